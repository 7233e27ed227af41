package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;

/** Settings that a program may stand on: they go only if that was asked for. */
final class Unsafe {
  private Unsafe() {}

  /** A flag of the pod's spec becomes false. */
  static PodFix podFlag(String name, String breaks) {
    return (subject, _) ->
        ifAsked(
            subject,
            name,
            breaks,
            List.of(new Edit.Put(subject.place(subject.pod().spec().get(name)), Value.of(false))));
  }

  /** A privileged container becomes an ordinary one, without a way back up. */
  static ContainerFix privileged() {
    return (subject, container, finding) -> {
      Answer beside = new NoEscalation().answer(subject, container, finding);
      if (!(beside instanceof Answer.Mend mend)) {
        return beside;
      }
      List<Edit> edits = new ArrayList<>(mend.edits());
      edits.addFirst(new Edit.Put(subject.of(container, "privileged"), Value.of(false)));
      return ifAsked(
          subject, "privileged", "it loses the devices and all rights of the node", edits);
    };
  }

  /** Ports of the node are given back. */
  static ContainerFix hostPorts() {
    return new HostPorts();
  }

  private static final class HostPorts implements ContainerFix {
    @Override
    public Answer answer(PodSubject subject, Container container, Finding finding) {
      List<Edit> edits = new ArrayList<>();
      for (Field port : container.field().get("ports").items()) {
        Field hostPort = port.get("hostPort");
        if (hostPort.present()) {
          edits.add(new Edit.Remove(subject.place(hostPort)));
        }
      }
      return ifAsked(subject, "hostPort", "who calls the node's port finds nothing there", edits);
    }
  }

  /** What is mounted of the node can only be read. */
  static ContainerFix readOnlyHostPaths() {
    return (subject, container, finding) -> {
      String path = finding.evidence().getOrDefault("mountPath", "");
      for (Field mount : container.field().get("volumeMounts").items()) {
        if (mount.get("mountPath").string().orElse("").equals(path)) {
          return ifAsked(
              subject,
              "the right to write at " + path,
              "it can no longer write what it mounts of the node",
              List.of(new Edit.Put(subject.place(mount.get("readOnly")), Value.of(true))));
        }
      }
      return new Answer.Left("which mount is meant cannot be told");
    };
  }

  private static Answer ifAsked(PodSubject subject, String name, String breaks, List<Edit> edits) {
    return subject.wishes().unsafe()
        ? new Answer.Mend(
            edits, "Takes %s away".formatted(name), List.of("with this, %s".formatted(breaks)))
        : new Answer.Left("this is done with --unsafe only: %s".formatted(breaks));
  }
}
