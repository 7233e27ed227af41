package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NumericUser implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/numeric-user", Ring.WORKLOAD, Severity.LOW)
          .title("The final user is a number")
          .rationale(
              """
              Kubernetes cannot tell from a name that it is not root, and refuses an image with a
              name where runAsNonRoot is asked for. A name also means what the image's /etc/passwd
              says, which a later layer can change.
              """)
          .remediation("Name the user by its number: USER 10001:10001")
          .reference("hadolint", "DL3066")
          .reference("cwe", "CWE-250")
          .bad(
              """
              FROM registry.example.com/base:1.0
              USER app
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              USER 10001
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    subject
        .last()
        .user()
        .ifPresent(user -> {
          Users set = Users.of(user.value());
          if (!set.name().isEmpty()
              && !set.isNumber()
              && !set.isRoot()
              && !set.isOfWindows()
              && user.value().known()
              && !RootAccounts.in(subject.last()).contains(set.name())) {
            verdict
                .fail(
                    subject.last(),
                    user.instruction(),
                    user.instruction().user().span(),
                    "the user is named, so that nobody can tell from the image that it is not root")
                .evidence("user", set.name());
          }
        });
  }
}
