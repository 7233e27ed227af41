package dev.brynje.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@Timeout(120)
class HelmRendererTest {
  private static final ValuesGiven NOTHING = new ValuesGiven(List.of(), List.of(), "1.34");

  private final HelmRenderer renderer = new HelmRenderer(ChildProcess.likeThis(TestChild.class));

  @TempDir private Path directory;

  @BeforeEach
  void makeChart() throws IOException {
    write("Chart.yaml", "apiVersion: v2\nname: shop\nversion: 0.1.0\n");
    write("values.yaml", "image: nginx\n");
    write("templates/a.yaml", "kind: A\nimage: {{ .Values.image }}\n");
  }

  @Test
  void rendersWithTheValuesOfTheChart() {
    assertThat(rendered()).isEqualTo("---\n# Source: shop/templates/a.yaml\nkind: A\nimage: nginx");
  }

  @Test
  void laterValuesWin() throws IOException {
    Path one = write("one.yaml", "image: one\n");
    Path two = write("two.yaml", "image: two\n");

    assertThat(rendered(List.of(one), NOTHING)).endsWith("image: one");
    assertThat(rendered(List.of(one), new ValuesGiven(List.of(two), List.of(), "1.34")))
        .endsWith("image: two");
    assertThat(
            rendered(List.of(one), new ValuesGiven(List.of(two), List.of("image=a b&c"), "1.34")))
        .endsWith("image: a b&c");
  }

  @Test
  void tellsTheVersionOfTheCluster() throws IOException {
    write("templates/a.yaml", "kind: A\nversion: {{ .Capabilities.KubeVersion.Minor }}\n");

    assertThat(rendered()).endsWith("version: 34");
  }

  @Test
  void seesNothingOfTheNetwork() throws IOException {
    write("templates/a.yaml", "kind: A\nhost: {{ getHostByName \"localhost\" | quote }}\n");

    assertThat(rendered()).endsWith("host: \"\"");
  }

  @Test
  void saysWhichDependencyIsNotVendored() throws IOException {
    write(
        "Chart.yaml",
        """
        apiVersion: v2
        name: shop
        version: 0.1.0
        dependencies:
          - name: redis
            version: 1.0.0
            repository: https://charts.example.com
        """);

    assertThat(refused())
        .isEqualTo(
            new Rendering.Refused(
                "does not render: its dependencies are not in its charts/ directory: redis",
                "run helm dependency build in it, and audit again"));
  }

  @Test
  void saysWhatHelmSaysOfAMistake() throws IOException {
    write("templates/a.yaml", "kind: A\nimage: {{ .Values.image.name.first }}\n");

    assertThat(refused().reason()).startsWith("does not render: ").contains("templates/a.yaml:2");
  }

  @Test
  void aChartMayGiveNothing() throws IOException {
    write("templates/a.yaml", "{{- if false }}\na: b\n{{- end }}\n");

    assertThat(rendered()).isEmpty();
  }

  @Test
  void saysAllOfWhatASchemaSays() throws IOException {
    write("values.schema.json", "{\"required\": [\"owner\"]}");

    assertThat(refused().reason()).contains("schema", "owner").doesNotContain("\n");
    assertThat(refused().advice()).contains("--values");
  }

  @Test
  void aTemplateThatWantsAllMemoryIsStopped() throws IOException {
    write("templates/a.yaml", "a: {{ repeat 2000000000 \"abc\" | len }}\n");

    assertThat(refused().reason()).contains("1024 MiB of memory");
  }

  @Test
  void aTemplateThatSaysTooMuchIsStopped() throws IOException {
    write("templates/a.yaml", "a: {{ repeat 20000000 \"a\" }}\n");

    assertThat(refused().reason()).contains("16 MiB");
  }

  @Test
  void aTemplateThatNeverEndsIsStopped() throws IOException {
    write(
        "templates/a.yaml",
        """
        {{- range $i := until 100000 }}{{ range $j := until 100000 }}{{ $x := sha256sum "a" }}{{ end }}{{ end }}
        """);

    assertThat(refused().reason()).contains("within 30 seconds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ include \"a\" . }}",
        "{{ template \"a\" . }}",
        "{{ tpl \"{{ include \\\"a\\\" . }}\" . }}"
      })
  void aTemplateThatIncludesItselfIsToldAsSuch(String call) throws IOException {
    write("templates/a.yaml", "{{ define \"a\" }}%s{{ end }}{{ include \"a\" . }}".formatted(call));

    assertThat(refused().reason())
        .startsWith("does not render: a template includes itself without end, at ")
        .contains("shop/templates/a.yaml:1:");
    assertThat(refused().advice()).isEqualTo("let an if or a with end it");
  }

