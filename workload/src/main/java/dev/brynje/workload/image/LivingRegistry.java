package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;

final class LivingRegistry implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-retired-registry", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Images come from registries that are still kept up")
          .rationale(
              """
              A registry or repository that was given up gets no fixes, is slowed down or switched
              off one day, and then no node can start the pod. What is pulled from there is old by
              definition.
              """)
          .remediation("Take the image from where its project publishes it today")
          .reference("kubescape", "C-0253")
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
                    image: k8s.gcr.io/pause:3.9@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
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
                    image: registry.k8s.io/pause:3.9@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
              """)
          .define();

  private record Retired(String domain, String path, String since, String instead) {}

  private static final List<Retired> RETIRED =
      List.of(
          new Retired("k8s.gcr.io", "", "frozen since April 2023", "registry.k8s.io"),
          new Retired("gcr.io", "google-containers/", "frozen since 2020", "registry.k8s.io"),
          new Retired("gcr.io", "google_containers/", "frozen since 2020", "registry.k8s.io"),
          new Retired("gcr.io", "kubernetes-helm/", "gone since August 2021", "Helm 3"),
          new Retired(
              "quay.io",
              "kubernetes-ingress-controller/",
              "frozen since 2021",
              "a maintained ingress controller"),
          new Retired(
              "docker.io",
              "bitnamilegacy/",
              "without fixes since August 2025",
              "the project's own image"));

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Image image : Image.of(pod)) {
      ImageReference reference = image.reference().orElse(null);
      for (Retired retired : RETIRED) {
        if (reference != null
            && reference.domain().equals(retired.domain)
            && reference.path().startsWith(retired.path)) {
          complain(image, retired, verdict);
        }
      }
    }
  }

  private static void complain(Image image, Retired retired, Verdict verdict) {
    String place = retired.path.isEmpty() ? retired.domain : retired.domain + "/" + retired.path;
    verdict
        .fail(image.container(), image.field(), "%s is %s".formatted(place, retired.since))
        .remedy("Use " + retired.instead)
        .evidence("registry", place);
  }
}
