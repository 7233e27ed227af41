package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.e2e.Product.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Exit codes, and what goes where. */
class CommandLineTest {
  /** Worst finding: high. */
  private static final String HIGH =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: careless
      spec:
        containers:
          - name: api
            image: registry.example.com/api:1.0
      """;

  /** Worst finding: critical. */
  private static final String CRITICAL = HIGH + "      securityContext: {privileged: true}\n";

  private static final String NOTHING =
      "apiVersion: example.com/v1\nkind: Unheard\nmetadata:\n  name: of\n";

  @TempDir private Path directory;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(directory.resolve("high.yaml"), HIGH);
    Files.writeString(directory.resolve("critical.yaml"), CRITICAL);
    Files.writeString(directory.resolve("nothing.yaml"), NOTHING);
    Files.writeString(directory.resolve("broken.yaml"), "a: [\n");
    Files.writeString(directory.resolve("low.yaml"), "fail-on: low\n");
  }

  @ParameterizedTest
  @CsvSource({
    "2, nothing.yaml",
    "1, nothing.yaml high.yaml",
    "1, high.yaml",
    "1, critical.yaml",
    "2, broken.yaml",
    "2, high.yaml broken.yaml",
    "2, high.yaml no-such-file.yaml",
    "0, high.yaml --fail-on critical",
    "1, critical.yaml --fail-on critical",
    "1, high.yaml --fail-on info",
    "1, high.yaml --only workload/run-as-user --config low.yaml",
    "0, high.yaml --only workload/run-as-user",
    "1, high.yaml --only workload/run-as-user --fail-on low",
    "1, high.yaml --severity critical",
    "0, high.yaml --exit-code 0",
    "7, high.yaml --exit-code 7",
    "2, nothing.yaml --exit-code 7",
    "2, broken.yaml high.yaml --exit-code 7",
    "2, high.yaml --exit-code x",
    "2, high.yaml --no-such-option",
    "2, high.yaml --output no/such/directory/report",
    "2, ''",
  })
  void theExitCodeTellsWhatWasFound(int code, String arguments) throws Exception {
    Run run = product().script("brynje audit " + arguments).withoutTrace();

    assertThat(run.code()).as(run.err()).isEqualTo(code);
  }

  @Test
  void readsStandardInput() throws Exception {
    Run run = product().reading(directory.resolve("high.yaml")).run("audit", "-").withoutTrace();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).startsWith("\n-\n\n  Pod careless");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void readsJsonFromStandardInputBesideFiles() throws Exception {
    Run run =
        product()
            .script(
                """
                printf '{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "piped"}}' |
                  brynje audit --format json high.yaml -
                """);

    assertThat(run.json().get("inputs"))
        .extracting(input -> input.get("kind").asString() + " " + input.get("name").asString())
        .containsExactly("file high.yaml", "stdin -");
  }

  @Test
  void emptyStandardInputIsNothingJudged() throws Exception {
    Run run = product().run("audit", "-").withoutTrace();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.notJudged())
        .containsExactly(
            "- holds no Kubernetes object; "
                + "give a file whose documents have apiVersion and kind");
  }

  @ParameterizedTest
  @CsvSource({"json, tool", "sarif, runs"})
  void aMachineFormatIsAllThatIsOnStandardOutput(String format, String key) throws Exception {
    Run run = product().run("audit", "--format", format, "high.yaml", "broken.yaml", "gone.yaml");

    assertThat(run.code()).isEqualTo(2);
    assertThat(JsonMapper.shared().readTree(run.out()).has(key)).isTrue();
    assertThat(run.err().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("brynje: not judged: "));
  }

  @Test
  void writesAFileAndNothingElse() throws Exception {
    Run run = product().run("audit", "high.yaml", "--output", "report.sarif");

    assertThat(run).isEqualTo(new Run(1, "", ""));
    assertThat(directory.resolve("report.sarif")).content().contains("\"version\": \"2.1.0\"");
  }

  @Test
  void writesIntoAPipeThatIsNamedAsTheOutput() throws Exception {
    Run run = product().script("brynje audit high.yaml --output /dev/stdout -f json | cat");

    assertThat(run.json().get("findings")).isNotEmpty();
  }

  @Test
  void whoeverStopsReadingHearsNothing() throws Exception {
    Run run =
        product()
            .script(
                """
                for i in $(seq 200); do cp high.yaml copy-$i.yaml; done
                brynje audit copy-*.yaml | head -n 1
                echo "${PIPESTATUS[0]}"
                """);

    assertThat(run.out()).isEqualTo("\n1\n");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "head -c 1 >/dev/null", "cat >/dev/null"})
  void theExitCodeDoesNotHangOnWhoReads(String reader) throws Exception {
    Run run =
        product()
            .script(
                """
                for run in 1 2 3; do
                  brynje audit high.yaml | %1$s; echo "${PIPESTATUS[0]}"
                  brynje audit high.yaml --fail-on critical -o /dev/stdout | %1$s
                  echo "${PIPESTATUS[0]}"
                done
                """
                    .formatted(reader));

    assertThat(run.out()).isEqualTo("1\n0\n".repeat(3));
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aFullDiskIsSaid() throws Exception {
    Run run = product().script("brynje audit high.yaml >/dev/full");

    assertThat(run).isEqualTo(new Run(2, "", "brynje: cannot write: No space left on device\n"));
  }

  @Test
  void closedStreamsAreNoTrouble() throws Exception {
    Run run = product().script("brynje audit high.yaml <&- >&- 2>&-; echo $?");

    assertThat(run.out()).isEqualTo("2\n");
  }

  @Test
  void theCommandsOfTheHelpWork() throws Exception {
    Run run =
        product()
            .script(
                """
                brynje --version && brynje help && brynje help audit && brynje audit --help &&
                  brynje controls workload/run-as-non-root && brynje controls --format json &&
                  bash -n <(brynje completion bash) && brynje completion zsh && brynje completion fish
                """)
            .withoutTrace();

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("brynje 0.1.0\nBrynje hardens").contains("runAsNonRoot: true");
  }

  private Product product() {
    return new Product().in(directory);
  }
}
