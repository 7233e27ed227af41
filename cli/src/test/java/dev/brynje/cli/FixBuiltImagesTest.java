package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a pod is run by whose image a pipeline of the repository builds. */
class FixBuiltImagesTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: api}
      spec:
        containers:
          - name: api
            image: ghcr.io/acme/api:1.2
      """;

  @TempDir private Path repository;

  @BeforeEach
  void aPodAndTheDockerfileOfItsImage() throws IOException {
    Files.createDirectory(repository.resolve(".git"));
    write("k8s/api.yaml", POD);
    write("api/Dockerfile", "FROM debian:13\nUSER 10001:10002\n");
  }

  @Test
  void itIsTheUserOfTheDockerfileThatAWorkflowBuilds() throws IOException {
    write(".github/workflows/images.yml", workflow("docker build -t ghcr.io/acme/api:1.2 api"));

    assertThat(fixed().out())
        .contains("+    runAsUser: 10001")
        .contains("api/Dockerfile, which ")
        .contains(".github/workflows/images.yml:1 builds");
  }

  @Test
  void orThatAJobOfGitlabBuilds() throws IOException {
    write(
        ".gitlab-ci.yml",
        "build: {script: [docker build -f api/Dockerfile -t ghcr.io/acme/api:$CI_COMMIT_SHA .]}\n");

    assertThat(fixed().out()).contains("+    runAsUser: 10001");
  }

  @Test
  void orThatTheActionOfDockerBuilds() throws IOException {
    write(
        ".github/workflows/images.yml",
        "jobs: {a: {steps: [{uses: docker/build-push-action@v6, with: {context: ./api, tags: 'ghcr.io/acme/api:1'}}]}}\n");

    assertThat(fixed().out()).contains("+    runAsUser: 10001");
  }

  @Test
  void orThatAMakefileBuilds() throws IOException {
    write("Makefile", "IMAGE = ghcr.io/acme/api\nall:\n\tdocker build -t $(IMAGE):1 api\n");

    assertThat(fixed().out()).contains("+    runAsUser: 10001");
  }

  @Test
  void itIsNotKnownWhereTheScriptGoesElsewhere() throws IOException {
    write(".github/workflows/images.yml", workflow("cd x && docker build -t ghcr.io/acme/api api"));

    assertThat(fixed().out()).doesNotContain("runAsUser: ");
  }

  @Test
  void norWhereTwoBuildsDiffer() throws IOException {
    write("other/Dockerfile", "FROM debian:13\nUSER 5\n");
    write(".github/workflows/a.yml", workflow("docker build -t ghcr.io/acme/api api"));
    write(".github/workflows/b.yml", workflow("docker build -t ghcr.io/acme/api other"));

    assertThat(fixed().out()).doesNotContain("runAsUser: ");
  }

  @Test
  void norWhereAnArgumentOfTheBuildDecides() throws IOException {
    write("api/Dockerfile", "FROM debian:13\nARG UID=10001\nUSER $UID\n");
    write(".github/workflows/a.yml", workflow("docker build -t ghcr.io/acme/api api"));

    assertThat(fixed().out()).doesNotContain("runAsUser: ");
  }

  private static String workflow(String script) {
    return "jobs: {a: {steps: [{run: '%s'}]}}\n".formatted(script);
  }

  private void write(String name, String text) throws IOException {
    Path file = repository.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private Run fixed() {
    return Session.plain().run("fix", repository.resolve("k8s").toString());
  }
}
