package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class Controller implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/controller", Ring.WORKLOAD, Severity.LOW)
          .title("Pods are made by a controller")
          .rationale(
              """
              A Pod written by itself is gone when its node is: nothing makes it anew. Nor can it
              be updated or scaled, so it mostly runs an old image for a long time.
              """)
          .remediation(
              "Write a Deployment, a StatefulSet, a DaemonSet or a Job whose template is "
                  + "this pod")
          .effort(Effort.BLOCK)
          .reference("kubescape", "C-0073")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
                namespace: shop
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
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
  public boolean concerns(Pod pod) {
    return pod.owner().kind().equals("Pod");
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    if (pod.metadata().get("ownerReferences").items().isEmpty() && !isOfNodeOrTest(pod)) {
      verdict.fail(
          pod.owner().metadata().get("name"), "nothing makes the pod anew when it is lost");
    }
  }

  /** The control plane's static pods are kept up by the kubelet, and test hooks run once. */
  private static boolean isOfNodeOrTest(Pod pod) {
    boolean controlPlane =
        pod.owner().namespace().equals("kube-system")
            && "control-plane".equals(pod.labels().get("tier"));
    return controlPlane
        || pod.annotations().containsKey("kubernetes.io/config.mirror")
        || pod.annotations().containsKey("helm.sh/hook");
  }
}
