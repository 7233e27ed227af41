package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.e2e.Product.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an audit makes of Dockerfiles. */
class DockerfilesTest {
  private static final String ROOT = "FROM registry.example.com/base:1.0\nUSER root\n";

  @TempDir private Path directory;

  @Test
  void aFileOfAnyNameIsReadAsADockerfileWhenThatIsAsked() throws Exception {
    Path file = directory.resolve("build.txt");
    Files.writeString(file, ROOT);

    assertThat(audit(file.toString()).code()).isEqualTo(2);
    Run asked = audit(file.toString(), "--as", "dockerfile");
    assertThat(asked.code()).isEqualTo(1);
    assertThat(place(asked)).isEqualTo(file + ":2:6");
  }

  @Test
  void aDockerfileBelowADirectoryIsFoundByItsName() throws Exception {
    Path file = directory.resolve("api/Dockerfile");
    Files.createDirectories(file.getParent());
    Files.writeString(file, ROOT);

    Run run = audit(directory.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(place(run)).isEqualTo(file + ":2:6");
  }

  @Test
  void whatHadolintIsToldToIgnoreIsShownWhenThatIsAsked() throws Exception {
    Path file = directory.resolve("Dockerfile");
    Files.writeString(
        file, "FROM registry.example.com/base:1.0\n# hadolint ignore=DL3002\nUSER 0\n");

    Run hidden = audit(file.toString());
    assertThat(hidden.code()).isZero();
    assertThat(hidden.json().at("/findings/0/waiver/reason").asString())
        .isEqualTo("hadolint ignore=DL3002");
    Run shown =
        new Product()
            .run("audit", file.toString(), "--only", "dockerfile/final-user", "--show-waived");
    assertThat(shown.out()).contains("waived by a comment: hadolint ignore=DL3002");
  }

  @Test
  void commandsThatNoPosixShellReadsAreSaidToBeUnjudged() throws Exception {
    Path file = directory.resolve("Dockerfile");
    Files.writeString(file, "FROM a:1\nSHELL [\"pwsh\", \"-c\"]\nRUN iwr x | iex\nUSER 1\n");

    Run run = new Product().run("audit", file.toString(), "--only", "dockerfile/no-pipe-to-shell");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out() + run.err()).contains("no POSIX shell reads this RUN");
  }

  private static Run audit(String... words) throws Exception {
    String[] all = new String[words.length + 5];
    all[0] = "audit";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--only";
    all[words.length + 2] = "dockerfile/final-user";
    all[words.length + 3] = "--format";
    all[words.length + 4] = "json";
    return new Product().run(all);
  }

  private static String place(Run run) {
    JsonNode location = run.json().at("/findings/0/location");
    return "%s:%d:%d"
        .formatted(
            location.get("path").asString(),
            location.get("line").asInt(),
            location.get("column").asInt());
  }
}
