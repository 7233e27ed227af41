package dev.brynje.network.view;

import dev.brynje.core.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** A way to write what changed. */
public interface ChangeFormat {
  /** Writes all of it. */
  void write(List<Change> changes, Writer out) throws IOException;

  /**
   * By name: txt, json or md.
   *
   * @throws IllegalArgumentException for another
   */
  static ChangeFormat of(String name) {
    return switch (name) {
      case "txt" -> ChangeFormat::text;
      case "json" -> ChangeFormat::json;
      case "md" -> ChangeFormat::markdown;
      default -> throw new IllegalArgumentException("no format: " + name);
    };
  }

  private static void text(List<Change> changes, Writer out) throws IOException {
    for (Change one : changes) {
      out.write(one + "\n");
    }
  }

  private static void json(List<Change> changes, Writer out) throws IOException {
    JsonText.write(
        out,
        json -> {
          json.writeStartArray();
          for (Change one : changes) {
            json.writeStartObject();
            json.writeStringProperty("change", word(one));
            json.writeStringProperty("src", one.from().toString());
            json.writeStringProperty("dst", one.to().toString());
            json.writeStringProperty("before", one.before().toString());
            json.writeStringProperty("after", one.after().toString());
            json.writeBooleanProperty("opens", one.opens());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void markdown(List<Change> changes, Writer out) throws IOException {
    if (changes.isEmpty()) {
      out.write("No connection changes.\n");
      return;
    }
    long opened = changes.stream().filter(Change::opens).count();
    out.write(
        "**%d of %d changed connections open something.**\n\n".formatted(opened, changes.size()));
    out.write("| change | src | dst | before | after |\n|---|---|---|---|---|\n");
    for (Change one : changes) {
      out.write(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  one.opens() ? "**" + word(one) + "**" : word(one),
                  cell(one.from()),
                  cell(one.to()),
                  one.before(),
                  one.after()));
    }
  }

  private static String word(Change change) {
    return change.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String cell(End end) {
    return end.toString().replace("|", "\\|");
  }
}
