package dev.brynje.fix.rendered;

import dev.brynje.chart.Chart;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which charts within a chart are written where it is, and which come from elsewhere. */
final class Dependencies {
  private static final String CHARTS = "charts/";

  private final Path root;

  Dependencies(Path root) {
    this.root = root;
  }

  /** Whether a template is of the chart itself, or of one that no repository gives. */
  boolean isOwn(String template) {
    int charts = template.indexOf(CHARTS);
    Path chart = root;
    String rest = template;
    while (charts == 0) {
      int slash = rest.indexOf('/', CHARTS.length());
      if (slash < 0) {
        return true;
      }
      String name = rest.substring(CHARTS.length(), slash);
      if (isFetched(chart, name)) {
        return false;
      }
      chart = chart.resolve(CHARTS + name);
      rest = rest.substring(slash + 1);
      charts = rest.indexOf(CHARTS);
    }
    return true;
  }

  private static boolean isFetched(Path chart, String name) {
    for (String file : new String[] {Chart.FILE, "requirements.yaml"}) {
      try {
        Path path = chart.resolve(file);
        if (Files.isRegularFile(path)) {
          for (Document document :
              YamlReader.read(Files.readAllBytes(path), Limits.DEFAULT).documents()) {
            if (isFetched(document.root(), name)) {
              return true;
            }
          }
        }
      } catch (IOException _) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFetched(Node root, String name) {
    if (root instanceof Mapping chart
        && chart.get("dependencies").orElse(null) instanceof Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Mapping one
            && text(one, "name").equals(name)
            && text(one, "repository").contains("://")
            && !text(one, "repository").startsWith("file:")) {
          return true;
        }
      }
    }
    return false;
  }

  private static String text(Mapping mapping, String key) {
    Optional<Node> node = mapping.get(key);
    return node.isPresent() && node.get() instanceof Scalar scalar ? scalar.text() : "";
  }
}
