package dev.brynje.core.report;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Finding;
import dev.brynje.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
    String style = resource("page.css");
    String script = resource("page.js");
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
    String[] parts = resource("page.html").split("\\{\\{|\\}\\}", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i % 2 == 0) {
        out.write(parts[i]);
        continue;
      }
      switch (parts[i]) {
        case "style" -> out.write(style);
        case "style-hash" -> out.write(Sha256.inPolicy(style));
        case "script" -> out.write(script);
        case "script-hash" -> out.write(Sha256.inPolicy(script));
        case "first" -> out.write(new HtmlFindings(catalogue).of(first));
        case "rows" -> data.writeRows(assessment.findings(), out);
        case "words" -> data.writeWords(out);
        case "controls" -> data.writeControls(out);
        default -> out.write(summary.part(parts[i]));
      }
    }
    out.flush();
  }

  private static String resource(String name) {
    try (InputStream in = HtmlReport.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }
}
