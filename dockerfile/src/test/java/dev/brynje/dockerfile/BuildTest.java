package dev.brynje.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BuildTest {
  private static final Expanded UNKNOWN = new Expanded("", false, true);

  @Test
  @Timeout(20)
  void manyVariablesTakeMemoryByTheirNumber() {
    StringBuilder text = new StringBuilder("FROM scratch\n");
    for (int i = 0; i < 40_000; i++) {
      text.append("ENV v").append(i).append('=').append(i).append('\n');
    }

    assertThat(user(text + "USER $v0-$v39999")).isEqualTo(new Expanded("0-39999", true, false));
  }

  @Test
  @Timeout(20)
  void longValuesTakeNoMoreThanTheirBound() {
    String text = "FROM scratch\nENV a=" + "x".repeat(60_000) + "\n";
    text += "ENV a=$a$a\n".repeat(4) + "ENV b=$a\n".repeat(40_000);

    assertThat(user(text + "USER $b").known()).isFalse();
    assertThat(RefusedBuilds.answer(text)).endsWith("become more than 32 MiB");
  }

  @Test
  @Timeout(20)
  void moreThanAThousandStagesAreRefused() {
    String text = "FROM scratch\n".repeat(40_000);

    assertThat(DockerfileReader.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Reading.Refused.class);
  }

  @Test
  void argumentsBeforeTheFirstStageAreSeenByFrom() {
    assertThat(image("ARG v=1\nFROM a:$v")).isEqualTo(new Expanded("a:1", true, true));
    assertThat(image("ARG v\nFROM a:$v")).isEqualTo(new Expanded("a:", false, true));
    assertThat(image("FROM a:$v")).isEqualTo(new Expanded("a:", true, false));
    assertThat(image("FROM --platform=$BUILDPLATFORM a")).isEqualTo(new Expanded("a", true, false));
    assertThat(image("ARG a=x\nARG b=$a-y\nFROM $b")).isEqualTo(new Expanded("x-y", true, true));
  }

  @Test
  void aStageSeesThemOnlyWhenItDeclaresThem() {
    assertThat(user("ARG v=1\nFROM scratch\nUSER $v")).isEqualTo(new Expanded("", true, false));
    assertThat(user("ARG v=1\nFROM scratch\nARG v\nUSER $v"))
        .isEqualTo(new Expanded("1", true, true));
    assertThat(user("ARG v=1\nFROM scratch\nARG v=2\nUSER $v"))
        .isEqualTo(new Expanded("2", true, true));
    assertThat(user("FROM scratch\nARG v\nUSER $v")).isEqualTo(UNKNOWN);
  }

  @Test
  void whatIsGivenLastWins() {
    assertThat(user("FROM a\nENV v=1\nARG v=2\nUSER $v")).isEqualTo(new Expanded("2", true, true));
    assertThat(user("FROM a\nENV v=1\nARG v\nUSER $v")).isEqualTo(new Expanded("1", true, true));
    assertThat(user("FROM a\nARG v=2\nENV v=1\nUSER $v")).isEqualTo(new Expanded("1", true, false));
    assertThat(user("FROM a\nARG v=2\nENV w=$v\nUSER $w")).isEqualTo(new Expanded("2", true, true));
  }

  @Test
  void oneInstructionSeesWhatWasBeforeIt() {
    assertThat(user("FROM a\nENV v=1\nENV v=2 w=$v\nUSER $w"))
        .isEqualTo(new Expanded("1", true, false));
    assertThat(user("FROM a\nENV v=1\nUSER $v\nENV v=2")).isEqualTo(new Expanded("1", true, false));
  }

  @Test
  void theBaseImageMaySetWhatTheFileDoesNot() {
    assertThat(user("FROM a\nUSER $APP_UID")).isEqualTo(UNKNOWN);
    assertThat(user("FROM a\nUSER ${APP_UID:-5}")).isEqualTo(new Expanded("5", false, true));
  }

  @Test
  void stagesHaveWhatTheyBuildUpon() {
    assertThat(user("FROM scratch AS one\nENV v=1\nARG w=2\nFROM one\nUSER $v$w"))
        .isEqualTo(new Expanded("12", true, true));
    Build build = build("FROM a AS one\nFROM one AS two\nFROM b\nFROM two");
    assertThat(build.lineage(build.last())).extracting(Stage::number).containsExactly(0, 1, 3);
    assertThat(build.stage("TWO", 3)).map(Stage::number).contains(1);
    assertThat(build.stage("2", 3)).map(Stage::number).contains(2);
    assertThat(build.stage("3", 3)).isEmpty();
    assertThat(build.stage("b", 3)).isEmpty();
  }

  private static Build build(String text) {
    return Build.of(read(text));
  }

  private static Dockerfile read(String text) {
    Reading reading = DockerfileReader.read(text.getBytes(StandardCharsets.UTF_8));
    return ((Reading.Read) reading).dockerfile();
  }

  private static Expanded image(String text) {
    Build build = build(text);
    return build.image(build.last());
  }

  private static Expanded user(String text) {
    Dockerfile file = read(text);
    List<Instruction> last = file.stages().getLast().instructions();
    Instruction.User user =
        last.stream()
            .filter(Instruction.User.class::isInstance)
            .map(Instruction.User.class::cast)
            .findFirst()
            .orElseThrow();
    return Build.of(file).expand(user, user.user());
  }
}
