package dev.brynje.cli;

import static java.nio.file.Files.writeString;
import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path dir;
  private Path one;
  private Path two;

  @BeforeEach
  void audit() throws IOException {
    one = audited("one");
    two = audited("two");
  }

  private Path audited(String name) throws IOException {
    Path manifest = writeString(dir.resolve(name + ".yaml"), pod(name));
    Path answer = dir.resolve(name + ".json");
    run("audit", manifest.toString(), "-o", answer.toString());
    return answer;
  }

  private static String pod(String name) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: %s, namespace: shop}
    spec:
      containers:
      - {name: main, image: "registry.example.com/main:1.0", securityContext: {privileged: true}}
    """
        .formatted(name);
  }

  private static Run run(String... words) {
    return Session.plain().run(words);
  }

  @Test
  void tellsWhatARunFoundAsThatRunDid() throws IOException {
    Run again = run("report", one.toString(), "-f", "json");

    assertThat(again.out())
        .isEqualTo(
            Files.readString(one).replace("\"command\": \"audit\"", "\"command\": \"report\""));
    assertThat(again.code()).isEqualTo(1);
  }

  @Test
  void anAnswerOutOfWhichFindingsWereCutIsRefused() throws IOException {
    String whole = Files.readString(one);
    int from = whole.indexOf("    {", whole.indexOf("\"findings\": ["));
    int to = whole.indexOf("    {", whole.indexOf("\n    },\n", from));
    Path cut = writeString(dir.resolve("cut.json"), whole.substring(0, from) + whole.substring(to));

    Run run = run("report", cut.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .containsPattern(
            "cut\\.json:\\d+:\\d+: \\d+ findings were told, but here are \\d+: some were cut out")
        .hasLineCount(1);
  }

  @Test
  void tellsTheFindingsOfSeveralRuns() {
    Run both = run("report", one.toString(), two.toString());

    assertThat(both.out()).contains("one.yaml", "Pod shop/one", "two.yaml", "Pod shop/two");
    assertThat(both.err()).isEmpty();
  }

  @Test
  void countsARunOnceThatIsGivenTwice() throws IOException {
    Path copy = Files.copy(one, dir.resolve("copy.json"));
    Run both = run("report", one.toString(), copy.toString(), "-f", "json");

    assertThat(both.out()).isEqualTo(run("report", one.toString(), "-f", "json").out());
    assertThat(both.err())
        .isEqualTo("brynje: %s: is the same as %s, and counts once\n".formatted(copy, one));
  }

  @Test
  void writesAnyFormat() throws IOException {
    Path page = dir.resolve("all.html");
    Path sarif = dir.resolve("all.sarif");
    run("report", one.toString(), two.toString(), "-o", page.toString(), "-o", sarif.toString());

    assertThat(page).content().startsWith("<!DOCTYPE html>").contains("one.yaml", "two.yaml");
    assertThat(sarif).content().contains("\"version\": \"2.1.0\"", "one.yaml", "two.yaml");
  }

  @Test
  void readsStandardInput() throws IOException {
    Run piped = Session.plain().reading(Files.readString(one)).run("report", "-");

    assertThat(piped.out()).contains("Pod shop/one");
  }

  @Test
  void failsFromTheSeverityOn() {
    assertThat(run("report", one.toString(), "--fail-on", "low").code()).isEqualTo(1);
    assertThat(run("report", one.toString(), "--fail-on", "low", "--exit-code", "7").code())
        .isEqualTo(7);
  }

  @Test
  void endsWithTwoWhenARunCouldNotJudgeAll() throws IOException {
    Path broken = writeString(dir.resolve("broken.yaml"), "kind: [");
    Path answer = dir.resolve("broken.json");
    run("audit", broken.toString(), "-o", answer.toString());

    assertThat(run("report", answer.toString(), one.toString()).code()).isEqualTo(2);
  }

  @Test
  void tellsNothingWhenAPartCannotBeRead() throws IOException {
    Path half = writeString(dir.resolve("half.json"), Files.readString(one).substring(0, 900));
    Run run = run("report", one.toString(), half.toString(), dir.resolve("no.json").toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("brynje: " + half + ":").contains("JSON"),
            line -> assertThat(line).contains("no.json: does not exist; check the path"));
  }

  @Test
  void refusesADirectory() {
    Run run = run("report", dir.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith("brynje: " + dir + ": ").endsWith("; check the path\n");
  }

  @Test
  void isNotWrittenOverWhatItReads() {
    Run run = run("report", one.toString(), "-o", one.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("it is one of the files being judged");
  }
}
