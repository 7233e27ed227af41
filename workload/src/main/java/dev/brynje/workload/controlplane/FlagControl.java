package dev.brynje.workload.controlplane;

import dev.brynje.core.Control;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Judges one row of a component's table: its flags, on whatever starts the component, and the same
 * settings in its configuration file.
 *
 * @param elsewhere flags that take the setting from somewhere that is not seen here, so that its
 *     own flag may be missing
 * @param unless the field of a configuration file that, when true, makes its others needless; empty
 *     when there is none
 * @param only the flag without which the row has nothing to say; empty when there is none
 */
record FlagControl(
    Control control,
    Component component,
    List<Question> questions,
    List<ConfigField> configs,
    List<String> elsewhere,
    String only,
    String unless)
    implements ObjectCheck {

  @Override
  public boolean concerns(KubeObject object) {
    return isConfigured(object) || starts(object);
  }

  /** Asked for every object there is, as {@link #starts} is: hence without streams. */
  private boolean isConfigured(KubeObject object) {
    for (ConfigField config : configs) {
      if (config.concerns(object)) {
        return true;
      }
    }
    return false;
  }

  /** Where a command cannot be read, the object's name tells; judging it then notes the refusal. */
  private boolean starts(KubeObject object) {
    try {
      for (CommandLine line : CommandLines.of(object)) {
        if (concerns(line)) {
          return true;
        }
      }
      return false;
    } catch (FieldTypeException _) {
      return object.name().equals(component.program());
    }
  }

  private boolean concerns(CommandLine line) {
    return line.component() == component && (only.isEmpty() || line.has(only));
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    if (isConfigured(object)) {
      file(object, verdict);
      return;
    }
    for (CommandLine line : CommandLines.of(object)) {
      if (concerns(line)) {
        judge(line, verdict);
      }
    }
  }

  private void file(KubeObject object, Verdict verdict) {
    if (!unless.isEmpty() && object.root().get(unless).isTrue()) {
      return;
    }
    report(
        configs.stream()
            .filter(config -> config.concerns(object))
            .map(config -> config.fault(object))
            .flatMap(Optional::stream)
            .toList(),
        verdict);
  }

  private void judge(CommandLine line, Verdict verdict) {
    boolean unseen = elsewhere.stream().map(line::text).anyMatch(FlagControl::isOn);
    report(
        questions.stream()
            .map(question -> question.fault(line))
            .flatMap(Optional::stream)
            .filter(fault -> !unseen || !fault.value().isEmpty())
            .toList(),
        verdict);
  }

  /** A file that is named, or a boolean that is not false. */
  private static boolean isOn(Setting setting) {
    return setting.given() && !setting.value().isEmpty() && !Wish.Bool.isFalse(setting.value());
  }

  /** Settings that belong together, as a certificate and its key, are one finding. */
  private static void report(List<Question.Fault> faults, Verdict verdict) {
    if (faults.isEmpty()) {
      return;
    }
    List<String> messages = faults.stream().map(Question.Fault::message).toList();
    Question.Fault first = faults.getFirst();
    verdict
        .fail(first.field(), String.join(", and ", messages))
        .evidence("setting", first.setting());
  }
}
