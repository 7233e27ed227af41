package dev.brynje.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.chart.RenderedLines.Written;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RenderedLinesTest {
  @Test
  void aLineThatIsWrittenOnceIsKnown() {
    RenderedLines lines = lines("kind: Pod\nspec:\n", "kind: Pod\nspec:\n");

    assertThat(place(lines, 3)).isEqualTo("a.yaml:1 exact");
    assertThat(place(lines, 4)).isEqualTo("a.yaml:2 exact");
  }

  @Test
  void actionsMayGiveAnything() {
    RenderedLines lines =
        lines(
            "name: {{ .Release.Name }}-{{ .x }}\nimage: \"{{ .Values.image }}:{{ .tag }}\"\n",
            "name: shop-api\n  image: \"nginx:1\"\n");

    assertThat(place(lines, 3)).isEqualTo("a.yaml:1 exact");
    assertThat(place(lines, 4)).isEqualTo("a.yaml:2 exact");
  }

  @Test
  void aLineThatIsWrittenTwiceFollowsWhatCameBefore() {
    RenderedLines lines =
        lines(
            "- name: a\n  image: x\n- name: b\n  image: x\n", "- name: b\n  image: x\n- name: a\n");

    assertThat(place(lines, 4)).isEqualTo("a.yaml:4 likely");
    assertThat(place(lines, 5)).isEqualTo("a.yaml:1 exact");
  }

  @Test
  void whatComesFromElsewhereBelongsToWhatWasBefore() {
    RenderedLines lines = lines("a: b\n{{ toYaml .Values.x }}\n", "a: b\nprivileged: true\n");

    assertThat(place(lines, 4)).isEqualTo("a.yaml:1 likely");
    assertThat(lines.line(1)).isEmpty();
    assertThat(lines.line(0)).isEmpty();
    assertThat(lines.line(99)).isEmpty();
  }

  @Test
  void actionsOfManyLinesGiveNothingThemselves() {
    RenderedLines lines = lines("{{/*\na: b\n*/}}\n{{- if\n .x }}\na: b\n", "a: b\n");

    assertThat(place(lines, 3)).isEqualTo("a.yaml:6 exact");
  }

  @Test
  void everyManifestHasItsOwnTemplate() {
    RenderedLines lines =
        RenderedLines.ofChart(
            "---\n# Source: shop/one\na: b\n---\n# Source: shop/two\na: b\n",
            path -> Optional.of(path.equals("one") ? "a: b" : "\n\na: b"));

    assertThat(place(lines, 3)).isEqualTo("one:1 exact");
    assertThat(place(lines, 6)).isEqualTo("two:3 exact");
  }

  @Test
  @Timeout(20)
  void manyLinesAreFoundInTimeThatGrowsAsTheyDo() {
    String template = "{{ a }}x{{ b }}\n".repeat(50_000);
    String rendered = "yxy\n".repeat(200_000);

    assertThat(lines(template, rendered).line(3)).isPresent();
  }

  @Test
  void aPlaceIsTheWholeLine() {
    assertThat(lines("  kind: {{ .x }}  \n", "kind: Pod\n").line(3))
        .contains(new Written("a.yaml", 1, 3, 17, true));
  }

  @Test
  void manifestsOfAKustomizationAreFoundByKindAndName() {
    String base =
        "kind: A\nmetadata:\n  name: x\nspec:\n  a: 1\n---\nkind: B\nmetadata:\n  name: x\nspec:\n  a: 1\n";
    Map<String, String> files = new LinkedHashMap<>();
    files.put("patch.yaml", "kind: B\nmetadata: {name: x}\n");
    files.put("patch2.yaml", "kind: B\nmetadata:\n  name: x\nspec:\n  b: 2 # why\n");
    files.put("base.yaml", base);

    RenderedLines lines =
        RenderedLines.ofManifests(
            "kind: B\nmetadata:\n  name: my-x\nspec:\n  a: 1\n  b: 2\n---\nkind: C\nmetadata:\n  name: x\n",
            files);

    assertThat(place(lines, 5)).isEqualTo("base.yaml:11 exact");
    assertThat(place(lines, 6)).isEqualTo("patch2.yaml:5 exact");
    assertThat(lines.line(8)).isEmpty();
  }

  private static String place(RenderedLines lines, int line) {
    Written written = lines.line(line).orElseThrow();
    return "%s:%d %s"
        .formatted(written.path(), written.line(), written.exact() ? "exact" : "likely");
  }

  private static RenderedLines lines(String template, String rendered) {
    return RenderedLines.ofChart(
        "---\n# Source: shop/a.yaml\n" + rendered, _ -> Optional.of(template));
  }
}
