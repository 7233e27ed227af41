package dev.brynje.core.report;

import dev.brynje.core.StandingWaiver;
import dev.brynje.core.config.Explanation;
import dev.brynje.core.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes what is in force for paths:
 *
 * <pre>{@code
 * [{"path": "k8s", "file": "brynje.yaml",
 *   "failOn": {"value": "medium", "origin": "brynje.yaml:1"},
 *   "inlineWaivers": {"value": "true", "origin": "default"},
 *   "controls": [{"id": "workload/replicas", "judged": {"value": "off", "origin": "brynje.yaml:3"},
 *                 "severity": {"value": "low", "origin": "default"}}],
 *   "parameters": [], "scopes": [], "waivers": []}]
 * }</pre>
 */
public final class ExplanationJson {
  private ExplanationJson() {}

  /**
   * Writes an array, a path each.
   *
   * @param all whether controls are written too of which nothing is set
   * @throws IOException when the output takes no more
   */
  public static void write(List<Explanation> explanations, boolean all, Writer out)
      throws IOException {
    JsonText.write(
        out,
        json -> {
          json.writeStartArray();
          explanations.forEach(one -> write(json, one, all));
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, Explanation one, boolean all) {
    json.writeStartObject();
    json.writeStringProperty("path", one.path());
    JsonText.optional(json, "file", one.file());
    property(json, "failOn", one.failOn());
    property(json, "inlineWaivers", one.inline());
    json.writeArrayPropertyStart("controls");
    for (Explanation.OfControl control : one.controls()) {
      if (all || control.isSet()) {
        json.writeStartObject();
        json.writeStringProperty("id", control.id());
        property(json, "judged", control.judged());
        property(json, "severity", control.weight());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    values(json, "parameters", one.parameters());
    json.writeArrayPropertyStart("scopes");
    one.scopes().forEach(scope -> write(json, scope));
    json.writeEndArray();
    json.writeArrayPropertyStart("waivers");
    one.waivers().forEach(waiver -> write(json, waiver));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Explanation.OfScope scope) {
    json.writeStartObject();
    json.writeStringProperty("where", scope.where());
    json.writeStringProperty("origin", scope.origin());
    json.writeBooleanProperty("always", scope.always());
    values(json, "sets", scope.values());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, StandingWaiver waiver) {
    json.writeStartObject();
    json.writeStringProperty("control", waiver.control());
    json.writeStringProperty("where", waiver.scope().words());
    json.writeStringProperty("owner", waiver.waiver().owner());
    json.writeStringProperty("reason", waiver.waiver().reason());
    json.writeStringProperty(
        "expires", waiver.waiver().expires().map(LocalDate::toString).orElse(""));
    json.writeStringProperty("origin", waiver.waiver().place().words());
    json.writeEndObject();
  }

  private static void values(JsonGenerator json, String name, List<Explanation.Value> values) {
    json.writeArrayPropertyStart(name);
    for (Explanation.Value value : values) {
      json.writeStartObject();
      json.writeStringProperty("name", value.name());
      json.writeStringProperty("value", value.value());
      json.writeStringProperty("origin", value.origin());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void property(JsonGenerator json, String name, Explanation.Value value) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("value", value.value());
    json.writeStringProperty("origin", value.origin());
    json.writeEndObject();
  }
}
