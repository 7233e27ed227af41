package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Finding;
import dev.brynje.core.Sha256;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes one page that needs nothing else: no network, and a Content Security Policy that names its
 * own style and script by their hashes and allows nothing more. Findings lie in it as JSON, from
 * which its script makes the rows that are seen. Without the script there are the figures and the
 * most severe findings about which nobody has decided.
 *
 * @see <a href="https://www.w3.org/TR/CSP3/#meta-element">Content Security Policy Level 3</a>
 */
public final class HtmlReport implements ReportWriter {
  private static final int FIRST = 100;

  private final Catalogue catalogue;

  /**
   * @param catalogue says why a control matters
   */
  public HtmlReport(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void write(Assessment assessment, Writer out) throws IOException {
    String style = PageTemplate.style();
    String script = PageTemplate.resource(HtmlReport.class, "page.js");
    MostSevere kept = new MostSevere(FIRST);
    long open = 0;
    for (Finding finding : assessment.findings()) {
      if (finding.waiver().isEmpty() && !finding.known()) {
        kept.add(finding);
        open++;
      }
    }
    List<Finding> first = kept.findings();
    HtmlSummary summary = new HtmlSummary(assessment, open, first.size());
    HtmlData data = new HtmlData(catalogue);
    PageTemplate.of(HtmlReport.class, "page.html")
        .write(
            (name, to) -> {
              switch (name) {
                case "style" -> to.write(style);
                case "style-hash" -> to.write(Sha256.inPolicy(style));
                case "script" -> to.write(script);
                case "script-hash" -> to.write(Sha256.inPolicy(script));
                case "first" -> to.write(new HtmlFindings(catalogue).of(first));
                case "rows" -> data.writeRows(assessment.findings(), to);
                case "words" -> data.writeWords(to);
                case "controls" -> data.writeControls(to);
                default -> to.write(summary.part(name));
              }
            },
            out);
  }
}
