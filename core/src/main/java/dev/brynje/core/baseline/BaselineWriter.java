package dev.brynje.core.baseline;

import java.io.IOException;
import java.io.Writer;
import java.util.Collection;

/** Writes a line for each entry, as no maker of JSON would lay it out. */
final class BaselineWriter {
  private BaselineWriter() {}

  static void write(Collection<BaselineEntry> entries, Writer out) throws IOException {
    out.write("{\n  \"brynje-baseline\": " + BaselineFile.VERSION + ",\n  \"findings\": [");
    String between = "\n";
    for (BaselineEntry entry : entries) {
      StringBuilder line = new StringBuilder(between).append("    {");
      property("path", entry.path(), line).append(", ");
      property("control", entry.control(), line).append(", ");
      if (!entry.about().isEmpty()) {
        property("about", entry.about(), line).append(", ");
      }
      property("fingerprint", entry.fingerprint(), line);
      line.append(", \"times\": ").append(entry.times()).append('}');
      out.append(line);
      between = ",\n";
    }
    out.write(entries.isEmpty() ? "]\n}\n" : "\n  ]\n}\n");
  }

  private static StringBuilder property(String name, String value, StringBuilder line) {
    line.append('"').append(name).append("\": \"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c < ' ' || (c >= 0x7F && c < 0xA0) || Character.isSurrogate(c)) {
        line.append("\\u%04x".formatted((int) c));
      } else {
        line.append(c);
      }
    }
    return line.append('"');
  }
}
