package dev.brynje.core.report;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;

/** A {@code testsuite}, whose figures come before its tests. */
final class JunitSuite {
  private final String name;
  private final Instant time;
  private final StringBuilder tests = new StringBuilder();
  private int all;
  private int failures;
  private int errors;
  private int skipped;

  JunitSuite(String name, Instant time) {
    this.name = name;
    this.time = time;
  }

  String name() {
    return name;
  }

  void passed(String kind, String test) {
    begin(kind, test);
    tests.append("/>\n");
  }

  void failed(String kind, String test, String type, String message, String details) {
    failures++;
    begin(kind, test);
    outcome("failure", type, message, details);
  }

  void error(String kind, String test, String message, String details) {
    errors++;
    begin(kind, test);
    outcome("error", "not judged", message, details);
  }

  void skipped(String kind, String test, String message) {
    skipped++;
    begin(kind, test);
    tests.append(">\n      <skipped message=\"").append(XmlText.attribute(message));
    tests.append("\"/>\n    </testcase>\n");
  }

  private void begin(String kind, String test) {
    all++;
    tests.append("    <testcase classname=\"").append(XmlText.attribute(kind));
    tests.append("\" name=\"").append(XmlText.attribute(test)).append('"');
  }

  private void outcome(String element, String type, String message, String details) {
    tests.append(">\n      <").append(element);
    tests.append(" type=\"").append(XmlText.attribute(type));
    tests.append("\" message=\"").append(XmlText.attribute(message)).append("\">");
    tests.append(XmlText.content(details));
    tests.append("</").append(element).append(">\n    </testcase>\n");
  }

  /** Writes nothing when there is no test. */
  void write(Writer out) throws IOException {
    if (all > 0) {
      out.write("  <testsuite name=\"" + XmlText.attribute(name) + "\" tests=\"" + all + "\"");
      out.write(" failures=\"" + failures + "\" errors=\"" + errors + "\"");
      out.write(" skipped=\"" + skipped + "\" timestamp=\"" + time + "\">\n");
      out.append(tests);
      out.write("  </testsuite>\n");
    }
  }
}
