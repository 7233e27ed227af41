package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class ImageTag implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/image-tag", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Images name a version")
          .rationale(
              """
              Without a tag, or with latest, nobody can say what runs: two nodes run different
              code under one name, a restart brings in what was pushed last, and there is no
              version to go back to or to look up in an advisory.
              """)
          .remediation("Name the version that was tested, and its digest: name:1.8.2@sha256:…")
          .reference("kube-linter", "latest-tag")
          .reference("kube-score", "container-image-tag")
          .reference("checkov", "CKV_K8S_14")
          .reference("polaris", "tagNotSpecified")
          .reference("trivy", "KSV-0013")
          .reference("nsm", "2.3.2")
          .reference("cwe", "CWE-1357")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:latest
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
      if (reference != null && reference.isLatest()) {
        String when =
            image.policy(reference).equals("Always")
                ? "every start may bring other code"
                : "every node keeps what it pulled first";
        String tag = reference.tag().isEmpty() ? "no tag" : "the tag latest";
        verdict
            .fail(
                image.container(),
                image.field(),
                "%s has %s, so %s".formatted(image.text(), tag, when))
            .evidence("image", image.text());
      }
    }
  }
}
