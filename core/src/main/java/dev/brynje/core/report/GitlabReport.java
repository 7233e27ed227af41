package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Decision;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Severity;
import dev.brynje.core.Sha256;
import dev.brynje.core.Unjudged;
import dev.brynje.core.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a Code Quality report as GitLab reads it:
 *
 * <pre>{@code
 * [{"description": "…", "check_name": "workload/run-as-non-root", "fingerprint": "…",
 *   "severity": "critical", "location": {"path": "k8s/api.yaml", "lines": {"begin": 21}}}]
 * }</pre>
 *
 * <p>What is not judged and what is denied are blockers; what is waived or known is left out.
 *
 * @see <a href="https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format">Code
 *     Quality report format</a>
 */
public final class GitlabReport implements ReportWriter {
  @Override
  public void write(Assessment assessment, Writer out) throws IOException {
    JsonText.write(out, json -> write(json, assessment));
  }

  private static void write(JsonGenerator json, Assessment assessment) {
    UniqueFingerprints unique = new UniqueFingerprints();
    json.writeStartArray();
    for (Unjudged one : assessment.unjudged()) {
      String text = one.reason() + "; " + one.advice();
      String name = print("not-judged", one.location().path(), text);
      write(json, "not-judged", "blocker", unique.of(name), one.location(), text);
    }
    for (Decision one : assessment.decisions()) {
      if (!one.allowed()) {
        String text = one.subject() + ": " + one.reason();
        String name = print("denied", one.subject(), one.reason());
        write(json, "denied", "blocker", unique.of(name), Location.file(one.subject()), text);
      }
    }
    for (Finding one : assessment.findings()) {
      if (one.isOpen()) {
        write(
            json,
            one.control(),
            severity(one.severity()),
            unique.of(one.fingerprint()),
            one.location(),
            description(one));
      }
    }
    json.writeEndArray();
  }

  private static String print(String kind, String about, String text) {
    String name = Sha256.named(kind + '\0' + about + '\0' + text);
    return name.substring(name.indexOf(':') + 1).substring(0, 32);
  }

  private static String description(Finding finding) {
    String resource = finding.resource().words();
    String message = resource.isEmpty() ? finding.message() : resource + ": " + finding.message();
    return Prose.sentence(message) + " " + Prose.sentence(finding.remediation());
  }

  private static void write(
      JsonGenerator json,
      String check,
      String severity,
      String fingerprint,
      Location at,
      String text) {
    json.writeStartObject();
    json.writeStringProperty("description", text);
    json.writeStringProperty("check_name", check);
    json.writeStringProperty("fingerprint", fingerprint);
    json.writeStringProperty("severity", severity);
    json.writeObjectPropertyStart("location");
    json.writeStringProperty("path", at.path().replaceFirst("^(\\./+)+", ""));
    json.writeObjectPropertyStart("lines");
    json.writeNumberProperty("begin", Math.max(1, at.line()));
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "blocker";
      case HIGH -> "critical";
      case MEDIUM -> "major";
      case LOW -> "minor";
      case INFO -> "info";
    };
  }
}
