package dev.brynje.chart;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Helm chart.
 *
 * @param directory where its {@code Chart.yaml} is
 * @param name as its {@code Chart.yaml} says, else the directory's
 * @param library whether it only serves other charts, so that there is nothing to render
 * @see <a href="https://helm.sh/docs/topics/charts/">Charts</a>
 */
public record Chart(Path directory, String name, boolean library) {
  /** The file that makes a directory a chart. */
  public static final String FILE = "Chart.yaml";

  private static final int LARGEST_FILE = 1 << 20;

  /** The chart whose directory this is; empty when it is none. */
  public static Optional<Chart> in(Path directory) {
    Path file = directory.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String fallback = Optional.ofNullable(directory.getFileName()).map(Path::toString).orElse("");
    try {
      if (Files.size(file) > LARGEST_FILE) {
        return Optional.of(new Chart(directory, fallback, false));
      }
      for (Document document :
          YamlReader.read(Files.readAllBytes(file), Limits.DEFAULT).documents()) {
        if (document.root() instanceof Mapping chart) {
          return Optional.of(
              new Chart(
                  directory,
                  text(chart, "name").orElse(fallback),
                  text(chart, "type").filter("library"::equals).isPresent()));
        }
      }
    } catch (IOException _) {
      // Helm will say why.
    }
    return Optional.of(new Chart(directory, fallback, false));
  }

  private static Optional<String> text(Mapping mapping, String key) {
    Optional<Node> node = mapping.get(key);
    return node.isPresent() && node.get() instanceof Scalar scalar
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /**
   * The values that its makers try it with, as chart-testing does: {@code ci/*-values.yaml},
   * sorted.
   *
   * @throws IOException when the directory cannot be read
   */
  public List<Path> ciValues() throws IOException {
    List<Path> found = new ArrayList<>();
    Path ci = directory.resolve("ci");
    if (Files.isDirectory(ci)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(ci, "*-values.yaml")) {
        files.forEach(found::add);
      }
    }
    found.sort(null);
    return found;
  }
}
