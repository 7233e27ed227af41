package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.e2e.Product.Run;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Whatever is in a file, it ends in one clear line, the rest is judged, and the run exits with 2.
 * All these files are small, lie in one directory and are judged in one run.
 */
class BadInputTest {
  private static final String GOOD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: good
      spec:
        containers:
          - name: api
            image: registry.example.com/api:1.0
      """;

  private static final String WRONG_TYPES =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: wrong
      spec:
        hostNetwork: "yes"
        containers:
          - name: api
            securityContext:
              runAsUser: root
      ---
      apiVersion: v1
      kind: [Pod]
      ---
      apiVersion: v1
      kind: Pod
      metadata: [name]
      ---
      apiVersion: v1
      kind: Pod
      metadata:
        name: wrong
      spec:
        containers: {name: api}
      """;

  private static final int DEEP = 100_000;

  @TempDir private static Path directory;
  private static Run text;
  private static Run json;

  @BeforeAll
  static void judgeAll() throws Exception {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
    Files.write(directory.resolve("binary.yaml"), new byte[5000]);
    Files.write(
        directory.resolve("latin1.yaml"),
        GOOD.replace("good", "bl\u00e5").getBytes(StandardCharsets.ISO_8859_1));
    text = new Product().in(directory).run("audit", ".").withoutTrace();
    json = new Product().in(directory).run("audit", "--format", "json", ".").withoutTrace();
  }

  private static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("alias-bomb.yaml", aliasBomb() + "---\n" + GOOD);
    files.put("broken-between.yaml", GOOD + "---\na: [\n---\n" + GOOD);
    files.put("colour.yaml", "name: \u001b[31mred\n");
    files.put("deep-10000.yaml", "- ".repeat(10_001) + "x\n");
    files.put("deep-block.yaml", "- ".repeat(DEEP) + "x\n");
    files.put("deep-flow.yaml", "a: " + "[".repeat(DEEP) + "]".repeat(DEEP) + "\n");
    files.put("deep-json.json", "{\"apiVersion\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
    files.put("duplicate-key.yaml", GOOD + "  hostNetwork: true\nspec: {}\n");
    files.put("empty.yaml", "");
    files.put("good.yaml", GOOD);
    files.put("half.yaml", "kind: Deployment\nmetadata:\n  name: half\n");
    files.put("json.json", "{\"apiVersion\": \"v1\", \"kind\": \"Pod\",}");
    files.put("merge-cycle.yaml", "a: &a\n  <<: *a\n");
    files.put("tab.yaml", "spec:\n\thostNetwork: true\n");
    files.put("template.yaml", "metadata:\n  name: {{ .Values.name }}\n");
    files.put("unclosed.yaml", "name: \"api\n");
    files.put("unknown-alias.yaml", "a: *b\n");
    files.put("wrong-types.yaml", WRONG_TYPES);
    return files;
  }

