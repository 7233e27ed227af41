package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import dev.brynje.yaml.Span;
import java.util.Locale;
import java.util.Optional;

final class FinalUser implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/final-user", Ring.WORKLOAD, Severity.HIGH)
          .title("The image runs as a user other than root")
          .rationale(
              """
              Without USER a container runs as the user of its base image, which is root nearly
              always. Root in a container is root to the kernel: it owns every file that is mounted
              and needs one mistake of the runtime to own the node.
              """)
          .remediation("End the last stage with USER and a number other than 0: USER 10001:10001")
          .reference("cis-docker", "4.1")
          .reference("hadolint", "DL3002")
          .reference("trivy", "DS-0002")
          .reference("checkov", "CKV_DOCKER_3", "CKV_DOCKER_8")
          .reference("cwe", "CWE-250")
          .bad(
              """
              FROM registry.example.com/base:1.0
              CMD ["api"]
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              USER 10001:10001
              CMD ["api"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    if (subject.context().startedAsOther().getAsBoolean()) {
      return;
    }
    StageSubject last = subject.last();
    triggered(last, verdict);
    Optional<UserSet> user = last.user();
    if (user.isEmpty()) {
      unset(last, verdict);
      return;
    }
    Users set = Users.of(user.get().value());
    Span span = user.get().instruction().user().span();
    // Without a name before the group, or with a variable that nobody sets, it is root.
    boolean nobody = set.name().isEmpty() && user.get().value().known();
    if (set.isRoot() || nobody) {
      String why =
          user.get().value().overridable()
              ? "the image runs as root unless a build argument says otherwise"
              : "the image runs as root";
      verdict.fail(last, user.get().instruction(), span, why).evidence("user", set.name());
    } else if (user.get().value().known() && RootAccounts.in(last).contains(set.name())) {
      verdict
          .fail(
              last,
              user.get().instruction(),
              span,
              "the image runs as root: the build gives this user the number 0")
          .evidence("user", set.name());
    } else if (!user.get().value().known() && set.name().isEmpty()) {
      verdict
          .fail(
              last,
              user.get().instruction(),
              span,
              "only the build knows the user, so that it may be root")
          .severity(Severity.MEDIUM)
          .evidence("user", user.get().instruction().user().text());
    }
  }

  /** What ONBUILD keeps is done in every image that is built upon this one. */
  private static void triggered(StageSubject last, DockerfileVerdict verdict) {
    Optional<Instruction.User> user = Optional.empty();
    for (Instruction.Onbuild later : last.own(Instruction.Onbuild.class)) {
      if (later.trigger().orElse(later) instanceof Instruction.User set) {
        user = Optional.of(set);
      }
    }
    user.filter(set -> Users.of(last.expand(set, set.user())).isRoot())
        .ifPresent(set ->
            verdict
                .fail(
                    last,
                    set,
                    set.user().span(),
                    "ONBUILD makes root of every image that is built upon this one")
                .severity(Severity.MEDIUM)
                .evidence("user", set.user().text()));
  }

  private static void unset(StageSubject last, DockerfileVerdict verdict) {
    Instruction.From from = last.stage().from();
    if (saysNonRoot(last.outermost().text())) {
      verdict
          .fail(
              last,
              from,
              from.image().span(),
              "no USER is set, and only its name says that the base image does not run as root")
          .severity(Severity.INFO)
          .remedy("Say it here too, so that a change of the base cannot change it: USER 65532");
    } else {
      verdict.fail(
          last,
          from,
          from.image().span(),
          "no USER is set, so that the image runs as its base does, which most often is root");
    }
  }

  /** Images that say by their name that they do not run as root; a name proves nothing. */
  private static boolean saysNonRoot(String image) {
    String name = image.toLowerCase(Locale.ROOT);
    return name.contains("nonroot")
        || name.contains("non-root")
        || name.contains("unprivileged")
        || name.contains("rootless")
        || name.startsWith("cgr.dev/chainguard/");
  }
}
