package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.e2e.Product.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a terminal, for which {@code script} of util-linux makes a pair of pseudo-terminals. */
class PseudoTerminalTest {
  private static final String COLOUR = "\u001b[";
  private static final String PROGRESS = "auditing ";

  /** Waits for longer than progress does before it is first drawn. */
  private static final String SLOWLY = "brynje audit <(sleep 1; cat pod.yaml) pod.yaml";

  @TempDir private Path directory;

  @BeforeEach
  void pod() throws IOException {
    Files.writeString(
        directory.resolve("pod.yaml"),
        "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec: {containers: [{name: a}]}\n");
  }

  @Test
  void coloursOnATerminal() throws Exception {
    assertThat(onTerminal("brynje audit pod.yaml").out()).contains(COLOUR + "1mpod.yaml");
  }

  @Test
  void coloursNotWhereSomebodyWishesNone() throws Exception {
    assertThat(onTerminal("NO_COLOR=1 brynje audit pod.yaml").out()).doesNotContain(COLOUR);
    assertThat(onTerminal("TERM=dumb brynje audit pod.yaml").out()).doesNotContain(COLOUR);
    assertThat(onTerminal("brynje audit pod.yaml --color never").out()).doesNotContain(COLOUR);
    assertThat(onTerminal("NO_COLOR= brynje audit pod.yaml").out()).contains(COLOUR);
    assertThat(onTerminal("NO_COLOR=1 brynje audit pod.yaml --color always").out())
        .contains(COLOUR);
  }

  @Test
  void coloursNeitherAPipeNorAFile() throws Exception {
    assertThat(onTerminal("brynje audit --quiet pod.yaml | cat").out()).doesNotContain(COLOUR);
    assertThat(onTerminal("brynje audit --quiet pod.yaml >report; cat report").out())
        .doesNotContain(COLOUR);
    assertThat(onTerminal("brynje audit --quiet pod.yaml --output report; cat report").out())
        .doesNotContain(COLOUR);
    assertThat(onTerminal("brynje audit --quiet pod.yaml --format json").out())
        .doesNotContain(COLOUR);
  }

  @Test
  void drawsProgressOnATerminalAndTakesItAway() throws Exception {
    assertThat(onTerminal(SLOWLY + " >/dev/null").out())
        .containsPattern("\rauditing (█{12}░{12} 1|█{24} 2) of 2 ")
        .endsWith("\r\u001b[K");
  }

  @Test
  void drawsProgressOnStandardErrorAlone() throws Exception {
    assertThat(onTerminal(SLOWLY + " 2>/dev/null").out()).doesNotContain(PROGRESS);
    assertThat(onTerminal(SLOWLY + " 2>errors; cat errors").out()).doesNotContain(PROGRESS);
  }

  @Test
  void drawsNoProgressWhereNobodyWantsIt() throws Exception {
    assertThat(onTerminal(SLOWLY + " --quiet").out()).doesNotContain(PROGRESS);
    assertThat(onTerminal("TERM=dumb " + SLOWLY).out()).doesNotContain(PROGRESS);
    assertThat(new Product().in(directory).script(SLOWLY).err()).doesNotContain(PROGRESS);
  }

  @Test
  void asksOfEachFindingAndDoesWhatIsAnswered() throws Exception {
    Files.writeString(directory.resolve("answers"), "a\ns\nw\nkari\nnot yet\n\nq\n");
    Run run = onTerminal("brynje fix --interactive pod.yaml", "answers");
    assertThat(run.out())
        .contains("(1 of ", "[a]pply, [s]kip", COLOUR + "32m+", "Waived until ", "left to you");
    assertThat(Files.readString(directory.resolve("pod.yaml")))
        .contains("automountServiceAccountToken: false");
    assertThat(Files.readString(directory.resolve("brynje.yaml"))).contains("reason: \"not yet\"");
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    assertThat(onTerminal("brynje audit pod.yaml --fail-on low").code()).isEqualTo(1);
    assertThat(onTerminal("brynje audit pod.yaml --fail-on critical").code()).isZero();
  }

  /** What the terminal got of a line of bash. */
  private Run onTerminal(String line) throws Exception {
    return onTerminal(line, "/dev/null");
  }

  /**
   * The same, when somebody types.
   *
   * @param typed the file of what is typed
   */
  private Run onTerminal(String line, String typed) throws Exception {
    Path commands = directory.resolve("commands.sh");
    return new Product()
        .in(directory)
        .with("LINE", line)
        .with("TERM", "xterm")
        .script(
            "{ declare -f brynje; echo \"$LINE\"; } >'%s'; script -qec 'bash commands.sh' /dev/null <'%s'"
                .formatted(commands, typed));
  }
}
