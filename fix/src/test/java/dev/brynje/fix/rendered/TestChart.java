package dev.brynje.fix.rendered;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A chart that a test writes file by file. */
final class TestChart {
  private TestChart() {}

  /** Writes a file of the chart in a directory, which begins with the first. */
  static void write(Path directory, String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Path chart = directory.resolve("Chart.yaml");
    if (!Files.exists(chart)) {
      Files.writeString(chart, "apiVersion: v2\nname: a\nversion: 1.0.0\nappVersion: '1.27'\n");
    }
  }

  /** A Deployment called as the release is. */
  static String deployment(String podSpec) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: {{ .Release.Name }}
    spec:
      selector:
        matchLabels:
          app: a
      template:
        metadata:
          labels:
            app: a
        spec:
    """
        + podSpec.indent(6);
  }
}
