package dev.brynje.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FuzzTest {
  private static final List<byte[]> SEEDS =
      TrickyProject.all().stream()
          .flatMap(project -> project.files().values().stream())
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();

  @Test
  void readsWhateverComesAsAProject() throws Exception {
    Fuzzing.run("compose", SEEDS, TrickyProject.TOKENS, input -> check(project(input)));
  }

  @Test
  void readsWhateverComesAsVariables() throws Exception {
    List<String> tokens =
        List.of(
            "A=", "export ", "\"", "'", "\\", "\\n", "$A", "${A:-", "}", "#", " #", "\n", "\r\n",
            ":", "=", "\\0101", "\\$", "A", " ");
    Fuzzing.run(
        "dotenv",
        SEEDS,
        tokens,
        input -> {
          try {
            String text = new String(input, StandardCharsets.UTF_8);
            Dotenv.read(text, Variables.NONE, Map.of())
                .values()
                .forEach(entry -> assertThat(entry.end()).isBetween(entry.start(), text.length()));
          } catch (Dotenv.Unreadable e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
          }
        });
  }

  private static Reading project(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Map<String, String> files = Map.of("compose.yaml", text, "b.yaml", text, ".env", "A=1");
    return new TrickyProject("", files, List.of("compose.yaml", "b.yaml"), "").read();
  }

  private static void check(Reading reading) {
    switch (reading) {
      case Reading.Refused refused -> {
        assertThat(refused.problem().message()).isNotBlank().doesNotContain("\n");
        assertThat(refused.problem().advice()).isNotBlank().doesNotContain("\n");
      }
      case Reading.Read read -> read.project().services().forEach(FuzzTest::check);
    }
  }

  private static void check(Service service) {
    checkPlace(service.place());
    service.fields().all().forEach(field -> checkPlace(field.place()));
    service.ports().forEach(port -> checkPlace(port.place()));
    service.mounts().forEach(mount -> checkPlace(mount.place()));
    service.environment().forEach(variable -> checkPlace(variable.place()));
    assertThat(service.build().map(BuildSpec::args)).isNotNull();
  }

  private static void checkPlace(Place place) {
    assertThat(place.file().source().span(place.span().start(), place.span().end()))
        .isEqualTo(place.span());
  }
}
