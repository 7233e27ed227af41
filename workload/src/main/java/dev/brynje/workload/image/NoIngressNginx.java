package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoIngressNginx implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-ingress-nginx", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The retired ingress-nginx controller does not run")
          .rationale(
              """
              The Kubernetes project ended ingress-nginx in March 2026: no release and no security
              fix has come since. It faces the internet, reads the TLS keys of every namespace,
              and its last years saw several ways to run code in it.
              """)
          .remediation("Move to a maintained controller, best to one of the Gateway API")
          .effort(Effort.WORK)
          .reference("kubescape", "C-0292")
          .reference("nsm", "2.1.2")
          .reference("cwe", "CWE-1104")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.k8s.io/ingress-nginx/controller:v1.14.1
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Image image : Image.of(pod)) {
      ImageReference reference = image.reference().orElse(null);
      if (reference != null && isController(reference)) {
        verdict
            .fail(
                image.container(),
                image.field(),
                "%s gets no security fixes any more".formatted(image.text()))
            .evidence("image", image.text());
      }
    }
  }

  private static boolean isController(ImageReference reference) {
    return reference.path().endsWith("ingress-nginx/controller")
        || reference.path().endsWith("ingress-nginx/controller-chroot")
        || reference.name().startsWith("nginx-ingress-controller");
  }
}
