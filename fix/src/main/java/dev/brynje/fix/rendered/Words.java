package dev.brynje.fix.rendered;

import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.stream.Collectors;

/** Says what an edit writes, for those who write it themselves. */
final class Words {
  private Words() {}

  static String of(Edit edit) {
    return switch (edit) {
      case Edit.Put put -> "%s: %s".formatted(put.place(), of(put.value()));
      case Edit.Add add -> "%s with the item %s".formatted(add.place(), of(add.item()));
      case Edit.Remove remove -> "%s away".formatted(remove.place());
    };
  }

  private static String of(Value value) {
    return switch (value) {
      case Value.Text text -> text.text();
      case Value.Word word -> word.text();
      case Value.Keys keys ->
          keys.entries().entrySet().stream()
              .map(entry -> entry.getKey() + ": " + of(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case Value.Items items ->
          items.items().stream().map(Words::of).collect(Collectors.joining(", ", "[", "]"));
    };
  }
}
