package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class ImagePullPolicy implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/image-pull-policy", Ring.WORKLOAD, Severity.LOW)
          .title("Images by tag are asked for at every start")
          .rationale(
              """
              With IfNotPresent a node runs the copy that it has: perhaps an older one under the
              same tag, perhaps a private one that this pod has no credentials for. With Never it
              runs only what somebody put on the node. Always asks the registry, which costs one
              request when nothing changed. A digest makes the question needless.
              """)
          .remediation("Set imagePullPolicy: Always, or pin the image by digest")
          .reference("kube-score", "container-image-pull-policy")
          .reference("checkov", "CKV_K8S_15")
          .reference("polaris", "pullPolicyNotAlways")
          .reference("kubescape", "C-0075")
          .reference("cwe", "CWE-494")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    imagePullPolicy: Never
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
                    imagePullPolicy: Always
              """)
          .define();

  private static final Set<String> POLICIES = Set.of("Always", "IfNotPresent", "Never");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Image image : Image.of(pod)) {
      ImageReference reference = image.reference().orElse(null);
      if (reference != null) {
        judge(image, reference, verdict);
      }
    }
  }

  private static void judge(Image image, ImageReference reference, Verdict verdict) {
    String policy = image.policy(reference);
    if (!POLICIES.contains(policy)) {
      verdict
          .fail(
              image.container(),
              image.pullPolicy(),
              "%s is no pull policy, so the API server refuses the pod".formatted(policy))
          .remedy("Write Always, IfNotPresent or Never")
          .severity(Severity.HIGH);
    } else if (!policy.equals("Always") && !reference.isPinned()) {
      String message =
          policy.equals("Never")
              ? "the image is never pulled, so a node runs what somebody put there"
              : "a node runs the copy of %s that it has".formatted(name(reference));
      verdict
          .fail(image.container(), place(image), message)
          .severity(severity(policy, reference))
          .evidence("policy", policy);
    }
  }

  private static Field place(Image image) {
    return image.pullPolicy().present() ? image.pullPolicy() : image.field();
  }

  /** Where a version is named, a copy of it is most often the same. */
  private static Severity severity(String policy, ImageReference reference) {
    if (policy.equals("Never") || reference.isLatest()) {
      return Severity.MEDIUM;
    }
    return Severity.INFO;
  }

  private static String name(ImageReference reference) {
    return reference.name() + ":" + (reference.tag().isEmpty() ? "latest" : reference.tag());
  }
}
