package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class ConfinedBuild implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/confined-build", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Builds are kept apart from the host")
          .rationale(
              """
              A build runs what its Dockerfile and all packages say. With privileged,
              security.insecure or the host's network those run on the host itself.
              """)
          .remediation("Remove build.privileged, build.entitlements and build.network: host")
          .reference("cwe", "CWE-250")
          .bad(
              """
              services:
                api:
                  build:
                    context: .
                    network: host
              """)
          .good(
              """
              services:
                api:
                  build:
                    context: .
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    service
        .text("build", "privileged")
        .filter(text -> verdict.knows(text) && text.isTrue())
        .ifPresent(text ->
            verdict
                .fail(
                    text.place(),
                    "build.privileged",
                    "the build is privileged, which is root on the host")
                .severity(Severity.HIGH));
    service
        .text("build", "network")
        .filter(text -> Values.isHost(text, verdict))
        .ifPresent(text ->
            verdict.fail(text.place(), "build.network", "the build is on the network of the host"));
    for (Text entitlement : service.texts("build", "entitlements")) {
      if (verdict.knows(entitlement)) {
        verdict
            .fail(
                entitlement.place(),
                "build.entitlements",
                "the build is let out of its confinement: %s".formatted(entitlement.shown()))
            .severity(
                entitlement.text().equals("security.insecure") ? Severity.HIGH : Severity.MEDIUM)
            .evidence("entitlement", entitlement.shown());
      }
    }
  }
}
