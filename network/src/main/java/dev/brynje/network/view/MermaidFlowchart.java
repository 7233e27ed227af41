package dev.brynje.network.view;

import dev.brynje.core.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A flowchart for Mermaid: a subgraph for each namespace, what is outside beside them; only what is
 * sure.
 *
 * @see <a href="https://mermaid.js.org/syntax/flowchart.html">Flowcharts</a>
 */
final class MermaidFlowchart implements ListFormat {
  @Override
  public void write(List<Connection> connections, Writer out) throws IOException {
    Drawing drawing = Drawing.of(connections);
    Map<End, String> names = new HashMap<>();
    out.write("flowchart LR\n");
    int number = 0;
    for (var namespace : drawing.inside().entrySet()) {
      out.write("  subgraph n%d[%s]\n".formatted(number++, quoted(namespace.getKey())));
      for (End.OfWorkload one : namespace.getValue()) {
        String name = "w" + names.size();
        names.put(one, name);
        out.write("    %s[%s]\n".formatted(name, quoted(one.name() + "[" + one.kind() + "]")));
      }
      out.write("  end\n");
    }
    for (End one : drawing.outside()) {
      String name = "o" + names.size();
      names.put(one, name);
      out.write("  %s([%s])\n".formatted(name, quoted(one.toString())));
    }
    for (Connection one : drawing.connections()) {
      out.write(
          "  %s -->|%s| %s\n"
              .formatted(
                  names.get(one.from()),
                  quoted(one.reach().sure().toString()),
                  names.get(one.to())));
    }
  }

  /** What is no plain text in a label, or may not be in some version, is written by its number. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    Printable.of(text)
        .codePoints()
        .forEach(c -> {
          boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || "-., :/_".indexOf(c) >= 0);
          if (isPlain) {
            quoted.appendCodePoint(c);
          } else {
            quoted.append('#').append(c).append(';');
          }
        });
    return quoted.append('"').toString();
  }
}
