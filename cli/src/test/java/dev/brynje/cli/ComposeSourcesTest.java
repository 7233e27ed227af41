package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files are one Compose project, and what they may read. */
class ComposeSourcesTest {
  private static final String PRIVILEGED = "services: {web: {image: a, privileged: true}}\n";

  @TempDir private Path directory;

  private void write(String name, String text) throws IOException {
    Path path = directory.resolve(name);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private Session.Run audit(String... words) {
    String[] all = new String[words.length + 3];
    all[0] = "audit";
    all[1] = "--only";
    all[2] = "compose/no-privileged,compose/non-root-user,dockerfile/final-user";
    System.arraycopy(words, 0, all, 3, words.length);
    return Session.plain().run(all);
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  @Test
  void anOverrideFileIsMergedOverItsProject() throws IOException {
    write("compose.yaml", PRIVILEGED);
    write("compose.override.yaml", "services: {web: {privileged: false, user: \"1\"}}\n");

    assertThat(audit(directory.toString()).out())
        .contains("1 Compose project, 1 service")
        .doesNotContain("compose/no-privileged");
    assertThat(audit(path("compose.yaml")).out())
        .as("a file that is named alone is taken alone, as by -f")
        .contains("compose/no-privileged");
  }

  @Test
  void whatAnOverrideFileDecidesPointsThere() throws IOException {
    write("compose.yaml", "services: {web: {image: a, user: \"1\"}}\n");
    write("compose.override.yaml", "services:\n  web:\n    privileged: true\n");

    assertThat(audit("--format", "github", directory.toString()).out())
        .contains("compose.override.yaml,line=3");
  }

  @Test
  void filesNamedAsComposeAreOneProjectInTheirOrder() throws IOException {
    write("a.yaml", PRIVILEGED);
    write("b.yaml", "services: {web: {privileged: false, user: \"1\"}}\n");

    assertThat(audit("--as", "compose", path("a.yaml"), path("b.yaml")).code()).isZero();
    assertThat(audit("--as", "compose", path("b.yaml"), path("a.yaml")).code()).isEqualTo(1);
  }

  @Test
  void aVariantThatIsNoProjectIsMergedOverTheOneBesideIt() throws IOException {
    write("docker-compose.yml", "services: {web: {image: a, user: \"1\"}}\n");
    write("docker-compose.prod.yml", "services: {web: {privileged: true}}\n");

    Session.Run result = audit("--format", "github", directory.toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("docker-compose.prod.yml,line=1").doesNotContain("image");
  }

  @Test
  void aVariantThatIsAManifestIsJudgedAsOne() throws IOException {
    write("app-compose.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");

    assertThat(Session.plain().run("audit", directory.toString()).out())
        .contains("1 file,")
        .doesNotContain("Compose");
  }

  @Test
  void whatComposeRefusesIsSaidWithItsPlace() throws IOException {
    write("compose.yaml", "services:\n  web:\n    image: a\n    priviledged: true\n");

    Session.Run result = audit(directory.toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("compose.yaml:4:5").contains("priviledged");
  }

  @Test
  void valuesOfVariablesAreNeverShown() throws IOException {
    write(".env", "TOKEN=s3cr3t-hush\nPORT=99999\n");
    write("web.env", "KEY=hush-s3cr3t\n");
    write(
        "compose.yaml",
        """
        services:
          web:
            image: "a:${TOKEN}"
            env_file: web.env
            environment: {A: "${TOKEN}", B: }
            command: run $TOKEN
            container_name: ab-$TOKEN
        """);
    String refused = "services: {web: {image: a, ports: [\"${PORT}:80\"]}}\n";
    write("bad/compose.yaml", refused);
    write("bad/.env", "PORT=s3cr3t-hush\n");

    for (String format : new String[] {"text", "json", "sarif", "html"}) {
      assertThat(Session.plain().run("audit", "--format", format, directory.toString()).out())
          .isNotBlank()
          .doesNotContain("s3cr3t-hush", "hush-s3cr3t");
    }
  }

  @Test
  void filesElsewhereAreNotRead() throws IOException {
    write("deep/er/p/compose.yaml", "include: [../../../secret.yaml]\nservices: {}\n");
    write("secret.yaml", "services: {b: {image: b}}\n");

    Session.Run result = audit(path("deep/er/p"));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("outside of what is audited");
    assertThat(audit(directory.toString()).out()).doesNotContain("outside");
  }

  @Test
  void aDockerfileThatIsNotThereIsSaid() throws IOException {
    write("compose.yaml", "services: {web: {build: ./api, user: \"1\"}}\n");

    Session.Run result = audit(directory.toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("api/Dockerfile");
  }

  @Test
  void theDockerfileDecidesWhereTheServiceDoesNot() throws IOException {
    write("api/Dockerfile", "FROM alpine:3.22\nUSER 10001\n");
    write("compose.yaml", "services: {web: {build: ./api}}\n");

    assertThat(audit(directory.toString()).code()).isZero();
  }

  @Test
  void aRootDockerfileThatAllServicesStartAsSomebodyElseIsNotRoot() throws IOException {
    write("api/Dockerfile", "FROM alpine:3.22\nUSER root\n");
    write("compose.yaml", "services: {web: {build: ./api, user: \"10001\"}}\n");

    assertThat(audit(directory.toString()).code()).isZero();
    assertThat(audit(path("api/Dockerfile")).code()).as("by itself the image is root").isEqualTo(1);

    write(
        "compose.yaml",
        "services: {web: {build: ./api, user: \"10001\"}, job: {build: ./api, user: \"0:0\"}}\n");
    assertThat(audit(directory.toString()).out())
        .contains("dockerfile/final-user", "compose/non-root-user");
  }

  @Test
  void aStageThatNoServiceStartsIsJudgedByItself() throws IOException {
    write("api/Dockerfile", "FROM alpine:3.22 AS dev\nUSER root\nFROM dev\n");
    write(
        "compose.yaml", "services: {web: {build: {context: api, target: dev}, user: \"10001\"}}\n");

    assertThat(audit(directory.toString()).out()).contains("dockerfile/final-user");
  }

  @Test
  void aDockerfileThatStandsInAComposeFileIsJudgedWhereItStands() throws IOException {
    write(
        "compose.yaml",
        """
        services:
          web:
            user: "1"
            build:
              dockerfile_inline: |
                FROM registry.example.com/base:1.0
                # brynje: ignore dockerfile/no-sudo we know
                RUN sudo x
                RUN echo $$HOME && curl https://x | sh
        """);

    Session.Run result =
        Session.plain()
            .run(
                "audit",
                "--format",
                "json",
                "--only",
                "dockerfile/no-pipe-to-shell,dockerfile/no-sudo,dockerfile/final-user",
                directory.toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out())
        .containsPattern(
            "(?s)no-pipe-to-shell.*compose.yaml\",\\s+\"line\": 9,\\s+\"column\": 45,\\s+\"endLine\": 9,\\s+\"endColumn\": 47")
        .containsPattern("(?s)compose.yaml\",\\s+\"line\": 8,.*we know")
        .doesNotContain("final-user\",\n");
  }

  @Test
  void aDockerfileOfVariablesInAComposeFileIsUnjudged() throws IOException {
    write(".env", "X=PLANTED77x\n");
    write(
        "compose.yaml",
        """
        services:
          web:
            build:
              dockerfile_inline: |
                FROM ${X}
        """);

    Session.Run result = audit(directory.toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("made with variables of .env").doesNotContain("PLANTED77x");
  }

  @Test
  void filesNamedInTheFileOfVariablesAreTheProject() throws IOException {
    write(".env", "COMPOSE_FILE=compose.yaml:prod.yaml\n");
    write("compose.yaml", "services: {web: {image: a, user: \"1\"}}\n");
    write("prod.yaml", "services: {web: {privileged: true}}\n");

    Session.Run result = audit("--format", "github", directory.toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("prod.yaml,line=1").doesNotContain("not Kubernetes");
  }

  @Test
  void namedFilesMayHaveAnyNameAndSeparator() throws IOException {
    write(".env", "COMPOSE_PATH_SEPARATOR=;\nCOMPOSE_FILE='./stack.yaml;sub/more.yaml'\n");
    write("stack.yaml", "services: {web: {image: a, user: \"1\"}}\n");
    write("sub/more.yaml", "services: {web: {privileged: true}}\n");

    assertThat(audit("--format", "github", directory.toString()).out())
        .contains("more.yaml,line=1");
  }

  @Test
  void aNamedFileThatIsNotThereIsSaid() throws IOException {
    write(".env", "COMPOSE_FILE=compose.yaml:prod.yaml\n");
    write("compose.yaml", PRIVILEGED);

    Session.Run result = audit(directory.toString());

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("prod.yaml").contains("there is no such file");
  }

  @Test
  void aFileThatIsAskedForIsTakenAloneWhateverTheVariablesName() throws IOException {
    write(".env", "COMPOSE_FILE=compose.yaml:prod.yaml\n");
    write("compose.yaml", "services: {web: {image: a, user: \"1\"}}\n");
    write("prod.yaml", "services: {web: {privileged: true}}\n");

    assertThat(audit(path("compose.yaml")).code()).isZero();
  }

  @Test
  void aNamedFileOutsideOfWhatIsAuditedIsNotRead() throws IOException {
    write("a/b/c/.env", "COMPOSE_FILE=compose.yaml:../../../secret.yaml\n");
    write("a/b/c/compose.yaml", PRIVILEGED);
    write("secret.yaml", "PLANTED: 1\n");

    Session.Run result = audit(path("a/b/c"));

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("outside of what is audited").doesNotContain("PLANTED");
  }

  @Test
  void anOverrideFileThatIsNotNamedIsMergedOverTheProject() throws IOException {
    write(".env", "COMPOSE_FILE=stack.yaml\n");
    write("stack.yaml", "services: {web: {image: a, user: \"1\"}}\n");
    write("compose.override.yaml", "services: {web: {privileged: true}}\n");

    Session.Run result = audit("--format", "github", directory.toString());

    assertThat(result.code()).isEqualTo(1);
    assertThat(result.out()).contains("compose.override.yaml,line=1");
  }
}
