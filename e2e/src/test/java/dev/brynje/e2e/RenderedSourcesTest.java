package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Charts and kustomizations are judged as they render, and spoken of as they are written. */
@EnabledOnOs(OS.LINUX)
class RenderedSourcesTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: web
      spec:
        containers:
          - name: web
            image: nginx
      """;

  @TempDir private Path directory;

  private void writeChart(String template) throws IOException {
    write("shop/Chart.yaml", "apiVersion: v2\nname: cart\nversion: 1.0.0\n");
    write("shop/values.yaml", "privileged: true\nnetwork: false\nsecurity: {privileged: true}\n");
    write("shop/templates/pod.yaml", template);
  }

  @Test
  void findingsOfAChartPointToItsTemplates() throws Exception {
    writeChart(
        POD
            + "      securityContext:\n"
            + "        privileged: {{ .Values.privileged }}\n"
            + "{{- if .Values.network }}\n"
            + "  hostNetwork: true\n"
            + "{{- end }}\n");

    JsonNode assessment = audit("shop").json();

    assertThat(places(assessment, "workload/no-privileged"))
        .containsExactly("shop/templates/pod.yaml:10 exact");
    assertThat(places(assessment, "workload/no-host-network")).isEmpty();
    assertThat(assessment.at("/inputs/0/kind").asString()).isEqualTo("chart");
    assertThat(assessment.at("/inputs").size()).isEqualTo(1);
    assertThat(assessment.at("/summary/counted/charts").asInt()).isEqualTo(1);
  }

  @Test
  void whatValuesGiveIsLikelyWhereTheyAreAskedFor() throws Exception {
    writeChart(
        POD + "      securityContext:\n        {{- toYaml .Values.security | nindent 8 }}\n");

    assertThat(places(audit("shop").json(), "workload/no-privileged"))
        .containsExactly("shop/templates/pod.yaml:9 likely");
  }

  @Test
  void valuesForTryingAChartShowMoreAndNothingTwice() throws Exception {
    writeChart(POD + "{{- if .Values.network }}\n  hostNetwork: true\n{{- end }}\n");
    write("shop/ci/net-values.yaml", "network: true\n");

    JsonNode assessment = audit("shop").json();

    assertThat(places(assessment, "workload/no-host-network"))
        .containsExactly("shop/templates/pod.yaml:10 exact");
    assertThat(places(assessment, "workload/image-tag")).hasSize(1);
    assertThat(assessment.at("/summary/counted/objects").asInt()).isEqualTo(1);
  }

  @Test
  void valuesAndSettingsAreGivenToCharts() throws Exception {
    writeChart(POD + "{{- if .Values.network }}\n  hostNetwork: true\n{{- end }}\n");
    write("more.yaml", "network: true\n");

    assertThat(places(audit("shop", "--values", "more.yaml").json(), "workload/no-host-network"))
        .hasSize(1);
    assertThat(places(audit("shop", "--set", "network=true").json(), "workload/no-host-network"))
        .hasSize(1);
    Product.Run wrong = audit("shop", "--set", "network");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--set must be like name=value, but is like '…'");
  }

  @Test
  void aChartThatDoesNotRenderIsNotJudged() throws Exception {
    writeChart("a: {{ required \"give me a b\" .Values.b }}\n");

    Product.Run run = audit("shop");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.json().at("/unjudged/0/reason").asString())
        .startsWith("does not render: ")
        .contains("give me a b");
    assertThat(run.json().at("/unjudged/0/location/path").asString()).isEqualTo("shop");
  }

  @Test
  void whatLiesBesideAChartIsJudgedAsItIs() throws Exception {
    writeChart(POD);
    write("other/pod.yaml", POD.replace("name: web", "name: other"));

    JsonNode assessment = audit(".").json();

    assertThat(places(assessment, "workload/image-tag"))
        .containsExactly("other/pod.yaml:8 written", "shop/templates/pod.yaml:8 exact");
  }

  @Test
  void anOverlayIsJudgedAndWhatItIsMadeOfIsNot() throws Exception {
    assumeTrue(isOnPath("kubectl"), "kubectl is not on the PATH: nothing is built");
    write("base/kustomization.yaml", "resources: [pod.yaml]\n");
    write("base/pod.yaml", POD);
    write("prod/kustomization.yaml", "resources: [../base]\npatches: [{path: patch.yaml}]\n");
    write("prod/patch.yaml", POD.replaceFirst("(?s)containers.*", "hostPID: true\n"));

    JsonNode assessment = audit(".").json();

    assertThat(places(assessment, "workload/no-host-pid"))
        .containsExactly("prod/patch.yaml:6 exact");
    assertThat(places(assessment, "workload/image-tag")).containsExactly("base/pod.yaml:8 exact");
    assertThat(assessment.at("/inputs").size()).isEqualTo(1);
    assertThat(assessment.at("/inputs/0/name").asString()).isEqualTo("prod (built)");
  }

  @Test
  void aKustomizationThatWouldFetchIsNotBuilt() throws Exception {
    write("prod/kustomization.yaml", "resources: ['github.com/example/shop//base?ref=v1']\n");

    Product.Run run = audit(".");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.json().at("/unjudged/0/reason").asString())
        .isEqualTo(
            "is not built: it would fetch github.com/example/shop//base?ref=v1, and nothing is"
                + " fetched here");
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  private static List<String> places(JsonNode assessment, String control) {
    List<String> places = new ArrayList<>();
    for (JsonNode finding : assessment.get("findings")) {
      if (finding.get("control").asString().equals(control)) {
        JsonNode location = finding.get("location");
        String origin = location.has("origin") ? location.get("origin").asString() : "written";
        places.add(
            "%s:%d %s"
                .formatted(location.get("path").asString(), location.get("line").asInt(), origin));
      }
    }
    return places;
  }

  private Product.Run audit(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("audit", "--format", "json"));
    all.addAll(List.of(words));
    return new Product().in(directory).run(all.toArray(String[]::new)).withoutTrace();
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
