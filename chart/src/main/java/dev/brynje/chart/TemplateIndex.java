package dev.brynje.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One template's lines, by what they begin with. It remembers what was found in it last. */
final class TemplateIndex {
  /**
   * Gaps may give anything, so that lines that begin with one are all asked; no more than these.
   */
  private static final int MOST_OPEN = 200;

  /** And of lines that begin alike no more than these. */
  private static final int MOST_ALIKE = 1000;

  private final String path;
  private final int above;
  private final Map<String, List<TemplateLine>> byKey = new HashMap<>();
  private final List<TemplateLine> open = new ArrayList<>();
  private Optional<TemplateLine> last = Optional.empty();

  /**
   * @param path as it is shown
   * @param above lines of the file that lie before the text
   */
  TemplateIndex(String path, String text, int above) {
    this.path = path;
    this.above = above;
    for (TemplateLine line : TemplateLine.of(text)) {
      List<TemplateLine> alike =
          line.key().isEmpty() ? open : byKey.computeIfAbsent(line.key(), _ -> new ArrayList<>());
      if (alike.size() < (line.key().isEmpty() ? MOST_OPEN : MOST_ALIKE)) {
        alike.add(line);
      }
    }
  }

  /** Another manifest begins. */
  void begin() {
    last = Optional.empty();
  }

  /** Where a line is written; that may have given it, or the last that was found before it. */
  Optional<RenderedLines.Written> find(String line) {
    Optional<RenderedLines.Written> found = written(line);
    return found.isPresent() ? found : last.map(before -> place(before, false));
  }

  /** Where a line is written that may have given this one. */
  Optional<RenderedLines.Written> written(String line) {
    String text = TemplateLine.withoutDashes(line.strip());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<TemplateLine> named = byKey.getOrDefault(TemplateLine.keyOf(text, true), List.of());
    Optional<RenderedLines.Written> found = among(named, text);
    return found.isPresent() ? found : among(open, text);
  }

  /** The only one, else the next after what was found last, else the first. */
  private Optional<RenderedLines.Written> among(List<TemplateLine> candidates, String line) {
    int after = last.map(TemplateLine::number).orElse(0);
    Optional<TemplateLine> first = Optional.empty();
    Optional<TemplateLine> next = Optional.empty();
    int many = 0;
    for (TemplateLine candidate : candidates) {
      if (candidate.mayGive(line)) {
        many++;
        first = first.isPresent() ? first : Optional.of(candidate);
        boolean follows = candidate.number() > after;
        next = next.isPresent() || !follows ? next : Optional.of(candidate);
      }
    }
    if (first.isEmpty()) {
      return Optional.empty();
    }
    TemplateLine best = next.orElse(first.get());
    last = Optional.of(best);
    return Optional.of(place(best, many == 1));
  }

  private RenderedLines.Written place(TemplateLine line, boolean exact) {
    return new RenderedLines.Written(
        path, above + line.number(), line.column(), line.endColumn(), exact);
  }
}
