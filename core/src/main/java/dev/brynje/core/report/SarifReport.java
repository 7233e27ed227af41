package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Decision;
import dev.brynje.core.Finding;
import dev.brynje.core.Severity;
import dev.brynje.core.Summary;
import dev.brynje.core.Unjudged;
import dev.brynje.core.Waiver;
import dev.brynje.core.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;

/**
 * Writes SARIF 2.1.0 as code scanning reads it. Results come first and the rules that they name
 * after them, because findings are read once.
 *
 * <p>{@code automationDetails} is left to whoever uploads the file: its id would win over the
 * category that they choose.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class SarifReport implements ReportWriter {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String NOT_JUDGED = "not-judged";

  private final Catalogue catalogue;

  /**
   * @param catalogue describes the controls that findings name
   */
  public SarifReport(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void write(Assessment assessment, Writer out) throws IOException {
    JsonText.write(out, json -> write(json, assessment));
  }

  private void write(JsonGenerator json, Assessment assessment) {
    json.writeStartObject();
    json.writeStringProperty("$schema", SCHEMA);
    json.writeStringProperty("version", "2.1.0");
    json.writeArrayPropertyStart("runs");
    json.writeStartObject();
    json.writeStringProperty("columnKind", "unicodeCodePoints");
    SarifRules rules = new SarifRules(catalogue);
    json.writeArrayPropertyStart("results");
    Summary.Standing standing = assessment.summary().standing();
    boolean compared = standing.known() > 0 || standing.goneTimes() > 0;
    for (Finding finding : assessment.findings()) {
      writeResult(json, finding, rules.index(finding), compared);
    }
    json.writeEndArray();
    writeInvocation(json, assessment);
    writeTool(json, assessment, rules);
    writeProperties(json, assessment);
    json.writeEndObject();
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * Writes one.
   *
   * @param compared whether there is a baseline, so that every result says how it stands to that
   */
  private static void writeResult(
      JsonGenerator json, Finding finding, int ruleIndex, boolean compared) {
    json.writeStartObject();
    json.writeStringProperty("ruleId", finding.control());
    json.writeNumberProperty("ruleIndex", ruleIndex);
    json.writeStringProperty("level", level(finding.severity()));
    writeMessage(
        json, Prose.sentence(finding.message()) + " " + Prose.sentence(finding.remediation()));
    SarifLocation.write(json, finding.location(), finding.resource());
    json.writeObjectPropertyStart("partialFingerprints");
    json.writeStringProperty("brynje/v1", finding.fingerprint());
    json.writeEndObject();
    if (compared) {
      json.writeStringProperty("baselineState", finding.known() ? "unchanged" : "new");
    }
    writeSuppressions(json, finding);
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("severity", finding.severity().word());
    json.writeStringProperty("ring", finding.ring().word());
    JsonText.optional(json, "field", finding.field());
    JsonText.strings(json, "evidence", finding.evidence());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Once one result has the property, all must have it (3.27.23); empty says: not suppressed. */
  private static void writeSuppressions(JsonGenerator json, Finding finding) {
    json.writeArrayPropertyStart("suppressions");
    if (finding.waiver().isPresent()) {
      Waiver waiver = finding.waiver().get();
      json.writeStartObject();
      boolean apart = waiver.kind() == Waiver.Kind.CONFIGURATION;
      json.writeStringProperty("kind", apart ? "external" : "inSource");
      json.writeStringProperty("status", "accepted");
      json.writeStringProperty("justification", waiver.reason());
      json.writeObjectPropertyStart("properties");
      JsonText.optional(json, "owner", waiver.owner());
      JsonText.optional(json, "expires", waiver.expires().map(LocalDate::toString).orElse(""));
      json.writeStringProperty("place", waiver.place().words());
      json.writeEndObject();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeInvocation(JsonGenerator json, Assessment assessment) {
    json.writeArrayPropertyStart("invocations");
    json.writeStartObject();
    json.writeBooleanProperty("executionSuccessful", assessment.unjudged().isEmpty());
    json.writeStringProperty("startTimeUtc", assessment.time().toString());
    json.writeArrayPropertyStart("toolExecutionNotifications");
    for (Unjudged unjudged : assessment.unjudged()) {
      writeNotification(json, unjudged);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeNotification(JsonGenerator json, Unjudged unjudged) {
    json.writeStartObject();
    json.writeObjectPropertyStart("descriptor");
    json.writeStringProperty("id", NOT_JUDGED);
    json.writeNumberProperty("index", 0);
    json.writeEndObject();
    json.writeStringProperty("level", "error");
    writeMessage(json, Prose.sentence(unjudged.reason() + ": " + unjudged.advice()));
    SarifLocation.write(json, unjudged.location(), unjudged.resource());
    json.writeObjectPropertyStart("properties");
    JsonText.strings(json, "controls", unjudged.controls());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeTool(JsonGenerator json, Assessment assessment, SarifRules rules) {
    json.writeObjectPropertyStart("tool");
    json.writeObjectPropertyStart("driver");
    json.writeStringProperty("name", assessment.tool().name());
    json.writeStringProperty("version", assessment.tool().version());
    json.writeArrayPropertyStart("notifications");
    json.writeStartObject();
    json.writeStringProperty("id", NOT_JUDGED);
    json.writeStringProperty("name", "NotJudged");
    json.writeObjectPropertyStart("shortDescription");
    json.writeStringProperty("text", "Something that was asked for could not be judged.");
    json.writeEndObject();
    json.writeObjectPropertyStart("defaultConfiguration");
    json.writeStringProperty("level", "error");
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndArray();
    rules.write(json);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writeProperties(JsonGenerator json, Assessment assessment) {
    json.writeObjectPropertyStart("properties");
    json.writeStringProperty("command", assessment.command());
    json.writeStringProperty("policy", assessment.policy());
    JsonReport.writeTarget(json, assessment.target());
    JsonReport.writeConfigured(json, assessment.configured());
    json.writeArrayPropertyStart("decisions");
    for (Decision decision : assessment.decisions()) {
      json.writeStartObject();
      json.writeStringProperty("subject", decision.subject());
      json.writeBooleanProperty("allowed", decision.allowed());
      json.writeStringProperty("reason", decision.reason());
      JsonText.strings(json, "findings", decision.findings());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /**
   * A brace of its own would begin a placeholder, so it is doubled (3.11.5); brackets before a
   * parenthesis would make a link of what a manifest says, so they are kept apart (3.11.6).
   */
  private static void writeMessage(JsonGenerator json, String text) {
    json.writeObjectPropertyStart("message");
    json.writeStringProperty(
        "text", text.replace("{", "{{").replace("}", "}}").replace("](", "] ("));
    json.writeEndObject();
  }

  static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW, INFO -> "note";
    };
  }
}
