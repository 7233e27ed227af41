package dev.brynje.network.view;

import dev.brynje.core.Printable;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A graph for Graphviz: a cluster for each namespace, what is outside beside them; only what is
 * sure.
 *
 * @see <a href="https://graphviz.org/doc/info/lang.html">The DOT language</a>
 */
final class DotGraph implements ListFormat {
  @Override
  public void write(List<Connection> connections, Writer out) throws IOException {
    Drawing drawing = Drawing.of(connections);
    out.write(
        """
        digraph network {
          rankdir=LR
          node [shape=box, style=rounded, fontname="Helvetica"]
          edge [fontname="Helvetica", fontsize=10]
        """);
    for (var namespace : drawing.inside().entrySet()) {
      out.write("  subgraph %s {\n".formatted(quoted("cluster_" + namespace.getKey())));
      out.write("    label=%s\n".formatted(quoted(namespace.getKey())));
      for (End.OfWorkload one : namespace.getValue()) {
        out.write(
            "    %s [label=%s]\n"
                .formatted(quoted(one.toString()), quoted(one.name() + "[" + one.kind() + "]")));
      }
      out.write("  }\n");
    }
    for (End one : drawing.outside()) {
      out.write("  %s [style=dashed]\n".formatted(quoted(one.toString())));
    }
    for (Connection one : drawing.connections()) {
      out.write(
          "  %s -> %s [label=%s]\n"
              .formatted(
                  quoted(one.from().toString()),
                  quoted(one.to().toString()),
                  quoted(one.reach().sure().toString())));
    }
    out.write("}\n");
  }

  /** In labels a backslash begins an escape, so it is doubled everywhere. */
  private static String quoted(String text) {
    return '"' + Printable.of(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
