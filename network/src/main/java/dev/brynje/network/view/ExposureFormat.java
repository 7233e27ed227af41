package dev.brynje.network.view;

import dev.brynje.core.json.JsonText;
import dev.brynje.network.model.Direction;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A way to write to whom workloads are open. */
public interface ExposureFormat {
  /** Writes all of it. */
  void write(List<Exposure> exposures, Writer out) throws IOException;

  /**
   * By name: txt, json or md.
   *
   * @throws IllegalArgumentException for another
   */
  static ExposureFormat of(String name) {
    return switch (name) {
      case "txt" -> ExposureFormat::text;
      case "json" -> ExposureFormat::json;
      case "md" -> ExposureFormat::markdown;
      default -> throw new IllegalArgumentException("no format: " + name);
    };
  }

  private static void text(List<Exposure> exposures, Writer out) throws IOException {
    for (Exposure one : exposures) {
      out.write(one + "\n");
    }
  }

  private static void json(List<Exposure> exposures, Writer out) throws IOException {
    JsonText.write(
        out,
        json -> {
          json.writeStartArray();
          for (Exposure one : exposures) {
            json.writeStartObject();
            json.writeStringProperty("workload", one.workload().toString());
            json.writeStringProperty(
                "direction", one.direction() == Direction.INGRESS ? "ingress" : "egress");
            json.writeStringProperty("to", one.to());
            json.writeStringProperty("conn", one.ports().toString());
            if (!one.by().isEmpty()) {
              JsonText.strings(json, "by", one.by());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void markdown(List<Exposure> exposures, Writer out) throws IOException {
    out.write("| workload | | open to | conn | by |\n|---|---|---|---|---|\n");
    for (Exposure one : exposures) {
      out.write(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  one.workload(),
                  one.direction() == Direction.INGRESS ? "in" : "out",
                  one.to().replace("|", "\\|"),
                  one.ports(),
                  String.join(", ", one.by())));
    }
  }
}
