package dev.brynje.workload.compose;

import dev.brynje.compose.Mount;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.List;
import java.util.Set;

final class TmpfsOptions implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/tmpfs-options", Ring.WORKLOAD, Severity.LOW)
          .title("File systems in memory are small, and nothing runs from them")
          .rationale(
              """
              A tmpfs is where a read-only service is written to, and so where an attacker puts a
              tool. Without a size it takes half of the host's memory; with exec, suid or dev what
              is put there runs.
              """)
          .remediation(
              "Set tmpfs: [\"/tmp:size=64m,noexec,nosuid,nodev\"]; Docker sets the last three by itself")
          .reference("cwe", "CWE-770")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  tmpfs: ["/tmp:exec"]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  tmpfs: ["/tmp:size=64m"]
              """)
          .define();

  private static final Set<String> LOOSE = Set.of("exec", "suid", "dev");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (Text mount : service.texts("tmpfs")) {
      if (verdict.knows(mount)) {
        judge(service, mount, verdict);
      }
    }
    for (Mount mount : service.mounts()) {
      boolean unbounded =
          mount.kind() == Mount.Kind.TMPFS && mount.fields().get("tmpfs", "size").isEmpty();
      if (unbounded && service.memoryLimit().isEmpty()) {
        verdict.fail(
            mount.place(), "volumes", "the tmpfs has no size, and may fill the host's memory");
      }
    }
  }

  private static void judge(Service service, Text mount, ComposeVerdict verdict) {
    String text = mount.text();
    List<String> options = List.of(text.substring(text.indexOf(':') + 1).split(",", -1));
    for (String option : options) {
      if (LOOSE.contains(option.strip()) && text.indexOf(':') >= 0) {
        verdict
            .fail(
                mount.place(),
                "tmpfs",
                "the tmpfs is mounted with %s".formatted(mount.shown(option.strip())))
            .severity(Severity.MEDIUM)
            .evidence("option", mount.shown(option.strip()));
      }
    }
    // It counts as memory of the service, so that a limit of that bounds it too.
    if (options.stream().noneMatch(option -> option.strip().startsWith("size="))
        && service.memoryLimit().isEmpty()) {
      verdict.fail(mount.place(), "tmpfs", "the tmpfs has no size, and may fill the host's memory");
    }
  }
}
