package dev.brynje.workload.compose;

import dev.brynje.compose.Device;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.host.HostPath;
import dev.brynje.workload.host.NodeFiles;

final class NoHostDevice implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-host-device", Ring.WORKLOAD, Severity.HIGH)
          .title("Services are given no device of the host")
          .rationale(
              """
              A device is a door to a driver in the host's kernel, and a disk is all files on it,
              past all permissions.
              """)
          .remediation(
              "Remove it from devices; where it is needed, name the one device with the rights that are needed: /dev/ttyUSB0:/dev/ttyUSB0:r")
          .reference("cis-docker", "5.17")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  devices: ["/dev/sda:/dev/sda"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  cap_drop: [ALL]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Device device : service.devices()) {
      device
          .source()
          .filter(verdict::knows)
          .ifPresent(source -> {
            NodeFiles.Entry entry = NodeFiles.at(HostPath.normal(source.text()), "CharDevice");
            boolean usual = entry.severity() == Severity.MEDIUM || !source.text().startsWith("/");
            verdict
                .fail(
                    device.place(),
                    "devices",
                    "the device %s of the host is given to the service".formatted(source.shown()))
                .severity(usual ? Severity.MEDIUM : Severity.HIGH)
                .evidence("device", Values.evident(source));
          });
    }
    for (HostFile file : HostFile.of(project, service, verdict)) {
      if (file.is(HostPath.Kind.DEVICE)) {
        verdict
            .fail(file.place(), "volumes", "%s gives away %s".formatted(file.shown(), file.holds()))
            .severity(file.entry().severity())
            .evidence("device", file.path());
      }
    }
    for (Text rule : service.texts("device_cgroup_rules")) {
      if (verdict.knows(rule)) {
        verdict
            .fail(
                rule.place(),
                "device_cgroup_rules",
                "a rule opens devices of the host: %s".formatted(rule.shown()))
            .evidence("rule", rule.shown());
      }
    }
  }
}
