package dev.brynje.fix.rendered;

import static dev.brynje.fix.rendered.TestChart.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.fix.answer.Wishes;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Charts within a chart. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class ChartsWithinFixTest {
  @TempDir private Path directory;

  @Test
  void whatAChartWithinTakesFromValuesIsSetInItsParents() throws IOException {
    write("charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");
    write("charts/db/values.yaml", "securityContext: {}\n");
    write(
        "charts/db/templates/deployment.yaml",
        deployment(
            """
            containers:
              - name: db
                image: postgres:17
                {{- with .Values.securityContext }}
                securityContext:
                  {{- toYaml . | nindent 18 }}
                {{- end }}
            """));
    write("values.yaml", "# nothing yet\ndb:\n  enabled: true\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.text("values.yaml"))
        .startsWith(
            """
            # nothing yet
            db:
              enabled: true
              securityContext:
                allowPrivilegeEscalation: false
            """);
    assertThat(chart.changed())
        .containsExactly("charts/db/templates/deployment.yaml", "values.yaml");
  }

  @Test
  void aFetchedChartIsNotChanged() throws IOException {
    write(
        "Chart.yaml",
        """
        apiVersion: v2
        name: a
        version: 1.0.0
        dependencies:
          - name: db
            version: 1.0.0
            repository: https://charts.example.com
        """);
    write("charts/db/Chart.yaml", "apiVersion: v2\nname: db\nversion: 1.0.0\n");
    write(
        "charts/db/templates/deployment.yaml",
        deployment("containers:\n  - name: db\n    image: postgres:17\n"));
    write("values.yaml", "{}\n");
    FixedSources chart = FixedSources.ofChart(directory, Wishes.NONE);
    assertThat(chart.changed()).isEmpty();
    assertThat(chart.left().get("workload/seccomp-profile")).contains("charts/db");
  }

  private void write(String path, String text) throws IOException {
    TestChart.write(directory, path, text);
  }
}
