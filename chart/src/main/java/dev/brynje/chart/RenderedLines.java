package dev.brynje.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the lines of rendered manifests come from. Renderers do not say, so each line is looked for
 * in what its manifest was made from: a line that only one line there may have given is known, one
 * that several may have is taken to follow what was found before it, and one that none has belongs
 * to what was found before it.
 */
public final class RenderedLines {
  private static final String SOURCE = "# Source: ";

  /**
   * A place in what somebody wrote.
   *
   * @param path of the file, from the directory of the chart or kustomization
   * @param line from 1
   * @param column where the line begins after its spaces, in code points from 1
   * @param endColumn after its last character
   * @param exact whether no other line can have given it
   */
  public record Written(String path, int line, int column, int endColumn, boolean exact) {}

  /** How the text of a template is had, by its path in the chart. */
  @FunctionalInterface
  public interface Templates {
    /** Empty when it lies in an archive, or is gone. */
    Optional<String> text(String path);
  }

  /** By line, from 0. */
  private final List<Optional<Written>> lines;

  private RenderedLines(List<Optional<Written>> lines) {
    this.lines = lines;
  }

  /** Where a line comes from; empty when that is not known. */
  public Optional<Written> line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : Optional.empty();
  }

  /** Reads the comments by which Helm names the template of each manifest. */
  public static RenderedLines ofChart(String rendered, Templates templates) {
    Map<String, TemplateIndex> indices = new HashMap<>();
    List<Optional<Written>> lines = new ArrayList<>();
    Optional<TemplateIndex> template = Optional.empty();
    boolean named = false;
    for (String line : rendered.split("\n", -1)) {
      if (line.equals("---")) {
        template = Optional.empty();
        named = false;
        lines.add(Optional.empty());
      } else if (!named && line.startsWith(SOURCE)) {
        named = true;
        template =
            Optional.of(
                indices.computeIfAbsent(
                    inChart(line.substring(SOURCE.length())),
                    path -> new TemplateIndex(path, templates.text(path).orElse(""), 0)));
        template.get().begin();
        lines.add(Optional.empty());
      } else {
        lines.add(template.flatMap(index -> index.find(line)));
      }
    }
    return new RenderedLines(lines);
  }

  /** Helm writes the chart's name before the path. */
  private static String inChart(String source) {
    return source.substring(source.indexOf('/') + 1);
  }

  /**
   * Looks for each manifest in those that a kustomization is made from, by kind and by its name,
   * which may have got a prefix and a suffix.
   *
   * @param files the text of each, by the path that is shown; what patches come first
   */
  public static RenderedLines ofManifests(String rendered, Map<String, String> files) {
    List<WrittenManifest> written = new ArrayList<>();
    files.forEach((path, text) -> written.addAll(WrittenManifest.of(path, text)));
    List<Optional<Written>> lines = new ArrayList<>();
    for (WrittenManifest manifest : WrittenManifest.of("", rendered)) {
      List<TemplateIndex> sources = manifest.sources(written);
      sources.forEach(TemplateIndex::begin);
      for (String line : manifest.text().split("\n", -1)) {
        lines.add(find(line, sources));
      }
    }
    return new RenderedLines(lines);
  }

  private static Optional<Written> find(String line, List<TemplateIndex> sources) {
    for (TemplateIndex source : sources) {
      Optional<Written> found = source.written(line);
      if (found.isPresent()) {
        return found;
      }
    }
    return sources.isEmpty() ? Optional.empty() : sources.getLast().find(line);
  }
}
