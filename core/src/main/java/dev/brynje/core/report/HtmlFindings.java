package dev.brynje.core.report;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.yaml.Excerpt;
import java.util.List;

/**
 * Findings about which nobody has decided, as the page shows them before its script runs, or when
 * none does.
 */
final class HtmlFindings {
  private final Catalogue catalogue;

  HtmlFindings(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  String of(List<Finding> findings) {
    StringBuilder page = new StringBuilder();
    findings.forEach(finding -> article(finding, page));
    return page.toString();
  }

  /** Why a control matters; empty when the catalogue does not know it. */
  static String why(Catalogue catalogue, String control) {
    return catalogue
        .find(control)
        .map(known -> Prose.paragraphs(known.rationale()).replace("\n\n", " "))
        .orElse("");
  }

  private void article(Finding finding, StringBuilder page) {
    String severity = finding.severity().word();
    page.append("<article class=\"f ").append(severity).append("\"><h3><span class=\"sev\">");
    page.append(severity).append("</span> ").append(XmlText.attribute(finding.message()));
    page.append("</h3><p class=\"where\"><code>");
    page.append(XmlText.attribute(finding.location().words())).append("</code>");
    resource(finding.resource().words(), page);
    page.append("</p>");
    source(finding.location(), page);
    page.append("<p class=\"fix\"><b>Fix</b> ");
    page.append(XmlText.attribute(Prose.sentence(finding.remediation()))).append("</p>");
    String title = catalogue.find(finding.control()).map(Control::title).orElse("");
    page.append("<details><summary>Why: ").append(XmlText.attribute(title));
    page.append("</summary><p>").append(XmlText.attribute(why(catalogue, finding.control())));
    page.append("</p><p><code>").append(XmlText.attribute(finding.control()));
    page.append("</code></p></details></article>\n");
  }

  private static void resource(String words, StringBuilder page) {
    if (!words.isEmpty()) {
      page.append(" <span>").append(XmlText.attribute(words)).append("</span>");
    }
  }

  private static void source(Location at, StringBuilder page) {
    Excerpt excerpt = at.excerpt();
    String line = excerpt.text();
    if (line.isEmpty()) {
      return;
    }
    int length = line.codePointCount(0, line.length());
    int from = Math.clamp(excerpt.column() - 1L, 0, length);
    int to = Math.clamp(excerpt.endColumn() - 1L, Math.min(from + 1, length), length);
    page.append("<pre class=\"src\"><span>").append(at.line()).append("</span><code>");
    page.append(XmlText.attribute(cut(line, 0, from))).append("<mark>");
    page.append(XmlText.attribute(cut(line, from, to))).append("</mark>");
    page.append(XmlText.attribute(cut(line, to, length))).append("</code></pre>");
  }

  private static String cut(String line, int from, int to) {
    return line.substring(line.offsetByCodePoints(0, from), line.offsetByCodePoints(0, to));
  }
}
