package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.fix.Mended;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.workload.dockerfile.BuildContext;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IgnoreEntriesTest {
  private static final String CONTROL = "dockerfile/context-kept-out";
  private static final String COPY = "FROM node:24\nCOPY . /app\nCOPY . /b\n";

  private static Fixing fixing() {
    return new Fixing(Wishes.NONE, new BuildContext(true, IgnoreFile.NONE));
  }

  private static Mended ignore(Fixing fixing, String text) {
    return fixing.all(text.getBytes(StandardCharsets.UTF_8), CONTROL::equals).getLast();
  }

  private static void becomes(Fixing fixing, String name, String after) {
    Mended mended = ignore(fixing, COPY);
    assertThat(mended.name()).isEqualTo(name);
    assertThat(mended.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(after);
    assertThat(mended.outcomes()).hasSize(2).allMatch(one -> one.isMended());
  }

  @Test
  void makesTheFileWhereThereIsNone() {
    becomes(fixing(), "app/.dockerignore", ".git\n**/.env\n");
    assertThat(ignore(fixing(), COPY).isNew()).isTrue();
  }

  @Test
  void writesBehindWhatTheFileSays() {
    becomes(
        fixing().with(".dockerignore", "# a\nnode_modules"),
        "app/.dockerignore",
        "# a\nnode_modules\n.git\n**/.env");
    becomes(
        fixing().with(".dockerignore", "\uFEFF.git\r\n"),
        "app/.dockerignore",
        "\uFEFF.git\r\n**/.env\r\n");
    becomes(
        fixing().with(".dockerignore", "*\n!.env\n"), "app/.dockerignore", "*\n!.env\n**/.env\n");
  }

  @Test
  void takesTheFileThatIsReadBeforeOthers() {
    becomes(
        fixing().with("Dockerfile.dockerignore", "a\n").with(".dockerignore", "b\n"),
        "app/Dockerfile.dockerignore",
        "a\n.git\n**/.env\n");
    becomes(fixing().with(".containerignore", "a\n"), "app/.containerignore", "a\n.git\n**/.env\n");
  }

  @Test
  void leavesWhatTheBuildNeeds() {
    assertThat(fixing().left("FROM node:24\nCOPY . /a\nCOPY .env /b\n", CONTROL))
        .startsWith("line 3 copies .env itself");
    assertThat(fixing().left("FROM node:24\nCOPY . /a\nRUN git describe > /v\n", CONTROL))
        .startsWith("git on line 3 may need .git");
  }
}
