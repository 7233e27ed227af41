package dev.brynje.workload.compose;

import dev.brynje.compose.BuiltFrom;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.dockerfile.Users;

final class NonRootUser implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/non-root-user", Ring.WORKLOAD, Severity.HIGH)
          .title("Services run as a user other than root")
          .rationale(
              """
              Root in a container is root to the kernel: it owns every file that is mounted and
              needs one mistake of the runtime to own the host. Without user: the image decides,
              and most images decide for root.
              """)
          .remediation("Set user: \"10001:10001\", or end the Dockerfile with USER 10001:10001")
          .reference("cis-docker", "4.1")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-250")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  user: root
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  user: "10001:10001"
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    Text user = service.text("user").orElse(null);
    if (user == null || (user.known() && user.text().isBlank())) {
      unset(service, verdict);
    } else if (verdict.knows(user) && isRoot(user.text())) {
      verdict.fail(user.place(), "user", "the service runs as root").evidence("user", user.shown());
    }
  }

  /** Then the image decides, and of one that is built here its Dockerfile tells. */
  private static void unset(Service service, ComposeVerdict verdict) {
    BuiltFrom built = service.builtFrom().orElse(null);
    if (built == null) {
      verdict.fail(
          service,
          "user",
          service.build().isPresent()
              ? "no user is set, and its Dockerfile, which decides who runs, cannot be read"
              : "no user is set, so that the image decides who runs, which most often is root");
      return;
    }
    BuiltFrom.User user = built.user().orElse(null);
    if (user == null) {
      verdict.fail(
          service,
          "user",
          "no user is set, neither here nor by a USER in %s".formatted(built.name()));
    } else if (Users.of(user.value()).isRoot()) {
      verdict.fail(
          service, "user", "no user is set, and %s ends with USER root".formatted(built.name()));
    } else if (!user.value().known()) {
      verdict
          .fail(
              service,
              "user",
              "no user is set, and only the build knows that of %s".formatted(built.name()))
          .severity(Severity.MEDIUM);
    }
  }

  private static boolean isRoot(String user) {
    String name = user.substring(0, user.indexOf(':') < 0 ? user.length() : user.indexOf(':'));
    return name.equals("root") || name.isEmpty() || name.chars().allMatch(c -> c == '0');
  }
}
