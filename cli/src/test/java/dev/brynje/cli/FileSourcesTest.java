package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSourcesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile",
        "dockerfile",
        "Containerfile",
        "Dockerfile.dev",
        "Dockerfile-dev",
        "Dockerfile_dev",
        "Dockerfile-alpine",
        "Dockerfile-3.22",
        "Containerfile-dev",
        "api.Dockerfile",
        "api.dockerfile"
      })
  void isTakenForADockerfile(String name) {
    assertThat(FileSources.isDockerfile(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile.orig",
        "Dockerfile.j2",
        "Dockerfile.tmpl",
        "Dockerfile.template",
        "dockerfile.rb",
        "dockerfile_parser.py",
        "dockerfile-lint.json",
        "Dockerfile~",
        "Dockerfile.bak",
        "Dockerfile.dockerignore",
        "dockerfiles",
        "Dockerfiles.md",
        "mydockerfile"
      })
  void onlyResemblesADockerfile(String name) {
    assertThat(FileSources.isDockerfile(name)).isFalse();
  }
}
