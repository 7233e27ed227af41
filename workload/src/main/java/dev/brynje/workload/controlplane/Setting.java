package dev.brynje.workload.controlplane;

import dev.brynje.kube.Field;
import java.util.List;

/**
 * A flag or a field of a configuration file as it is set for a component.
 *
 * @param name as one writes it: {@code --profiling}, {@code authentication.anonymous.enabled}
 * @param given whether it is written
 * @param value as written; empty when it is not
 * @param field where it is written, or would be
 */
record Setting(String name, boolean given, String value, Field field) {
  static Setting given(String name, String value, Field field) {
    return new Setting(name, true, value, field);
  }

  static Setting absent(String name, Field field) {
    return new Setting(name, false, "", field);
  }

  /** The items of a list with commas. */
  List<String> items() {
    return value.isBlank() ? List.of() : List.of(value.strip().split("\\s*,\\s*"));
  }
}
