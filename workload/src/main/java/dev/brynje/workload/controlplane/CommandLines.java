package dev.brynje.workload.controlplane;

import dev.brynje.kube.Container;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The components that an object starts. Some sixty controls ask for them of every object, nearly
 * always in vain, so each thread remembers its last answer.
 */
final class CommandLines {
  private record Answer(WeakReference<KubeObject> object, List<CommandLine> lines) {}

  private static final ThreadLocal<Answer> LAST =
      ThreadLocal.withInitial(() -> new Answer(new WeakReference<>(null), List.of()));

  private CommandLines() {}

  /**
   * The command lines of an object's containers that start a component.
   *
   * @throws dev.brynje.kube.FieldTypeException when the API server would refuse a command
   */
  static List<CommandLine> of(KubeObject object) {
    Answer last = LAST.get();
    if (last.object().refersTo(object)) {
      return last.lines();
    }
    List<CommandLine> lines = read(object);
    LAST.set(new Answer(new WeakReference<>(object), lines));
    return lines;
  }

  private static List<CommandLine> read(KubeObject object) {
    Optional<Pod> pod = Pod.of(object);
    if (pod.isEmpty()) {
      return List.of();
    }
    List<CommandLine> lines = new ArrayList<>();
    for (Container container : pod.get().containers()) {
      CommandLine.of(container).ifPresent(lines::add);
    }
    return List.copyOf(lines);
  }
}
