package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Unjudged;
import dev.brynje.core.source.SourceFile;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileSourceTest {
  private static final String CONTROL = "dockerfile/context-kept-out";

  @TempDir private Path root;
  private Path dockerfile;

  @BeforeEach
  void writeDockerfile() throws IOException {
    dockerfile = Files.createDirectory(root.resolve("docker")).resolve("Dockerfile");
    Files.writeString(dockerfile, "FROM a:1\nCOPY . /app\nUSER 1\n");
  }

  @Test
  void itsDirectoryIsTheContextWhereNothingTellsOtherwise() {
    assertThat(controls()).contains(CONTROL);
    assertThat(unjudged()).isEmpty();
  }

  @Test
  void anIgnoreFileAboveTellsThatTheContextIsNotKnown() throws IOException {
    Files.writeString(root.resolve(".dockerignore"), ".env\n.git\n");
    assertThat(controls()).doesNotContain(CONTROL);
    assertThat(unjudged()).containsExactly(CONTROL);
  }

  @Test
  void aDirectoryOfDockerfilesAloneInARepositoryIsNotTheContext() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    assertThat(controls()).doesNotContain(CONTROL);
    assertThat(unjudged()).containsExactly(CONTROL);
  }

  @Test
  void aDirectoryOfAProjectInARepositoryIsTheContext() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    Files.writeString(dockerfile.resolveSibling("package.json"), "{}");
    assertThat(controls()).contains(CONTROL);
    assertThat(unjudged()).isEmpty();
  }

  @Test
  void podmansIgnoreFileCounts() throws IOException {
    Files.writeString(dockerfile.resolveSibling(".containerignore"), ".env\n.git\n");
    assertThat(controls()).doesNotContain(CONTROL);
    assertThat(unjudged()).isEmpty();
  }

  private List<String> controls() {
    return judged().findings().stream().map(Finding::control).toList();
  }

  private List<String> unjudged() {
    return judged().unjudged().stream().map(Unjudged::controls).flatMap(List::stream).toList();
  }

  private Judged judged() {
    DockerfileAudit audit =
        new DockerfileAudit(DockerfileChecks.ALL, Policy.DEFAULT, LocalDate.of(2026, 9, 1));
    SourceFile file = new SourceFile("docker/Dockerfile", dockerfile, true);
    return new DockerfileSource(file, audit, InputStream.nullInputStream(), () -> false).judge(1);
  }
}
