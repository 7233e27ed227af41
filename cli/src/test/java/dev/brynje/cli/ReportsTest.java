package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportsTest {
  private static final String POD =
      "apiVersion: v1\nkind: Pod\nmetadata:\n  name: api\nspec: {containers: [{name: api}]}\n";

  @TempDir private Path directory;
  private Path pod;

  @BeforeEach
  void writeAPod() throws IOException {
    pod = Files.writeString(directory.resolve("pod.yaml"), POD);
  }

  @ParameterizedTest
  @CsvSource({
    "report.json,       '{\n  \"tool\"'",
    "report.sarif,      '{\n  \"$schema\"'",
    "report.sarif.json, '{\n  \"$schema\"'",
    "report.html,       '<!DOCTYPE html>'",
    "junit.xml,         '<?xml'",
    "comment.md,        '### Brynje: '",
    "gl-code-quality-report.json, '[\n  {'",
    "report.txt,        '\n'",
    "report,            '\n'",
  })
  void theNameOfTheFileChoosesTheFormat(String name, String beginning) throws IOException {
    Path file = directory.resolve(name);

    Run run = Session.plain().run("audit", pod.toString(), "--output", file.toString());

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
    assertThat(Files.readString(file)).startsWith(beginning);
  }

  @Test
  void anAskedFormatIsThatOfAFileWhoseNameLeavesItOpen() throws IOException {
    Path file = directory.resolve("report");

    Run run = Session.plain().run("audit", pod.toString(), "-o", file.toString(), "-f", "sarif");

    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(file)).startsWith("{\n  \"$schema\"");
  }

  @Test
  void severalFilesEachGetTheFormatOfTheirName() throws IOException {
    Path markdown = directory.resolve("report.md");
    Path sarif = directory.resolve("findings.sarif");

    Run run =
        Session.plain()
            .run("audit", pod.toString(), "-o", markdown.toString(), "-o", sarif.toString());

    assertThat(run).isEqualTo(new Run(1, "", ""));
    assertThat(Files.readString(markdown)).startsWith("### Brynje");
    assertThat(Files.readString(sarif)).startsWith("{\n  \"$schema\"");
  }

  @ParameterizedTest
  @CsvSource({
    "github, report.md,   '::error ',         '### Brynje'",
    "github, report.txt,  '::error ',         '\n'",
    "json,   report.md,   '{\n  \"tool\"',    '### Brynje'",
    "sarif,  report.json, '',                 '{\n  \"$schema\"'",
    "sarif,  report.pdf,  '',                 '{\n  \"$schema\"'",
    "text,   report.sarif, '\n',              '{\n  \"$schema\"'",
  })
  void anAskedFormatThatTheFileCannotHoldIsPrinted(
      String format, String name, String printed, String written) throws IOException {
    Path file = directory.resolve(name);

    Run run = Session.plain().run("audit", pod.toString(), "-f", format, "-o", file.toString());

    assertThat(run.out()).startsWith(printed);
    assertThat(run.out().isEmpty()).isEqualTo(printed.isEmpty());
    assertThat(Files.readString(file)).startsWith(written);
  }

  @Test
  void aDashIsStandardOutput() throws IOException {
    Path file = directory.resolve("report.md");

    Run run = Session.plain().run("audit", pod.toString(), "-o", "-", "-o", file.toString());

    assertThat(run.out()).contains("Score");
    assertThat(Files.readString(file)).startsWith("### Brynje");
  }

  @Test
  void aNameThatSaysNoFormatIsRefused() {
    Run run = Session.plain().run("audit", pod.toString(), "-o", "report.pdf");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("brynje: audit: cannot tell a format from the name report.pdf; end it in");
  }

  @Test
  void noFileTakesTwoReports() {
    String file = directory.resolve("a.json").toString();
    String same = directory.resolve("./a.json").toString();

    assertThat(Session.plain().run("audit", pod.toString(), "-o", file, "-o", same).err())
        .contains("--output names " + same + " twice; a file holds one report");
  }

  @Test
  void replacesAllOfAnOlderReport() throws IOException {
    Path file = Files.writeString(directory.resolve("report.json"), "x".repeat(1_000_000));

    Session.plain().run("audit", pod.toString(), "-o", file.toString());

    assertThat(Files.readString(file)).startsWith("{").endsWith("}\n").doesNotContain("xxx");
  }

  @Test
  void anOlderReportStaysWhenTheRunFails() throws IOException {
    Path file = Files.writeString(directory.resolve("report.json"), "before");

    Session.plain().run("audit", pod.toString(), "-o", file.toString(), "--only", "no/such");

    assertThat(Files.readString(file)).isEqualTo("before");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pod.yaml", "symbolic.yaml", "hard.yaml"})
  void whatIsJudgedIsNotWrittenOver(String name) throws IOException {
    Files.createSymbolicLink(directory.resolve("symbolic.yaml"), pod);
    Files.createLink(directory.resolve("hard.yaml"), pod);
    Path output = directory.resolve(name);

    for (Path judged : List.of(pod, directory, directory.resolve("symbolic.yaml"))) {
      Run run = Session.plain().run("audit", "--output", output.toString(), judged.toString());

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith(
              "brynje: audit: cannot write %s: it is one of the files being judged"
                  .formatted(output));
      assertThat(Files.readString(pod)).isEqualTo(POD);
    }
  }

  @Test
  void anOlderReportInADirectoryThatIsJudgedIsReplaced() throws IOException {
    Path report = directory.resolve("report.json");

    for (int run = 0; run < 2; run++) {
      assertThat(Session.plain().run("audit", directory.toString(), "-o", report.toString()))
          .isEqualTo(new Run(1, "", ""));
    }
    assertThat(Files.readString(report)).startsWith("{\n  \"tool\"");
  }

  @Test
  void aPlaceThatTakesNoFileIsSaidBeforeAnythingIsRead() {
    Path nowhere = directory.resolve("no/report.json");

    assertThat(Session.plain().run("audit", "no/such/file", "-o", nowhere.toString()).err())
        .isEqualTo(
            "brynje: audit: cannot write %s: its directory does not exist (see brynje help audit)\n"
                .formatted(nowhere));
    assertThat(Session.plain().run("audit", pod.toString(), "-o", directory.toString()).err())
        .contains("cannot write " + directory + ": Is a directory");
  }

  @Test
  void whatIsNotJudgedIsSaidOnStandardErrorBesideAMachineFormat() {
    for (String format : new String[] {"json", "sarif"}) {
      Run run = Session.plain().run("audit", "-f", format, pod.toString(), "no-such-file");

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out()).startsWith("{").endsWith("}\n");
      assertThat(run.err())
          .isEqualTo("brynje: not judged: no-such-file does not exist; check the path\n");
    }
  }

  @Test
  void whatIsNotJudgedIsPartOfAText() {
    Run run = Session.plain().run("audit", "no-such-file");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("Not judged\n  no-such-file does not exist; check the path\n");
  }

  @Test
  void aFileIsColouredOnlyWhenThatIsAsked() throws IOException {
    Path file = directory.resolve("report.txt");
    Session terminal = Session.onTerminal(Map.of("TERM", "xterm"));

    terminal.run("audit", pod.toString(), "-o", file.toString());
    assertThat(Files.readString(file)).doesNotContain("\u001b");

    terminal.run("audit", pod.toString(), "-o", file.toString(), "--color", "always");
    assertThat(Files.readString(file)).contains("\u001b[");
  }
}
