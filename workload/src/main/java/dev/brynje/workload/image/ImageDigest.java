package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class ImageDigest implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/image-digest", Ring.WORKLOAD, Severity.LOW)
          .title("Images are pinned by digest")
          .rationale(
              """
              A tag can be moved: by a rebuild, by a mistake, by whoever takes over the registry
              or its account. A digest is the hash of the content itself, so that what was tested
              and signed is what runs, today and after the next restart.
              """)
          .remediation(
              "Add the digest after the tag: name:1.8.2@sha256:…; a bot can keep both up to date")
          .effort(Effort.LINE)
          .reference("checkov", "CKV_K8S_43")
          .reference("kubescape", "C-0306")
          .reference("nsm", "2.1.4")
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
                    image: registry.example.com/api:1.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  /** An image without a version is the business of the check for tags. */
  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Image image : Image.of(pod)) {
      ImageReference reference = image.reference().orElse(null);
      if (reference != null && !reference.isPinned() && !reference.isLatest()) {
        verdict
            .fail(
                image.container(),
                image.field(),
                "%s has a tag that can be moved, and no digest".formatted(image.text()))
            .evidence("image", image.text());
      }
    }
  }
}
