package dev.brynje.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Renders charts as {@code helm template} does, in a child process without network: dependencies
 * are those that lie in {@code charts/}.
 */
public final class HelmRenderer {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_FILES = 10_000;
  private static final int DEEPEST = 50;
  private static final int LONGEST_COMPLAINT = 400;

  /** How Helm begins to say that a dependency is not vendored. */
  private static final String MISSING = "missing in charts/ directory: ";

  private final ChildProcess child;

  public HelmRenderer(ChildProcess child) {
    this.child = child;
  }

  /**
   * Renders a chart.
   *
   * @param values values files besides its own, the last wins
   */
  public Rendering render(Chart chart, List<Path> values, ValuesGiven given) {
    try {
      checkFiles(chart.directory());
      List<String> words = new ArrayList<>();
      words.add("helm");
      words.add(HelmLibrary.unpacked().toString());
      words.add(chart.directory().toAbsolutePath().toString());
      words.add("release");
      words.add(given.kubernetesVersion());
      Stream.concat(values.stream(), given.files().stream())
          .forEach(file -> words.addAll(List.of("values", file.toAbsolutePath().toString())));
      given.settings().forEach(setting -> words.addAll(List.of("set", setting)));
      return child.run(words, HelmRenderer::refusal);
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

  static Rendering.Refused refusal(String complaint) {
    int missing = complaint.indexOf(MISSING);
    if (missing >= 0) {
      String names = complaint.substring(missing + MISSING.length()).lines().findFirst().orElse("");
      return new Rendering.Refused(
          "does not render: its dependencies are not in its charts/ directory: " + names.strip(),
          "run helm dependency build in it, and audit again");
    }
    String words = complaint.isBlank() ? "Helm does not say why" : onOneLine(complaint);
    boolean ofValues =
        words.contains("nil pointer") || words.contains("schema") || words.contains("required");
    return new Rendering.Refused(
        "does not render: " + words,
        ofValues
            ? "give the values that it needs with --values or --set"
            : "mend what helm template says of it");
  }

  private static String onOneLine(String complaint) {
    String line = complaint.replace("Use --debug flag to render out invalid YAML", "");
    line = line.strip().replaceAll("\\s*\\R\\s*", " ");
    return line.length() <= LONGEST_COMPLAINT ? line : line.substring(0, LONGEST_COMPLAINT) + "…";
  }
}
