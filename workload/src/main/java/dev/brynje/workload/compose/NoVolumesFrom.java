package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class NoVolumesFrom implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-volumes-from", Ring.WORKLOAD, Severity.LOW)
          .title("Services name what they mount")
          .rationale(
              """
              volumes_from mounts all that another service mounts, whatever that comes to be: its
              data, its directories of the host, its sockets. Nobody sees it where the service is
              written, and without :ro all of it can be written to.
              """)
          .remediation("Name the volume in volumes of both services, with :ro where that is enough")
          .reference("cwe", "CWE-668")
          .bad(
              """
              services:
                backup:
                  image: registry.example.com/backup:1.0
                  volumes_from: ["container:database"]
              """)
          .good(
              """
              services:
                backup:
                  image: registry.example.com/backup:1.0
                  volumes: ["data:/data:ro"]
              volumes:
                data: {}
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Text from : service.texts("volumes_from")) {
      boolean readOnly = from.text().endsWith(":ro");
      verdict
          .fail(
              from.place(),
              "volumes_from",
              "all that %s mounts is mounted here%s"
                  .formatted(from.shown(), readOnly ? "" : ", to be written to"))
          .severity(readOnly ? Severity.INFO : Severity.LOW)
          .evidence("from", from.shown());
    }
  }
}
