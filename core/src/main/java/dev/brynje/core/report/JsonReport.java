package dev.brynje.core.report;

import static dev.brynje.core.json.JsonText.numbers;
import static dev.brynje.core.json.JsonText.optional;
import static dev.brynje.core.json.JsonText.strings;

import dev.brynje.core.Assessment;
import dev.brynje.core.Configured;
import dev.brynje.core.Decision;
import dev.brynje.core.Finding;
import dev.brynje.core.Fix;
import dev.brynje.core.Gone;
import dev.brynje.core.Input;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Summary;
import dev.brynje.core.Target;
import dev.brynje.core.Tool;
import dev.brynje.core.Unjudged;
import dev.brynje.core.Waiver;
import dev.brynje.core.json.JsonText;
import dev.brynje.yaml.Excerpt;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes exactly the Assessment, as {@code assessment.schema.json} describes it. Keys come in one
 * order; a part that does not apply is left out.
 */
public final class JsonReport implements ReportWriter {
  @Override
  public void write(Assessment assessment, Writer out) throws IOException {
    JsonText.write(out, json -> write(json, assessment));
  }

  private static void write(JsonGenerator json, Assessment assessment) {
    json.writeStartObject();
    writeTool(json, assessment.tool());
    json.writeStringProperty("command", assessment.command());
    json.writeStringProperty("time", assessment.time().toString());
    json.writeStringProperty("policy", assessment.policy());
    writeTarget(json, assessment.target());
    writeConfigured(json, assessment.configured());
    writeAll(json, "inputs", assessment.inputs(), input -> writeInput(json, input));
    writeAll(json, "findings", assessment.findings(), finding -> writeFinding(json, finding));
    writeAll(json, "unjudged", assessment.unjudged(), unjudged -> writeUnjudged(json, unjudged));
    writeAll(json, "decisions", assessment.decisions(), decision -> writeDecision(json, decision));
    writeSummary(json, assessment.findings().size(), assessment.summary());
    json.writeEndObject();
  }

