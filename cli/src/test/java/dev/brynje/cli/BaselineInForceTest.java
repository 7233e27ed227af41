package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineInForceTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: %s}
      spec:
        containers:
        - name: api
          image: registry.example.com/api:1.0
          env: [{name: PASSWORD, value: h0pp3ldipopp}]
          securityContext: {privileged: true}
      """;

  @TempDir private Path directory;
  private Path repository;
  private Path baseline;

  @BeforeEach
  void oneFileOfEachKind() throws IOException {
    repository = directory.resolve("repository");
    Files.createDirectories(repository.resolve("k8s"));
    baseline = repository.resolve("base.json");
    Files.writeString(repository.resolve("k8s/api.yaml"), POD.formatted("api"));
    Files.writeString(repository.resolve("Dockerfile"), "FROM a\nRUN sudo b\n");
  }

  @Test
  void onlyWhatIsNewFails() throws IOException {
    assertThat(audit(repository).code()).isEqualTo(1);

    Run written = audit(repository, "--write-baseline=" + baseline);

    assertThat(written.code()).isZero();
    assertThat(written.err()).containsPattern("base.json has \\d+ findings now");
    Run again = audit(repository, "--baseline", baseline.toString(), "--fail-on", "info");
    assertThat(again.code()).isZero();
    assertThat(again.out()).containsPattern("\n\\d+ known from the baseline; --show-known shows");
    assertThat(audit(repository, "--baseline", baseline.toString(), "--show-known").out())
        .contains("known from the baseline\n", "the container is privileged");

    Files.writeString(repository.resolve("k8s/web.yaml"), POD.formatted("web"));
    Run grown = audit(repository, "--baseline", baseline.toString());
    assertThat(grown.code()).isEqualTo(1);
    assertThat(grown.out())
        .contains("Pod web", "the container is privileged")
        .doesNotContain("Pod api");
  }

  @Test
  void theFileNamesNoSecretAndNoPlaceOfThisMachineAndStaysTheSame() throws IOException {
    audit(repository, "--write-baseline", baseline.toString());
    String first = Files.readString(baseline);

    audit(repository, "--write-baseline", baseline.toString());

    assertThat(Files.readString(baseline)).isEqualTo(first);
    assertThat(first)
        .startsWith(
            "{\n  \"brynje-baseline\": 1,\n  \"findings\": [\n    {\"path\": \"Dockerfile\", ")
        .contains(
            "\"path\": \"k8s/api.yaml\", \"control\": \"workload/no-privileged\", "
                + "\"about\": \"Pod api, container api\", ")
        .endsWith("}\n  ]\n}\n")
        .doesNotContain("h0pp3ldipopp", directory.toString());
  }

  @Test
  void aCloneElsewhereKnowsTheSame() throws IOException {
    audit(repository, "--write-baseline", baseline.toString());
    Path clone = Files.createDirectories(directory.resolve("another/place"));
    Files.createDirectory(clone.resolve("k8s"));
    for (String file : List.of("k8s/api.yaml", "Dockerfile", "base.json")) {
      Files.copy(repository.resolve(file), clone.resolve(file));
    }

    Run run = audit(clone, "--baseline", clone.resolve("base.json").toString(), "--fail-on=info");

    assertThat(run.code()).isZero();
    assertThat(run.out()).doesNotContain(" gone");
  }

  @Test
  void ofFindingsThatAreAlikeAsManyAreKnownAsThereWere() throws IOException {
    audit(repository, "--write-baseline", baseline.toString());
    Files.writeString(
        repository.resolve("k8s/copy.yaml"), POD.formatted("api") + "---\n" + POD.formatted("api"));

    Run run = audit(repository, "--baseline", baseline.toString(), "--only=workload/no-privileged");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("2 critical", "\n1 known");
  }

  @Test
  void whatIsGoneIsCountedAndListed() throws IOException {
    audit(repository, "--write-baseline", baseline.toString());
    Files.writeString(
        repository.resolve("k8s/api.yaml"), POD.formatted("api").replace("true", "false"));

    assertThat(audit(repository, "--baseline", baseline.toString()).out())
        .contains("1 of the baseline gone");
    assertThat(audit(repository, "--baseline", baseline.toString(), "--format=json").out())
        .contains("\"gone\": 1", "\"goneFindings\"", "\"path\": \"k8s/api.yaml\"");
    assertThat(audit(repository.resolve("Dockerfile"), "--baseline", baseline.toString()).out())
        .doesNotContain(" gone");
    assertThat(
            audit(repository, "--baseline", baseline.toString(), "--skip=workload/no-privileged")
                .out())
        .doesNotContain(" gone");
  }

  @Test
  void whatIsUnjudgedStaysSo() throws IOException {
    Files.writeString(repository.resolve("k8s/broken.yaml"), "a: [\n");

    Run written = audit(repository, "--write-baseline", baseline.toString());

    assertThat(written.code()).isEqualTo(2);
    assertThat(written.err()).contains("1 not judged, and what is wrong there will be new");
    assertThat(audit(repository, "--baseline", baseline.toString()).code()).isEqualTo(2);
  }

  @Test
  void whatNobodyMayWaiveIsNotTaken() throws IOException {
    Path pod = repository.resolve("k8s/api.yaml");
    Files.writeString(
        pod,
        POD.formatted("api")
            .replace(
                "{privileged: true}", "{privileged: true} # brynje:ignore workload/no-privileged"));

    Run run = audit(repository, "--write-baseline", baseline.toString(), "--fail-on=medium");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("policy/waiver-reason");
    assertThat(Files.readString(baseline)).doesNotContain("policy/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                        | is no baseline, which begins with",
        "[]                                                        | is no baseline",
        "'{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}'             | is no baseline",
        "'{\"brynje-baseline\": 2, \"findings\": []}'              | is a baseline of version 2, and this program reads version 1",
        "'{\"brynje-baseline\": 1, \"findings\": [{'               | is not well-formed JSON",
        "'{\"brynje-baseline\": 1}'                                | must have findings",
        "'{\"brynje-baseline\": 1, \"findings\": [{}]}'            | needs a fingerprint",
        "'{\"brynje-baseline\": 1, \"findings\": [{\"tims\": 1}]}' | did you mean times?",
        "'{\"brynje-baseline\": 1, \"findings\": [{\"times\": 0}]}' | times must be a whole number",
        "'{\"brynje-baseline\": 1, \"findings\": []} {}'           | goes on after its findings",
        "'a: 1'                                                    | is not well-formed JSON"
      })
  void whatIsNoBaselineIsRefusedAndNotWrittenOver(String text, String reason) throws IOException {
    Files.writeString(baseline, text);

    for (String option : List.of("--baseline", "--write-baseline")) {
      Run run = audit(repository, option, baseline.toString());
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err()).contains(reason).hasLineCount(1);
    }
    assertThat(baseline).content().isEqualTo(text);
  }

  @Test
  void aBaselineThatIsNotThereIsSaid() {
    Run run = audit(repository, "--baseline", baseline.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("base.json does not exist; write it with --write-baseline");
  }

  private static Run audit(Path path, String... options) {
    List<String> words = new ArrayList<>(List.of("audit"));
    words.addAll(List.of(options));
    words.add(path.toString());
    return Session.plain().run(words.toArray(String[]::new));
  }
}
