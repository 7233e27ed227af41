package dev.brynje.core.report;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** The rules that results name, numbered in the order of their first result. */
final class SarifRules {
  private static final class Use {
    private final int index;
    private Severity worst = Severity.INFO;

    private Use(int index) {
      this.index = index;
    }
  }

  private final Catalogue catalogue;
  private final Map<String, Use> uses = new LinkedHashMap<>();

  SarifRules(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The index of a finding's rule. */
  int index(Finding finding) {
    Use use = uses.get(finding.control());
    if (use == null) {
      use = new Use(uses.size());
      uses.put(finding.control(), use);
    }
    if (finding.severity().reaches(use.worst)) {
      use.worst = finding.severity();
    }
    return use.index;
  }

  void write(JsonGenerator json) {
    json.writeArrayPropertyStart("rules");
    for (Map.Entry<String, Use> rule : uses.entrySet()) {
      json.writeStartObject();
      json.writeStringProperty("id", rule.getKey());
      Optional<Control> control = catalogue.find(rule.getKey());
      if (control.isPresent()) {
        writeControl(json, control.get(), rule.getValue().worst);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeControl(JsonGenerator json, Control control, Severity worst) {
    json.writeStringProperty("name", Prose.pascalCase(control.id()));
    writeText(json, "shortDescription", Prose.sentence(control.title()));
    writeText(json, "fullDescription", Prose.paragraphs(control.rationale()));
    json.writeObjectPropertyStart("help");
    json.writeStringProperty("text", help(control));
    json.writeStringProperty("markdown", ControlMarkdown.help(control));
    json.writeEndObject();
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", SarifReport.level(control.severity()));
    json.writeEndObject();
    writeProperties(json, control, worst);
  }

  private static void writeText(JsonGenerator json, String name, String text) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }

  private static String help(Control control) {
    return Prose.paragraphs(control.rationale())
        + "\n\n"
        + Prose.sentence(Prose.paragraphs(control.remediation()));
  }

  /** Code scanning knows a severity by its number, and weaknesses by tags such as CodeQL's. */
  private static void writeProperties(JsonGenerator json, Control control, Severity worst) {
    json.writeObjectPropertyStart("properties");
    json.writeArrayPropertyStart("tags");
    json.writeString("security");
    json.writeString(control.ring().word());
    for (String weakness : control.references().getOrDefault("cwe", List.of())) {
      json.writeString("external/cwe/" + weakness.toLowerCase(Locale.ROOT));
    }
    json.writeEndArray();
    json.writeStringProperty("precision", "high");
    number(worst).ifPresent(number -> json.writeStringProperty("security-severity", number));
    json.writeEndObject();
  }

  /** The middle of the range that code scanning gives each word; it has none for info. */
  private static Optional<String> number(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Optional.of("9.5");
      case HIGH -> Optional.of("8.0");
      case MEDIUM -> Optional.of("5.5");
      case LOW -> Optional.of("2.0");
      case INFO -> Optional.empty();
    };
  }
}
