package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigCommandTest {
  @TempDir private Path directory;

  @Test
  void aFileWithoutMistakesIsSummedUpInOneLine() throws IOException {
    Path file = write("fail-on: low\ncontrols: {workload/replicas: off}\n");

    Run run = config("check", file.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            file
                + ": no mistakes; it switches off 1 control (workload/replicas), fails from low on\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void everyMistakeOfEveryFileIsSaidWithItsPlace() throws IOException {
    Path file = write("fail_on: low\ncontrols: {workload/replcas: off}\n");
    Path right = Files.writeString(directory.resolve("right.yaml"), "fail-on: high\n");

    Run run = config("check", file.toString(), right.toString(), directory + "/none.yaml");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEqualTo(right + ": no mistakes; it changes nothing\n");
    assertThat(run.err().lines())
        .containsExactly(
            "brynje: %s:1:1: the configuration has no key \"fail_on\"; did you mean fail-on?"
                .formatted(file),
            "brynje: %s:2:12: there is no control \"workload/replcas\"; did you mean workload/replicas?"
                .formatted(file),
            "brynje: %s/none.yaml: there is no such file; check the path of the configuration"
                .formatted(directory));
  }

  @Test
  void aFileBelowHereIsNamedFromHereWhetherItIsRightOrWrong() throws IOException {
    Path here = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "config");
    Path file = here.resolve("brynje.yaml");
    String shown = "target/%s/brynje.yaml".formatted(here.getFileName());

    Files.writeString(file, "fail-on: low\n");
    assertThat(config("check", file.toString()).out()).startsWith(shown + ": no mistakes");
    Files.writeString(file, "fail_on: low\n");
    assertThat(config("check", file.toString()).err()).startsWith("brynje: " + shown + ":1:1: ");
    assertThat(Session.plain().run("audit", here.toString()).err())
        .startsWith("brynje: " + shown + ":1:1: ");
  }

  @Test
  void whatInitWritesIsRight() {
    Run init = config("init", directory.toString());
    String file = directory.resolve("brynje.yaml").toString();

    assertThat(init.code()).isZero();
    assertThat(init.out()).isEqualTo(file + ": written; it changes nothing until you do\n");
    assertThat(config("check", file).out()).isEqualTo(file + ": no mistakes; it changes nothing\n");
  }

  @Test
  void whatInitOffersInCommentsIsRightToo() throws IOException {
    config("init", directory.toString());
    Path file = directory.resolve("brynje.yaml");
    String text = Files.readString(file);
    Files.writeString(
        file, Pattern.compile("(?m)^# (?=[ a-z-]+:$|  )").matcher(text).replaceAll(""));

    Run run = config("check", file.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("switches off").contains("sets the severity of");
  }

  @Test
  void initNeverWritesOverAFile() throws IOException {
    Path file = write("fail-on: low\n");

    Run run = config("init", directory.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(file + " is there already and stays as it is");
    assertThat(file).hasContent("fail-on: low\n");
  }

  @Test
  void theSchemaIsPrinted() {
    assertThat(config("schema").out()).contains("\"title\": \"brynje.yaml\"").endsWith("}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "config | say what to do: check, explain, init, schema",
        "config chekc | there is no config chekc; did you mean check?",
        "config frobnicate | there is no config frobnicate; there is check, explain, init, schema",
        "config schema a | schema takes no file; it is printed",
        "config init a b | init writes one brynje.yaml; name one directory",
        "config init /no/such | /no/such is no directory; brynje.yaml goes into one",
        "config init /proc/self | cannot write /proc/self/brynje.yaml: its directory does not exist",
        "config check /proc | /proc: this is a directory; give the configuration file itself",
      })
  void whatCannotBeMeantIsSaid(String words, String reason) {
    Run run = Session.plain().run(words.split(" "));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains(reason);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(directory.resolve("brynje.yaml"), text);
  }

  private static Run config(String word, String... operands) {
    String[] words = new String[operands.length + 2];
    words[0] = "config";
    words[1] = word;
    System.arraycopy(operands, 0, words, 2, operands.length);
    return Session.plain().run(words);
  }
}