  private static <T> void writeAll(
      JsonGenerator json, String name, Iterable<T> items, Consumer<T> writeProperties) {
    json.writeArrayPropertyStart(name);
    for (T item : items) {
      json.writeStartObject();
      writeProperties.accept(item);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeTool(JsonGenerator json, Tool tool) {
    json.writeObjectPropertyStart("tool");
    json.writeStringProperty("name", tool.name());
    json.writeStringProperty("version", tool.version());
    json.writeEndObject();
  }

  /** Left out when nothing depends on it. */
  static void writeTarget(JsonGenerator json, Target target) {
    if (target.kubernetesVersion().isEmpty()) {
      return;
    }
    json.writeObjectPropertyStart("target");
    json.writeStringProperty("kubernetesVersion", target.kubernetesVersion());
    optional(json, "podSecurity", target.podSecurity());
    if (!target.remarks().isEmpty()) {
      strings(json, "remarks", target.remarks());
    }
    json.writeEndObject();
  }

  /** Left out when there is no file; then the classes of what there may be are not loaded. */
  static void writeConfigured(JsonGenerator json, List<Configured> configured) {
    if (!configured.isEmpty()) {
      ConfiguredJson.write(json, configured);
    }
  }

  private static void writeInput(JsonGenerator json, Input input) {
    json.writeStringProperty("kind", input.kind());
    json.writeStringProperty("name", input.name());
    json.writeStringProperty("digest", input.digest());
  }

  private static void writeFinding(JsonGenerator json, Finding finding) {
    json.writeStringProperty("control", finding.control());
    json.writeStringProperty("ring", finding.ring().word());
    json.writeStringProperty("severity", finding.severity().word());
    json.writeStringProperty("message", finding.message());
    json.writeStringProperty("remediation", finding.remediation());
    writeResource(json, finding.resource());
    writeLocation(json, finding.location());
    optional(json, "field", finding.field());
    strings(json, "evidence", finding.evidence());
    if (finding.fix().isPresent()) {
      writeFix(json, finding.fix().get());
    }
    if (finding.waiver().isPresent()) {
      writeWaiver(json, finding.waiver().get());
    }
    if (finding.known()) {
      json.writeBooleanProperty("known", true);
    }
    json.writeStringProperty("fingerprint", finding.fingerprint());
  }

  private static void writeResource(JsonGenerator json, Resource resource) {
    if (resource.isNone()) {
      return;
    }
    json.writeObjectPropertyStart("resource");
    optional(json, "apiVersion", resource.apiVersion());
    optional(json, "kind", resource.kind());
    optional(json, "namespace", resource.namespace());
    optional(json, "name", resource.name());
    optional(json, "container", resource.container());
    json.writeEndObject();
  }

  private static void writeLocation(JsonGenerator json, Location location) {
    json.writeObjectPropertyStart("location");
    json.writeStringProperty("path", location.path());
    if (location.line() > 0) {
      json.writeNumberProperty("line", location.line());
      json.writeNumberProperty("column", location.column());
      json.writeNumberProperty("endLine", location.endLine());
      json.writeNumberProperty("endColumn", location.endColumn());
    }
    writeExcerpt(json, location);
    if (location.origin() != Location.Origin.WRITTEN) {
      json.writeStringProperty("origin", location.origin().word());
    }
    json.writeEndObject();
  }

  /** Its columns are left out where they are the place's own, as they mostly are. */
  private static void writeExcerpt(JsonGenerator json, Location location) {
    Excerpt excerpt = location.excerpt();
    if (excerpt.text().isEmpty()) {
      return;
    }
    json.writeStringProperty("excerpt", excerpt.text());
    Excerpt usual = location.excerptOf(excerpt.text());
    if (excerpt.column() != usual.column() || excerpt.endColumn() != usual.endColumn()) {
      json.writeNumberProperty("excerptColumn", excerpt.column());
      json.writeNumberProperty("excerptEndColumn", excerpt.endColumn());
    }
  }

  private static void writeFix(JsonGenerator json, Fix fix) {
    json.writeObjectPropertyStart("fix");
    json.writeStringProperty("state", fix.state().word());
    json.writeStringProperty("description", fix.description());
    if (!fix.notes().isEmpty()) {
      json.writeArrayPropertyStart("notes");
      for (String note : fix.notes()) {
        json.writeString(note);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private static void writeWaiver(JsonGenerator json, Waiver waiver) {
    json.writeObjectPropertyStart("waiver");
    json.writeStringProperty("kind", waiver.kind().word());
    optional(json, "owner", waiver.owner());
    json.writeStringProperty("reason", waiver.reason());
    optional(json, "expires", waiver.expires().map(LocalDate::toString).orElse(""));
    json.writeStringProperty("place", waiver.place().words());
    json.writeEndObject();
  }

  private static void writeUnjudged(JsonGenerator json, Unjudged unjudged) {
    writeLocation(json, unjudged.location());
    writeResource(json, unjudged.resource());
    json.writeStringProperty("reason", unjudged.reason());
    json.writeStringProperty("advice", unjudged.advice());
    strings(json, "controls", unjudged.controls());
  }

  private static void writeDecision(JsonGenerator json, Decision decision) {
    json.writeStringProperty("subject", decision.subject());
    json.writeBooleanProperty("allowed", decision.allowed());
    json.writeStringProperty("reason", decision.reason());
    strings(json, "findings", decision.findings());
  }

  private static void writeSummary(JsonGenerator json, long told, Summary summary) {
    json.writeObjectPropertyStart("summary");
    numbers(json, "counted", summary.counted());
    numbers(json, "passedOver", summary.passedOver());
    numbers(json, "passedOverDirectories", summary.directories());
    json.writeObjectPropertyStart("severities");
    summary
        .severities()
        .forEach((severity, count) -> json.writeNumberProperty(severity.word(), count));
    json.writeEndObject();
    json.writeNumberProperty("told", told);
    json.writeNumberProperty("waived", summary.standing().waived());
    json.writeNumberProperty("known", summary.standing().known());
    json.writeNumberProperty("gone", summary.standing().goneTimes());
    if (!summary.standing().gone().isEmpty()) {
      writeGone(json, summary.standing().gone());
    }
    json.writeObjectPropertyStart("rings");
    summary
        .rings()
        .forEach((ring, score) -> {
          json.writeObjectPropertyStart(ring.word());
          json.writeNumberProperty("judged", score.judged());
          json.writeNumberProperty("failed", score.failed());
          json.writeNumberProperty("weight", score.weight());
          json.writeNumberProperty("failedWeight", score.failedWeight());
          json.writeStringProperty("worst", score.worst().word());
          json.writeNumberProperty("score", score.score());
          json.writeEndObject();
        });
    json.writeEndObject();
    writeAll(json, "wins", summary.wins(), win -> writeWin(json, win));
    json.writeEndObject();
  }

  private static void writeGone(JsonGenerator json, List<Gone> gone) {
    json.writeArrayPropertyStart("goneFindings");
    for (Gone one : gone) {
      json.writeStartObject();
      json.writeStringProperty("fingerprint", one.fingerprint());
      json.writeStringProperty("control", one.control());
      optional(json, "about", one.about());
      json.writeStringProperty("path", one.path());
      json.writeNumberProperty("times", one.times());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeWin(JsonGenerator json, Summary.Win win) {
    json.writeStringProperty("control", win.control());
    json.writeStringProperty("severity", win.severity().word());
    json.writeStringProperty("title", win.title());
    json.writeNumberProperty("findings", win.findings());
  }
}
