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
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerfileSourceTest {
  private static final String CONTROL = "dockerfile/context-kept-out";

  @TempDir private Path root;
  private Path dockerfile;
  private Set<Path> contexts = Set.of();

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
  void aDirectoryForBuildingInARepositoryIsNotTheContextWhateverHelpsThere() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    Files.writeString(dockerfile.resolveSibling("entrypoint.sh"), "exec app");
    assertThat(controls()).doesNotContain(CONTROL);
    assertThat(unjudged()).containsExactly(CONTROL);
  }

  @Test
  void aDirectoryOfAnotherNameIsTheContextWhateverLiesThere() throws IOException {
    Files.createDirectory(root.resolve(".git"));
    Path shop = Files.createDirectory(root.resolve("shop"));
    dockerfile = Files.move(dockerfile, shop.resolve("Dockerfile"));
    Files.writeString(shop.resolve("index.html"), "<p>");
    assertThat(controls()).contains(CONTROL);
  }

  @Test
  void theDirectoryThatComposeBuildsInIsTheContext() throws IOException {
    contexts = Set.of(root);
    assertThat(controls()).contains(CONTROL);
    Files.writeString(root.resolve(".dockerignore"), ".env\n.git\n");
    assertThat(controls()).doesNotContain(CONTROL);
    assertThat(unjudged()).isEmpty();
  }

  @Test
  void ofSeveralBuildsTheOneThatLeavesOutLeastCounts() throws IOException {
    contexts = Set.of(root, dockerfile.getParent());
    Files.writeString(root.resolve(".dockerignore"), ".env\n.git\n");
    assertThat(controls()).contains(CONTROL);
  }

  @Test
  void anIgnoreFileOfItsOwnCountsWhereverItIsBuilt() throws IOException {
    contexts = Set.of(root);
    Files.writeString(dockerfile.resolveSibling("Dockerfile.dockerignore"), ".env\n.git\n");
    assertThat(controls()).doesNotContain(CONTROL);
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
    return new DockerfileSource(
            file, audit, InputStream.nullInputStream(), () -> false, () -> contexts)
        .judge(1);
  }
}