  @Test
  void theTimeOfAChartIsThatOfAllItsRenderings() throws IOException {
    write(
        "templates/a.yaml",
        """
        {{- range $i := until 100000 }}{{ range $j := until 100000 }}{{ $x := sha256sum "a" }}{{ end }}{{ end }}
        """);
    RenderingTime time = RenderingTime.of(Duration.ofSeconds(1));

    Rendering rendering = renderer.render(chart(), List.of(), NOTHING, time);

    assertThat(((Rendering.Refused) rendering).reason())
        .isEqualTo("is not rendered in the time that all renderings of a chart have together");
    assertThat(time.isOver()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ fail (printf \"bad %s\" .Values.secret) }}",
        "{{ required .Values.secret .Values.nothing }}",
        "{{ include .Values.secret . }}",
        "{{ tpl .Values.secret . }}{{ tpl (printf \"{{%s\" .Values.secret) . }}",
        "{{ mustToDate \"2006\" .Values.secret }}",
        "{{ semverCompare .Values.secret \"1.0.0\" }}",
        "{{ mustRegexMatch (printf \"(%s\" .Values.secret) \"a\" }}",
        "{{ range .Values.secret }}{{ end }}",
        "{{ .Values.secret.first.second }}",
        "{{ index .Values.secret 3 5 }}",
        "{{ .Values.secret | mustFromJson }}",
        "a: *{{ .Values.secret }}",
        "{{ .Values.secret }}: 1\n{{ .Values.secret }}: 2",
        "a: [{{ .Values.secret }}",
        "a: !!int {{ .Values.secret }}",
        "a: {{ .Values.secret }}: b: c",
        "{{ urlParse (printf \"::%s\" .Values.secret) }}"
      })
  void whatHelmSaysOfValuesIsNotPassedOn(String template) throws IOException {
    write("templates/a.yaml", template + "\n");
    Path file = write("../given.yaml", "other: planted-77\nsecret: planted-77\n");
    ValuesGiven set = new ValuesGiven(List.of(), List.of("secret=planted 77.x/planted"), "1.34");

    for (ValuesGiven given : List.of(set, new ValuesGiven(List.of(file), List.of(), "1.34"))) {
      Rendering rendering = renderer.render(chart(), List.of(), given, RenderingTime.ofOneChart());
      if (rendering instanceof Rendering.Refused refused) {
        assertThat(refused.reason()).doesNotContain("planted", "77", directory.toString());
      }
    }
  }

  @Test
  void whatHelpsIsKept() throws IOException {
    ValuesGiven given = new ValuesGiven(List.of(), List.of("secret=planted"), "1.34");
    write("templates/a.yaml", "{{ mustToDate \"2006\" .Values.secret }}");
    assertThat(refused(given).reason())
        .isEqualTo(
            "does not render: template: shop/templates/a.yaml:1:3: executing"
                + " \"shop/templates/a.yaml\" at <mustToDate \"2006\" .Values.secret>: error calling"
                + " mustToDate: parsing time \"…\" as \"2006\": cannot parse \"…\" as \"2006\"");
    write("templates/a.yaml", "{{ fail (printf \"the owner is not set: %s\" .Values.secret) }}");
    assertThat(refused(given).reason())
        .isEqualTo(
            "does not render: execution error at (shop/templates/a.yaml:1:3):"
                + " the owner is not set: …");
  }

  @Test
  void aComplaintNamesNoDirectoryOfTheMachineAndNoTime() throws IOException {
    write("templates/a.yaml", "a: b\n");
    write("values.yaml", "image: [\n");
    assertThat(refused().reason()).doesNotContain(directory.toString()).contains("values.yaml");
    write("values.yaml", "image: {a: 1}\n");
    Path file = write("ci/a-values.yaml", "image: [1\n");
    Rendering rendering =
        renderer.render(chart(), List.of(file), NOTHING, RenderingTime.ofOneChart());
    assertThat(((Rendering.Refused) rendering).reason())
        .doesNotContain(directory.toString())
        .doesNotContainPattern("\\d\\d:\\d\\d:\\d\\d")
        .contains("ci/a-values.yaml");
  }

  @Test
  void aLinkThatLeadsOutIsNotFollowed() throws IOException {
    Files.createSymbolicLink(directory.resolve("shop/secret.txt"), Path.of("/etc/hostname"));
    write("templates/a.yaml", "a: {{ .Files.Get \"secret.txt\" }}\n");

    assertThat(refused().reason()).contains("secret.txt is a link that leads out of the chart");
  }

  @Test
  void aChartIsNamedByItsFile() throws IOException {
    Path chart = directory.resolve("shop");

    assertThat(Chart.in(chart)).contains(new Chart(chart, "shop", false));
    write("Chart.yaml", "name: other\ntype: library\n");
    assertThat(Chart.in(chart)).contains(new Chart(chart, "other", true));
    assertThat(Chart.in(directory)).isEmpty();
  }

  @Test
  void valuesForTryingItAreThoseOfCi() throws IOException {
    Path b = write("ci/b-values.yaml", "");
    Path a = write("ci/a-values.yaml", "");
    write("ci/other.yaml", "");

    assertThat(chart().ciValues()).containsExactly(a, b);
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve("shop").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Chart chart() {
    return Chart.in(directory.resolve("shop")).orElseThrow();
  }

  private String rendered() {
    return rendered(List.of(), NOTHING);
  }

  private String rendered(List<Path> values, ValuesGiven given) {
    Rendering rendering = renderer.render(chart(), values, given, RenderingTime.ofOneChart());
    assertThat(rendering).isInstanceOf(Rendering.Rendered.class);
    return new String(((Rendering.Rendered) rendering).yaml(), StandardCharsets.UTF_8).strip();
  }

  private Rendering.Refused refused() {
    return refused(NOTHING);
  }

  private Rendering.Refused refused(ValuesGiven given) {
    Rendering rendering = renderer.render(chart(), List.of(), given, RenderingTime.ofOneChart());
    assertThat(rendering).isInstanceOf(Rendering.Refused.class);
    return (Rendering.Refused) rendering;
  }
}
