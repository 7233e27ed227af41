package dev.brynje.fix;

import dev.brynje.compose.Project;
import dev.brynje.compose.Reading;
import dev.brynje.compose.Text;
import dev.brynje.yaml.testing.Fuzzing;
import dev.brynje.yaml.testing.YamlTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is written in a Compose file, a fix does what it says, and can be undone. */
class ComposeFixFuzzTest {
  private static final List<String> TOKENS =
      Stream.concat(
              YamlTokens.ALL.stream(),
              Stream.of(
                  "services:\n",
                  "  a:\n",
                  "image: nginx:1.27\n",
                  "extends: s0\n",
                  "extends: {file: other.yaml, service: s0}\n",
                  "include: [other.yaml]\n",
                  "read_only: ",
                  "tmpfs: /tmp\n",
                  "volumes: [",
                  "ports: ['80:80']\n",
                  "security_opt: [no-new-privileges]\n",
                  "deploy: {resources: {limits: {",
                  "${A:-b}",
                  "!reset ",
                  "!override ",
                  "x-a: &a\n",
                  "<<: *a\n"))
          .toList();

  @Test
  void whateverComesIsFixedAsWanted() throws IOException, InterruptedException {
    List<byte[]> seeds = new ArrayList<>();
    for (ComposeOrigin origin : List.of(ComposeOrigin.EXAMPLES, ComposeOrigin.GENERATED)) {
      for (ComposeFixing project : origin.projects()) {
        project.files().values().forEach(text -> seeds.add(text.getBytes(StandardCharsets.UTF_8)));
      }
    }

    Fuzzing.run("compose-fix", seeds, TOKENS, ComposeFixFuzzTest::verify);
  }

  private static void verify(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_8);
    ComposeFixing project = ComposeFixing.of(Map.of("compose.yaml", text, "other.yaml", text));
    if (project.reading() instanceof Reading.Read read && areMountsKnown(read.project())) {
      ComposeRound.verify(project, ManyComposeFilesTest.UNSAFE);
    }
  }

  /** Else more is known once a mount is gone whose place a variable decides. */
  private static boolean areMountsKnown(Project project) {
    return project.services().stream()
        .flatMap(service -> service.mounts().stream())
        .allMatch(mount -> mount.target().map(Text::known).orElse(true));
  }
}
