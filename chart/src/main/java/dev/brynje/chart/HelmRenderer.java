package dev.brynje.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Renders charts as {@code helm template} does, in a child process without network: dependencies
 * are those that lie in {@code charts/}.
 */
public final class HelmRenderer {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FILES = 10_000;
  private static final int DEEPEST = 50;

  /** How Helm begins to say that a dependency is not vendored. */
  private static final String MISSING = "missing in charts/ directory: ";

  /** How Helm, and the language of templates, say that they gave up. */
  private static final List<String> ENDLESS =
      List.of("rendering template has a nested reference name", "exceeded maximum template depth");

  private static final Pattern PLACE = Pattern.compile("template: ([\\w./-]+:\\d+(:\\d+)?):");

  private final ChildProcess child;

  public HelmRenderer(ChildProcess child) {
    this.child = child;
  }

  /**
   * Renders a chart.
   *
   * @param values values files besides its own, the last wins
   * @param time what the chart has left of it
   */
  public Rendering render(Chart chart, List<Path> values, ValuesGiven given, RenderingTime time) {
    try {
      checkFiles(chart.directory());
      List<String> words = new ArrayList<>();
      words.add("helm");
      words.add(HelmLibrary.unpacked().toString());
      words.add(chart.directory().toAbsolutePath().toString());
      words.add("release");
      words.add(given.kubernetesVersion());
      List<Path> files = Stream.concat(values.stream(), given.files().stream()).toList();
      files.forEach(file -> words.addAll(List.of("values", file.toAbsolutePath().toString())));
      given.settings().forEach(setting -> words.addAll(List.of("set", setting)));
      return child.run(words, complaint -> refusal(complaint, chart, files), time);
    } catch (FileSystemException _) {
      return new Rendering.Refused(
          "cannot be rendered: a file of it, or Helm's own, cannot be read",
          "look at who may read them");
    } catch (IOException e) {
      return new Rendering.Refused(
          "cannot be rendered: " + e.getMessage(), "render it with helm template, and audit that");
    }
  }

  /** Helm reads all of a chart, and follows links wherever they lead. */
  private static void checkFiles(Path directory) throws IOException {
    Path root = directory.toRealPath();
    long bytes = 0;
    int files = 0;
    try (Stream<Path> all = Files.walk(root, DEEPEST)) {
      for (Iterator<Path> one = all.iterator(); one.hasNext(); ) {
        Path file = one.next();
        if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(root)) {
          throw new IOException(
              "its %s is a link that leads out of the chart".formatted(root.relativize(file)));
        }
        bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
        if (++files > MOST_FILES || bytes > MOST_BYTES) {
          throw new IOException(
              "it has more than %d files or %d MiB".formatted(MOST_FILES, MOST_BYTES >> 20));
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Rendering.Refused refusal(String complaint, Chart chart, List<Path> values) {
    int missing = complaint.indexOf(MISSING);
    if (missing >= 0) {
      String names = complaint.substring(missing + MISSING.length()).lines().findFirst().orElse("");
      return new Rendering.Refused(
          "does not render: its dependencies are not in its charts/ directory: " + names.strip(),
          "run helm dependency build in it, and audit again");
    }
    if (ENDLESS.stream().anyMatch(complaint::contains)) {
      Matcher place = PLACE.matcher(complaint);
      return new Rendering.Refused(
          "does not render: a template includes itself without end"
              + (place.find() ? ", at " + place.group(1) : ""),
          "let an if or a with end it");
    }
    RendererWords words = ChartFiles.words(chart);
    String said = here(complaint, chart, values, words);
    String shown = complaint.isBlank() ? "Helm does not say why" : words.shown(said);
    boolean ofValues =
        shown.contains("nil pointer") || shown.contains("schema") || shown.contains("required");
    return new Rendering.Refused(
        "does not render: " + shown,
        ofValues
            ? "give the values that it needs with --values or --set"
            : "mend what helm template says of it");
  }

  /** With paths as they are written in the chart, so that the same is said on every machine. */
  private static String here(
      String complaint, Chart chart, List<Path> values, RendererWords words) {
    String said = complaint.replace("Use --debug flag to render out invalid YAML", "");
    said = said.replace(chart.directory().toAbsolutePath() + "/", "");
    for (Path file : values) {
      String name = String.valueOf(file.getFileName());
      words.add(name);
      said = said.replace(file.toAbsolutePath().toString(), name);
    }
    return said;
  }
}
