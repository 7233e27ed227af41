package dev.brynje.core.report;

import dev.brynje.core.Control;
import dev.brynje.core.LeftOut;
import dev.brynje.core.Parameter;
import dev.brynje.core.Ring;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Writes the catalogue as a Markdown document. */
public final class ControlMarkdown {
  private ControlMarkdown() {}

  /**
   * Writes a table and sections for each area of each ring, then the checks of other tools that no
   * control stands for.
   *
   * @throws IOException when the output takes no more
   */
  public static void write(Collection<Control> controls, List<LeftOut> leftOut, Writer out)
      throws IOException {
    out.write("# Controls\n\n");
    out.write("Generated from the catalogue; `brynje controls ID` shows one of them.\n");
    for (Ring ring : Ring.values()) {
      Map<String, List<Control>> areas =
          controls.stream()
              .filter(control -> control.ring() == ring)
              .sorted(Comparator.comparing(Control::id))
              .collect(
                  Collectors.groupingBy(ControlMarkdown::area, TreeMap::new, Collectors.toList()));
      if (!areas.isEmpty()) {
        out.write("\n## Ring %s: %s\n".formatted(ring.number(), ring.word()));
      }
      for (Map.Entry<String, List<Control>> area : areas.entrySet()) {
        out.write(area(area.getKey(), area.getValue()));
      }
    }
    if (!leftOut.isEmpty()) {
      out.write(leftOut(leftOut));
    }
    out.flush();
  }

  /** What to know about one control, for where its title already stands. */
  static String help(Control control) {
    StringBuilder text = new StringBuilder();
    text.append(Prose.markdown(Prose.paragraphs(control.rationale()))).append("\n\n");
    text.append("**What to do.** ")
        .append(Prose.markdown(Prose.sentence(Prose.paragraphs(control.remediation()))))
        .append('\n');
    for (Parameter parameter : control.parameters()) {
      text.append(
          "\n**Parameter** `%s: %s` of brynje.yaml. %s.%s\n"
              .formatted(
                  parameter.word(),
                  parameter.example(),
                  Prose.markdown(parameter.meaning()),
                  parameter.isNeeded() ? " The control is off until it is set." : ""));
    }
    if (!control.references().isEmpty()) {
      text.append("\n**References.** ").append(references(control, _ -> true)).append('\n');
    }
    text.append(example("Not so", control.bad())).append(example("But so", control.good()));
    return text.toString();
  }

  private static String area(Control control) {
    return control.id().substring(0, control.id().indexOf('/'));
  }

  private static String area(String name, List<Control> controls) {
    StringBuilder text = new StringBuilder();
    text.append("\n### ").append(name).append("\n\n");
    text.append("| control | severity | what is wanted | checks of other tools |\n");
    text.append("|---|---|---|---|\n");
    for (Control control : controls) {
      text.append("| [`%s`](#%s) ".formatted(control.id(), anchor(control)));
      text.append("| ").append(control.severity().word()).append(' ');
      text.append("| ").append(Prose.markdown(control.title())).append(' ');
      text.append("| ").append(references(control, ReferenceSource.Ids::peer)).append(" |\n");
    }
    controls.forEach(control -> text.append(section(control)));
    return text.toString();
  }

  private static String section(Control control) {
    return """

    <a id="%s"></a>
    #### %s

    `%s` · severity %s · %s%s

    %s\
    """
        .formatted(
            anchor(control),
            Prose.markdown(control.title()),
            control.id(),
            control.severity().word(),
            switch (control.effort()) {
              case LINE -> "one line";
              case BLOCK -> "a few lines";
              case WORK -> "work on the application, the image or the cluster";
            },
            (control.needs().isEmpty() ? "" : " · off until set")
                + (control.waivable() ? "" : " · never waived"),
            help(control));
  }

  private static String anchor(Control control) {
    return control.id().replace('/', '-');
  }

  private static String references(Control control, Predicate<ReferenceSource.Ids> wanted) {
    return ReferenceSource.inOrder(control.references()).stream()
        .filter(wanted)
        .map(source ->
            source.ids().stream()
                .map(id -> "`" + id + "`")
                .collect(Collectors.joining(", ", source.title() + " ", "")))
        .collect(Collectors.joining("; "));
  }

  private static String example(String label, String source) {
    String language =
        source.startsWith("FROM ") || source.startsWith("ARG ") ? "dockerfile" : "yaml";
    if (source.isEmpty()) {
      return "";
    }
    String fence = "```";
    while (source.contains(fence)) {
      fence += "`";
    }
    return "\n%s:\n\n%s%s\n%s\n%s\n"
        .formatted(label, fence, language, source.stripTrailing(), fence);
  }

  private static String leftOut(List<LeftOut> leftOut) {
    StringBuilder text = new StringBuilder();
    text.append("\n## Checks of other tools that no control stands for\n\n");
    text.append("| tool | check | why |\n|---|---|---|\n");
    for (LeftOut one : leftOut) {
      text.append("| ").append(ReferenceSource.title(one.source())).append(' ');
      text.append("| `").append(one.id()).append("` ");
      text.append("| ").append(Prose.markdown(one.reason())).append(" |\n");
    }
    return text.toString();
  }
}
