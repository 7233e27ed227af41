package dev.brynje.workload.controlplane;

import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.Optional;

/**
 * A field of a component's configuration file is as wished.
 *
 * @param kind of the file
 * @param path with dots
 */
record ConfigField(String group, String kind, String path, Wish wish) {
  boolean concerns(KubeObject object) {
    return object.kind().equals(kind) && object.group().equals(group);
  }

  Optional<Question.Fault> fault(KubeObject object) {
    Setting setting = setting(object.root().at(path.split("\\.")));
    return wish.fault(setting).map(words -> Question.Fault.of(setting, words));
  }

  private Setting setting(Field field) {
    if (field.node().isEmpty()) {
      return Setting.absent(path, field);
    }
    return switch (field.node().get()) {
      case Scalar scalar -> Setting.given(path, scalar.text(), field);
      case Sequence _ -> Setting.given(path, String.join(",", field.strings()), field);
      default -> Setting.given(path, field.string().orElse(""), field);
    };
  }
}
