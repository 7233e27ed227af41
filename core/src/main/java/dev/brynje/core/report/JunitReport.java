package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Decision;
import dev.brynje.core.Finding;
import dev.brynje.core.Input;
import dev.brynje.core.Location;
import dev.brynje.core.Severity;
import dev.brynje.core.Unjudged;
import dev.brynje.core.Waiver;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Set;

/**
 * Writes JUnit's XML as Jenkins, GitLab, Azure and others read it: a suite for each file, a failed
 * test for each finding. What is waived, known or only info is skipped, what is not judged is an
 * error, and a file in which nothing was found has one test that passes.
 *
 * <pre>{@code
 * <testsuite name="k8s/api.yaml" tests="1" failures="1" errors="0" skipped="0">
 *   <testcase classname="workload.run-as-non-root" name="k8s/api.yaml:21:13 Deployment shop/api">
 *     <failure type="high" message="…">…</failure>
 * }</pre>
 *
 * @see <a
 *     href="https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd">
 *     The schema that Jenkins holds reports to</a>
 */
public final class JunitReport implements ReportWriter {
  @Override
  public void write(Assessment assessment, Writer out) throws IOException {
    out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.write(
        "<testsuites name=\"%s %s\">\n"
            .formatted(
                XmlText.attribute(assessment.tool().name()),
                XmlText.attribute(assessment.command())));
    Set<String> spokenOf = writeFindings(assessment, out);
    writeUnjudged(assessment, spokenOf, out);
    writeDecisions(assessment, out);
    for (Input input : assessment.inputs()) {
      if (spokenOf.add(input.name())) {
        JunitSuite suite = new JunitSuite(input.name(), assessment.time());
        suite.passed("brynje", input.name() + " nothing found");
        suite.write(out);
      }
    }
    out.write("</testsuites>\n");
    out.flush();
  }

  /** Only the suite of one file is kept until its figures are known. */
  private static Set<String> writeFindings(Assessment assessment, Writer out) throws IOException {
    Set<String> files = new HashSet<>();
    JunitSuite suite = new JunitSuite("", assessment.time());
    for (Finding finding : assessment.findings()) {
      String path = finding.location().path();
      if (!path.equals(suite.name())) {
        suite.write(out);
        suite = new JunitSuite(path, assessment.time());
        files.add(path);
      }
      write(finding, suite);
    }
    suite.write(out);
    return files;
  }

  private static void write(Finding finding, JunitSuite suite) {
    String kind = finding.control().replace('/', '.');
    String name = (finding.location().words() + " " + finding.resource().words()).strip();
    if (finding.waiver().isPresent()) {
      Waiver waiver = finding.waiver().get();
      suite.skipped(kind, name, waiver.words());
    } else if (finding.known()) {
      suite.skipped(kind, name, "known from the baseline: " + finding.message());
    } else if (finding.severity() == Severity.INFO) {
      suite.skipped(kind, name, "info: " + finding.message());
    } else {
      suite.failed(kind, name, finding.severity().word(), finding.message(), details(finding));
    }
  }

  private static String details(Finding finding) {
    Location at = finding.location();
    StringBuilder text = new StringBuilder();
    text.append(at.words()).append('\n');
    if (!at.excerpt().text().isEmpty()) {
      text.append(at.excerpt().text()).append('\n');
    }
    text.append("what: ").append(finding.message()).append('\n');
    text.append("fix:  ").append(finding.remediation()).append('\n');
    text.append("more: brynje controls ").append(finding.control()).append('\n');
    return text.toString();
  }

  private static void writeUnjudged(Assessment assessment, Set<String> spokenOf, Writer out)
      throws IOException {
    JunitSuite suite = new JunitSuite("not judged", assessment.time());
    for (Unjudged one : assessment.unjudged()) {
      spokenOf.add(one.location().path());
      suite.error("not judged", one.location().words(), one.reason(), one.advice());
    }
    suite.write(out);
  }

  private static void writeDecisions(Assessment assessment, Writer out) throws IOException {
    JunitSuite suite = new JunitSuite("decisions", assessment.time());
    for (Decision one : assessment.decisions()) {
      if (one.allowed()) {
        suite.passed("decisions", one.subject());
      } else {
        suite.failed("decisions", one.subject(), "denied", one.reason(), one.reason());
      }
    }
    suite.write(out);
  }
}
