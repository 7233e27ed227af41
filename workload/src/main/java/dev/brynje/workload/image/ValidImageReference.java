package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.Secrets;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Locale;

final class ValidImageReference implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/valid-image-reference", Ring.WORKLOAD, Severity.HIGH)
          .title("Images are named as the kubelet can read them")
          .rationale(
              """
              The API server takes any text as an image, and the kubelet then refuses it with
              InvalidImageName: the rollout stands still and nothing of it starts. Most often a
              template was not filled in, or the name has upper-case letters or a scheme before
              it.
              """)
          .remediation(
              "Write host/path:tag or host/path@sha256:…, in lower case and without https://")
          .reference("cwe", "CWE-20")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: https://registry.example.com/API:1.0
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

  private static final int LONGEST = 120;

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Image image : Image.of(pod)) {
      String text = image.text();
      if (text.isEmpty()) {
        verdict.fail(image.container(), image.field(), "no image is named");
      } else if (image.reference().isEmpty()) {
        verdict
            .fail(
                image.container(),
                image.field(),
                "%s is no image reference: %s"
                    .formatted(Secrets.shortened(text, LONGEST), reason(text)))
            .evidence("image", Secrets.shortened(text, LONGEST));
      }
    }
  }

  private static String reason(String text) {
    int at = text.indexOf('@');
    String named = at < 0 ? text : text.substring(0, at);
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      return "it holds a line break";
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      return "it holds a control character";
    }
    if (text.chars().anyMatch(Character::isWhitespace)) {
      return "it holds a space";
    }
    if (text.contains("://")) {
      return "it begins with a scheme";
    }
    if (text.indexOf('{') >= 0 || text.indexOf('$') >= 0 || text.indexOf('<') >= 0) {
      return "a placeholder was not filled in";
    }
    if (at >= 0 && ImageReference.of(named).isPresent()) {
      return "its digest must be sha256: and 64 hexadecimal digits in lower case";
    }
    if (ImageReference.of(named.toLowerCase(Locale.ROOT)).isPresent()) {
      return "the repository must be in lower case";
    }
    return named.endsWith(":") ? "its tag is empty" : "it holds a character that is not allowed";
  }
}
