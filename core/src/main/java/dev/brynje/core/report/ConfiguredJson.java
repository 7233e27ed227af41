package dev.brynje.core.report;

import static dev.brynje.core.json.JsonText.strings;

import dev.brynje.core.Configured;
import dev.brynje.core.InlineUse;
import dev.brynje.core.Severity;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the configuration files that were in force:
 *
 * <pre>{@code
 * [{"file": "brynje.yaml", "off": ["workload/user-namespace"], "severities": {}, "failOn": "high",
 *   "scopes": [{"where": "path legacy/**", "on": [], "off": ["workload/run-as-non-root"],
 *               "severities": {}}],
 *   "waived": ["workload/memory-limit"], "inlineWaivers": "false"}]
 * }</pre>
 */
final class ConfiguredJson {
  private ConfiguredJson() {}

  static void write(JsonGenerator json, List<Configured> configured) {
    json.writeArrayPropertyStart("configuration");
    configured.forEach(one -> write(json, one));
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Configured configured) {
    json.writeStartObject();
    json.writeStringProperty("file", configured.file());
    strings(json, "off", configured.off());
    write(json, configured.severities());
    writeParameters(json, configured.parameters());
    json.writeStringProperty("failOn", configured.failOn().word());
    if (!configured.scopes().isEmpty()) {
      json.writeArrayPropertyStart("scopes");
      configured.scopes().forEach(scope -> write(json, scope));
      json.writeEndArray();
    }
    if (!configured.waived().isEmpty()) {
      strings(json, "waived", configured.waived());
    }
    if (configured.inline() != InlineUse.ALLOWED) {
      json.writeStringProperty("inlineWaivers", configured.inline().word());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Configured.Scoped scope) {
    json.writeStartObject();
    json.writeStringProperty("where", scope.where());
    strings(json, "on", scope.on());
    strings(json, "off", scope.off());
    write(json, scope.severities());
    writeParameters(json, scope.parameters());
    json.writeEndObject();
  }

  private static void writeParameters(JsonGenerator json, Map<String, String> parameters) {
    if (!parameters.isEmpty()) {
      json.writeObjectPropertyStart("parameters");
      parameters.forEach(json::writeStringProperty);
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, Map<String, Severity> severities) {
    json.writeObjectPropertyStart("severities");
    severities.forEach((control, severity) -> json.writeStringProperty(control, severity.word()));
    json.writeEndObject();
  }
}
