package dev.brynje.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PreflightTest {
  @Test
  void whatBuildKitWouldNotBuildIsRefusedWithItsPlace() throws Exception {
    List<RefusedBuilds.Case> cases = RefusedBuilds.all();
    assertThat(cases).hasSizeGreaterThan(200);

    for (RefusedBuilds.Case one : cases) {
      assertThat(RefusedBuilds.answer(one.file())).as(one.file()).isEqualTo(one.answer());
    }
  }

  @Test
  void anArgumentThatIsGivenIsNotMissed() {
    Dockerfile file = read("ARG BASE\nFROM ${BASE}");
    Expanded alpine = new Expanded("alpine", true, false);
    Expanded hidden = new Expanded("", false, false);

    assertThat(refusal(file, Map.of())).isPresent();
    assertThat(refusal(file, Map.of("BASE", alpine))).isEmpty();
    assertThat(refusal(file, Map.of("BASE", hidden))).isEmpty();
  }

  @Test
  void onlyInstructionsOfStagesThatTheTargetNeedsAreLookedAt() {
    Dockerfile file = read("FROM scratch AS a\nVOLUME $V\nFROM scratch AS b\nFROM a");
    Build build = Build.of(file);

    assertThat(build.refusal(file.stages().get(1))).isEmpty();
    assertThat(build.refusal(file.stages().get(2))).isPresent();
  }

  private static Optional<Problem> refusal(Dockerfile file, Map<String, Expanded> arguments) {
    Build build = Build.of(file, arguments);
    return build.refusal(build.last());
  }

  @Test
  void noValueIsQuoted() throws Exception {
    for (RefusedBuilds.Case one : RefusedBuilds.all()) {
      assertThat(one.answer()).doesNotContain("secret-words", "password", "t0ps3cret");
    }
  }

  @Test
  void eachRefusalSaysWhatToDo() throws Exception {
    for (RefusedBuilds.Case one : RefusedBuilds.all()) {
      Reading reading = DockerfileReader.read(one.file().getBytes(StandardCharsets.UTF_8));
      if (reading instanceof Reading.Read read) {
        Optional<String> advice = RefusedBuilds.refusal(read.dockerfile()).map(Problem::advice);
        assertThat(advice.orElse("nothing")).isNotBlank().doesNotContain("\n");
      }
    }
  }

  @Test
  @Timeout(20)
  void aThousandStagesThatTakeFromEachOtherAreFollowed() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      text.append("FROM scratch AS s").append(i).append('\n');
      for (int j = 1; j <= 20; j++) {
        text.append("COPY --from=s").append((i + j) % 1000).append(" a b\n");
      }
    }

    assertThat(RefusedBuilds.answer(text.toString())).contains("takes files from itself");
  }

  private static Dockerfile read(String text) {
    Reading reading = DockerfileReader.read(text.getBytes(StandardCharsets.UTF_8));
    return ((Reading.Read) reading).dockerfile();
  }
}
