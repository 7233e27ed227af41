package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fix makes of Dockerfiles and of the files beside them. */
class FixDockerfilesTest {
  private static final String COPIES_ALL =
      "FROM node:24\nWORKDIR /app\nCOPY . .\nCMD [\"node\", \"a.js\"]\n";

  @TempDir private Path directory;

  @Test
  void aUserIsWrittenAndTheContextIsKeptOut() throws IOException {
    Path file = write("Dockerfile", COPIES_ALL);

    run("fix", "--write", directory.toString());
    assertThat(Files.readString(file)).contains("COPY . .\nUSER 1000:1000\nCMD");
    assertThat(Files.readString(directory.resolve(".dockerignore"))).isEqualTo(".git\n**/.env\n");
    Run audit =
        run(
            "audit",
            "--only",
            "dockerfile/final-user,dockerfile/context-kept-out",
            file.toString());
    assertThat(audit.code()).isZero();
    String fixed = Files.readString(file);
    run("fix", "--write", directory.toString());
    assertThat(Files.readString(file)).isEqualTo(fixed);
  }

  @Test
  void twoDockerfilesOfOneDirectoryShareTheFileThatIsMade() throws Exception {
    write("Dockerfile", COPIES_ALL);
    write("Dockerfile.dev", COPIES_ALL);
    Path patch = directory.resolve("fix.patch");

    Run run =
        run(
            "fix",
            "--only",
            "dockerfile/context-kept-out",
            "--patch",
            patch.toString(),
            directory.toString());
    assertThat(run.out()).contains("2 findings would go in 1 file");
    assertThat(Files.readString(patch)).containsOnlyOnce("new file mode");
  }

  @Test
  void theIgnoreFileIsThatOfTheDirectoryThatComposeNames() throws IOException {
    Path docker = Files.createDirectory(directory.resolve("docker"));
    Files.writeString(docker.resolve("Dockerfile"), COPIES_ALL);
    write(
        "compose.yaml",
        "services:\n  api:\n    build:\n      context: .\n      dockerfile: docker/Dockerfile\n");

    run("fix", "--write", "--only", "dockerfile/context-kept-out", directory.toString());
    assertThat(directory.resolve(".dockerignore")).exists();
    assertThat(docker.resolve(".dockerignore")).doesNotExist();
    assertThat(run("audit", "--only", "dockerfile/context-kept-out", directory.toString()).out())
        .doesNotContain("no .dockerignore keeps");
  }

  @Test
  void aDockerfileWithinAComposeFileIsLeftWithTheReason() throws IOException {
    Path compose =
        write(
            "compose.yaml",
            "services:\n  api:\n    build:\n      dockerfile_inline: |\n        FROM node:24\n        CMD [\"node\"]\n");

    Run run = run("fix", "--write", "--only", "dockerfile/final-user", directory.toString());
    assertThat(run.out()).contains("dockerfile/final-user: the Dockerfile stands within this file");
    assertThat(Files.readString(compose)).doesNotContain("USER");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static Run run(String... words) {
    return Session.plain().run(words);
  }
}
