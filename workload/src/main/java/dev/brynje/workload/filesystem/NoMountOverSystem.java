package dev.brynje.workload.filesystem;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class NoMountOverSystem implements ContainerCheck {
  private static final Set<String> PROGRAMS =
      Set.of(
          "/",
          "/bin",
          "/sbin",
          "/lib",
          "/lib64",
          "/usr",
          "/usr/bin",
          "/usr/lib",
          "/usr/lib64",
          "/usr/local",
          "/usr/local/bin",
          "/usr/local/lib",
          "/usr/local/sbin",
          "/usr/sbin",
          "/etc/ld.so.preload");
  private static final Set<String> SYSTEM =
      Set.of(
          "/boot",
          "/dev",
          "/etc",
          "/etc/group",
          "/etc/pam.d",
          "/etc/passwd",
          "/etc/shadow",
          "/etc/sudoers",
          "/etc/sudoers.d",
          "/proc",
          "/sys",
          "/var");

  private static final Control CONTROL =
      Control.named("workload/no-mount-over-system", Ring.WORKLOAD, Severity.LOW)
          .title("Volumes are not mounted over the image's own system")
          .rationale(
              """
              A volume hides what the image has at its path. Over a directory of programs, libraries
              or accounts the container runs something else than what was built and scanned, and if
              the volume is writable it can be exchanged while it runs.
              """)
          .remediation("Mount the volume at a path of its own, or single files with subPath")
          .effort(Effort.BLOCK)
          .reference("nsa-cisa", "Immutable container file systems")
          .reference("nsm", "2.3.2")
          .reference("cwe", "CWE-426")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    volumeMounts:
                      - name: data
                        mountPath: /usr/bin
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: data
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
                    volumeMounts:
                      - name: data
                        mountPath: /srv/data
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: data
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(Pod pod, Container container) {
    return !pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    for (Field mount : container.field().get("volumeMounts").items()) {
      Field field = mount.get("mountPath");
      String path = Mounted.normal(field.string().orElse("none"));
      boolean programs = PROGRAMS.contains(path);
      if (!programs && !SYSTEM.contains(path)) {
        continue;
      }
      String type = Mounted.typeOf(mount, pod);
      if (type.equals("hostPath")) {
        continue;
      }
      boolean writable = !mount.get("readOnly").isTrue() && !Mounted.isConfiguration(type);
      Complaint complaint =
          verdict
              .fail(field, "the volume hides what the image has at %s".formatted(path))
              .evidence("mountPath", field.string().orElse(""));
      if (programs && writable) {
        complaint.severity(Severity.MEDIUM);
      }
    }
  }
}
