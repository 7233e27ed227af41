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
import org.junit.jupiter.params.provider.ValueSource;

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
  void whatTheCheckoutIsCalledMakesNothingNew() throws IOException {
    Files.writeString(repository.resolve("compose.yaml"), "services:\n  w: {image: nginx}\n");
    audit(repository, "--write-baseline", baseline.toString());
    assertThat(baseline).content().contains("\"about\": \"service w\"");

    Path renamed = Files.move(repository, directory.resolve("renamed"));

    assertNothingIsNew(renamed);
  }

  @Test
  void aServiceOfAnotherProjectIsAnotherOne() throws IOException {
    Path project = Files.createDirectory(repository.resolve("a")).resolve("compose.yaml");
    Files.writeString(project, "services:\n  w: {image: nginx}\n");
    audit(repository, "--write-baseline", baseline.toString());
    Files.createDirectory(repository.resolve("b"));
    Files.copy(project, repository.resolve("b/compose.yaml"));

    Run run = audit(repository, "--baseline", baseline.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("service b/w").doesNotContain("service a/w");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Containerfile", "sub/Dockerfile", "api.Dockerfile"})
  void aDockerfileThatIsMovedStaysKnown(String name) throws IOException {
    audit(repository, "--write-baseline", baseline.toString());
    Files.createDirectory(repository.resolve("sub"));
    Files.move(repository.resolve("Dockerfile"), repository.resolve(name));

    assertNothingIsNew(repository);
  }

  @Test
  void aComposeFileThatIsMovedStaysKnown() throws IOException {
    Path file = repository.resolve("docker-compose.yml");
    Files.writeString(file, "services:\n  w: {image: nginx}\n");
    audit(repository, "--write-baseline", baseline.toString());
    Path sub = Files.createDirectory(repository.resolve("sub"));
    Files.move(file, sub.resolve("compose.yaml"));

    assertNothingIsNew(repository);
  }

  @Test
  void aCopyOfADockerfileIsNew() throws IOException {
    audit(repository, "--write-baseline", baseline.toString());
    Files.copy(repository.resolve("Dockerfile"), repository.resolve("Containerfile"));

    Run run = audit(repository, "--baseline", baseline.toString());

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("Containerfile").doesNotContain("Dockerfile\n");
  }

  @Test
  void composeInItsLongFormStaysKnown() throws IOException {
    Path file = repository.resolve("compose.yaml");
    Files.writeString(
        file,
        """
        services:
          w:
            image: nginx
            volumes: ["/etc:/x", "./data:/data", "/var/run/docker.sock:/s:ro"]
            devices: ["/dev/sda:/dev/sda"]
            ports: ["80:80", "53:53/udp", "127.0.0.1:2222:22", "8080"]
        """);
    audit(repository, "--write-baseline", baseline.toString());
    Files.writeString(
        file,
        """
        services:
          w:
            image: nginx
            volumes:
            - {type: bind, source: /etc, target: /x}
            - {type: bind, source: ./data, target: /data}
            - {type: bind, source: /var/run/docker.sock, target: /s, read_only: true}
            devices:
            - {source: /dev/sda, target: /dev/sda, permissions: rwm}
            ports:
            - {target: 80, published: "80"}
            - {target: 53, published: 53, protocol: udp}
            - {target: 22, published: "2222", host_ip: 127.0.0.1}
            - {target: 8080}
        """);

    assertNothingIsNew(repository);
  }

  @Test
  void theFileMayBeTheNextWordUnlessThatIsThere() throws IOException {
    Path named = directory.resolve("o.base");
    for (int time = 0; time < 2; time++) {
      assertThat(audit(repository, "--write-baseline", named.toString()).err())
          .contains("o.base has ");
    }

    String dockerfile = repository.resolve("Dockerfile").toString();
    audit(repository, "--baseline", named.toString(), "--write-baseline", dockerfile);

    assertThat(repository.resolve("Dockerfile")).content().startsWith("FROM a");
    assertThat(named).content().contains("\"path\": \"repository/Dockerfile\"");
  }

  private static void assertNothingIsNew(Path repository) {
    String file = repository.resolve("base.json").toString();
    Run run = audit(repository, "--baseline", file, "--fail-on=info");
    assertThat(run.code()).as(run.out()).isZero();
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
        "'{\"brynje-baseline\": 1, \"findings\": [{'               | base.json:1:38: is cut short: it ends where its JSON goes on",
        "'{\"brynje-baseline\": 1, \"findings\": [}'               | base.json:1:38: is not well-formed JSON: Unexpected close marker '}': expected ']'",
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
      assertThat(run.err()).contains(reason).doesNotContain("Source", "`").hasLineCount(1);
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
