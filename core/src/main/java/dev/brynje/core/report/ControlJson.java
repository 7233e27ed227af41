package dev.brynje.core.report;

import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import dev.brynje.core.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/**
 * Writes controls with everything that the catalogue knows:
 *
 * <pre>{@code
 * {"id": "workload/run-as-non-root", "ring": "workload", "severity": "high", "title": "…",
 *  "rationale": "…", "remediation": "…", "effort": "line", "waivable": true,
 *  "references": {"kube-linter": ["run-as-non-root"], "trivy": ["KSV-0012"]},
 *  "examples": {"bad": "…", "good": "…"}}
 * }</pre>
 */
public final class ControlJson {
  private ControlJson() {}

  /**
   * Writes one control.
   *
   * @throws IOException when the output takes no more
   */
  public static void write(Control control, Writer out) throws IOException {
    JsonText.write(out, json -> write(json, control));
  }

  /**
   * Writes an array of controls.
   *
   * @throws IOException when the output takes no more
   */
  public static void write(List<Control> controls, Writer out) throws IOException {
    JsonText.write(
        out,
        json -> {
          json.writeStartArray();
          controls.forEach(control -> write(json, control));
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Parameter parameter) {
    json.writeStartObject();
    json.writeStringProperty("name", parameter.word());
    json.writeStringProperty("meaning", parameter.meaning());
    json.writeStringProperty("example", parameter.example());
    json.writeBooleanProperty("needed", parameter.isNeeded());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Control control) {
    json.writeStartObject();
    json.writeStringProperty("id", control.id());
    json.writeStringProperty("ring", control.ring().word());
    json.writeStringProperty("severity", control.severity().word());
    json.writeStringProperty("title", control.title());
    json.writeStringProperty("rationale", Prose.paragraphs(control.rationale()));
    json.writeStringProperty("remediation", Prose.paragraphs(control.remediation()));
    json.writeStringProperty("effort", control.effort().word());
    json.writeBooleanProperty("waivable", control.waivable());
    json.writeObjectPropertyStart("references");
    for (Map.Entry<String, List<String>> source : new TreeMap<>(control.references()).entrySet()) {
      JsonText.strings(json, source.getKey(), source.getValue());
    }
    json.writeEndObject();
    if (!control.parameters().isEmpty()) {
      json.writeArrayPropertyStart("parameters");
      control.parameters().forEach(parameter -> write(json, parameter));
      json.writeEndArray();
    }
    if (!control.bad().isEmpty()) {
      json.writeObjectPropertyStart("examples");
      json.writeStringProperty("bad", control.bad());
      json.writeStringProperty("good", control.good());
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