  @Test
  void everyBadFileIsOneLineWithItsPlaceAndWhatToDo() {
    String lines = String.join("\n", text.notJudged()) + "\n";
    assertThat(lines.replaceAll(" \\(workload/.*\\)\n", "\n"))
        .isEqualTo(
            """
            alias-bomb.yaml:4:20: the aliases of this document multiply its values beyond what is \\
            allowed; write the values out, or use fewer aliases
            binary.yaml:1:1: this is a binary file, neither YAML nor JSON; give the manifest itself
            broken-between.yaml:11:1: a value is expected here, not the end of the document; \\
            write the value, or remove what stands in its place
            colour.yaml:1:7: the character U+001B is not allowed in YAML; \\
            remove it, or write it as an escape in double quotes
            deep-10000.yaml:1:20001: the document is nested deeper than 10000 levels; \\
            flatten it; no Kubernetes object nests so deeply
            deep-block.yaml:1:20001: the document is nested deeper than 10000 levels; \\
            flatten it; no Kubernetes object nests so deeply
            deep-flow.yaml:1:10004: the document is nested deeper than 10000 levels; \\
            flatten it; no Kubernetes object nests so deeply
            deep-json.json:1:140001: the document is nested deeper than 10000 levels; \\
            flatten it; no Kubernetes object nests so deeply
            duplicate-key.yaml:10:1: the key "spec" was already given at line 5, column 1; \\
            keep one of the two; most programs silently take the last
            half.yaml:1:1: this object has no apiVersion; add it; kubectl refuses the object
            json.json:1:36: a key in double quotes is expected here; \\
            JSON has no comma before a closing brace
            merge-cycle.yaml:2:7: this alias stands inside its own value; \\
            write the value out instead
            tab.yaml:2:1: a tab is used as indentation; indent with spaces
            template.yaml:2:10: a mapping cannot be a key; \\
            this looks like a template; render it first: helm template CHART | brynje audit -
            unclosed.yaml:1:7: the quotes are never closed; close them
            unknown-alias.yaml:1:4: this alias has no anchor before it in this document; \\
            define the anchor above, in the same document, or quote a value that begins with *
            wrong-types.yaml:6:3: spec.hostNetwork must be true or false, but is a string; \\
            correct the type; the API server refuses it
            wrong-types.yaml:10:9: spec.containers[0].securityContext.runAsUser must be an \\
            integer, but is a string; correct the type; the API server refuses it
            wrong-types.yaml:13:1: kind must be a string, but is a list; \\
            correct the type; the API server refuses it
            wrong-types.yaml:17:1: metadata must be a mapping, but is a list; \\
            correct the type; the API server refuses it
            wrong-types.yaml:24:3: spec.containers must be a list, but is a mapping; \\
            correct the type; the API server refuses it
            """
                .replace("\\\n", ""));
  }

  @Test
  void theRunExitsWithTwoAndCountsWhatItDidNotJudge() {
    assertThat(text.code()).isEqualTo(2);
    assertThat(text.out()).contains(text.notJudged().size() + " not judged.");
    assertThat(text.err()).isEmpty();
  }

  @Test
  void machineFormatsSayTheSame() {
    JsonNode unjudged = json.json().get("unjudged");

    assertThat(json.code()).isEqualTo(2);
    assertThat(unjudged).hasSameSizeAs(text.notJudged());
    assertThat(json.err().lines())
        .containsExactlyElementsOf(
            text.notJudged().stream().map(line -> "brynje: not judged: " + line).toList());
  }

  @Test
  void theControlsThatATypeLeavesUnjudgedAreNamed() {
    assertThat(json.json().get("unjudged"))
        .filteredOn(one -> one.get("reason").asString().contains("runAsUser"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.get("controls").toString())
              .contains("\"workload/run-as-non-root\"", "\"workload/run-as-user\"")
              .doesNotContain("workload/no-host-network");
          assertThat(one.at("/resource/name").asString()).isEqualTo("wrong");
        });
    assertThat(text.out())
        .contains("but is a string; correct the type; the API server refuses it (");
  }

  @Test
  void whatStandsBesideIsJudged() {
    Map<String, Long> judged = new LinkedHashMap<>();
    for (JsonNode finding : json.json().get("findings")) {
      if (finding.get("control").asString().equals("workload/run-as-non-root")) {
        judged.merge(finding.at("/location/path").asString(), 1L, Long::sum);
      }
    }
    assertThat(judged)
        .isEqualTo(
            Map.of(
                "alias-bomb.yaml", 1L,
                "broken-between.yaml", 2L,
                "good.yaml", 1L,
                "latin1.yaml", 1L));
  }

  @Test
  void nothingActsOnTheTerminal() {
    assertThat(List.of(text.out(), json.out(), json.err()))
        .allSatisfy(out -> assertThat(out).doesNotContain("\u001b"));
  }

  private static String aliasBomb() {
    return "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + IntStream.range(1, 12)
            .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(10)))
            .collect(Collectors.joining());
  }
}
