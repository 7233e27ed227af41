package dev.brynje.core.testing;

import dev.brynje.core.Assessment;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.yaml.Excerpt;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Assessments whose names, messages and lines try to say something in the format of the report. */
public final class Hostile {
  /** Each would end or begin something in one of the formats. */
  public static final List<String> TEXTS =
      List.of(
          "one\ntwo\r\nthree",
          "a\n::error file=x::owned",
          "::stop-commands::token",
          "##[error]owned",
          "a::b,c=d%0Ae",
          "a | b || c",
          "`code` ``` fence",
          "```\n</details>\n# Heading",
          "]]><evil/>",
          "</script><script>alert(1)</script>",
          "<!--<script>",
          "<img src=x onerror=alert(1)>",
          "\" onmouseover=\"alert(1)",
          "' or {{constructor}} ${7*7}",
          "[link](javascript:alert(1)) ![x](http://evil.example/x.png)",
          "@everyone #1 GH-1 www.evil.example",
          "&amp; &lt; &#0;",
          "\u0000\u0008\u001b[31mred\u001b[0m\u009b2J",
          "\u202Egnp.exe \u2028 \u2029 \uFEFF",
          "lone \uD800 surrogate \uFFFE \uFFFF",
          "\uD83D\uDD12 locked");

  private Hostile() {}

  /** An Assessment with a finding of every severity and something unjudged, all of them hostile. */
  public static Assessment assessment(String text) {
    Tally tally = new Tally();
    tally.count("files", 1);
    List<Finding> findings =
        List.of(Severity.values()).stream().map(severity -> finding(severity, text)).toList();
    findings.forEach(finding -> tally.found(Samples.NON_ROOT, finding.severity()));
    return Samples.assessment(
        Findings.of(findings),
        List.of(new Unjudged(at(text), resource(text), text, text, List.of())),
        List.of(),
        tally);
  }

  /** A finding that says this wherever a manifest could have its words. */
  public static Finding finding(Severity severity, String text) {
    return new Finding(
        Samples.NON_ROOT.id(),
        Ring.WORKLOAD,
        severity,
        text,
        text,
        resource(text),
        at(text),
        text,
        Map.of(text, text),
        Optional.empty(),
        Optional.empty());
  }

  private static Resource resource(String text) {
    return new Resource(text, text, text, text, text);
  }

  private static Location at(String text) {
    return new Location(text, 3, 2, 3, 4, new Excerpt(text, 1, 2));
  }
}
