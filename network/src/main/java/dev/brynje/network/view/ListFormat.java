package dev.brynje.network.view;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A way to write a list of connections. */
public interface ListFormat {
  /** Writes all of it. */
  void write(List<Connection> connections, Writer out) throws IOException;

  /**
   * By name: txt, json, csv, md, dot, mermaid or svg.
   *
   * @throws IllegalArgumentException for another
   */
  static ListFormat of(String name) {
    return switch (name) {
      case "txt" -> new TextList();
      case "json" -> new JsonList();
      case "csv" -> new CsvList();
      case "md" -> new MarkdownList();
      case "dot" -> new DotGraph();
      case "mermaid" -> new MermaidFlowchart();
      case "svg" -> new SvgPicture();
      default -> throw new IllegalArgumentException("no format: " + name);
    };
  }
}
