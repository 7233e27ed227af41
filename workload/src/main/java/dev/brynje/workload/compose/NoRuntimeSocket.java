package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.host.HostPath;

final class NoRuntimeSocket implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-runtime-socket", Ring.WORKLOAD, Severity.CRITICAL)
          .title("No service reaches the socket of the container engine")
          .rationale(
              """
              Whoever reaches the socket of Docker, containerd or Podman starts any container with
              any mount, and so is root on the host. Read-only does not help: a socket is not
              written, it is talked to.
              """)
          .remediation(
              "Remove the mount, or use_api_socket; where a program must see containers, put a proxy before the socket that lets only those calls through")
          .reference("cis-docker", "5.32")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-250")
          .reference("kics", "d6355c88")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  read_only: true
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (HostFile file : HostFile.of(project, service, verdict)) {
      if (file.is(HostPath.Kind.RUNTIME_SOCKET)) {
        verdict
            .fail(file.place(), "volumes", "%s gives away %s".formatted(file.shown(), file.holds()))
            .evidence("path", file.path());
      }
    }
    service
        .text("use_api_socket")
        .filter(text -> verdict.knows(text) && text.isTrue())
        .ifPresent(text ->
            verdict.fail(
                text.place(),
                "use_api_socket",
                "the service is given the engine's socket and its credentials"));
  }
}
