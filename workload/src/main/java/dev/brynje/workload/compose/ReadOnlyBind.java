package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class ReadOnlyBind implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/read-only-bind", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Directories of the host are mounted read-only")
          .rationale(
              """
              What a service may write on the host, whoever takes it over may write too:
              configuration, programs, or links that others follow. In the project's own directory
              this weighs low.
              """)
          .remediation("Mount it with :ro, or take a volume with a name")
          .reference("cis-docker", "5.5")
          .reference("cwe", "CWE-732")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  volumes: ["/srv/shop:/srv/shop"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  volumes: ["/srv/shop:/srv/shop:ro"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (HostFile file : HostFile.of(project, service, verdict)) {
      if (file.entry().kind().isFiles() && !file.readOnly()) {
        verdict
            .fail(
                file.place(),
                "volumes",
                "%s of the host is mounted writable".formatted(file.shown()))
            .severity(file.own() ? Severity.LOW : Severity.MEDIUM)
            .evidence("path", file.path());
      }
    }
  }
}
