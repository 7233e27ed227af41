package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixDialogueTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: api
      spec:
        containers:
          - name: api
            image: registry.example.com/api:1.0
          - name: proxy
            image: registry.example.com/proxy:1.0
      """;

  private static final String TWO = "workload/run-as-non-root,workload/seccomp-profile";

  @TempDir private Path directory;
  private Path file = Path.of("");

  @BeforeEach
  void aPod() throws IOException {
    file = Files.writeString(directory.resolve("pod.yaml"), POD);
    // Above it no other configuration is looked for.
    Files.writeString(directory.resolve("brynje.yaml"), "# Nothing is set.\n");
  }

  @Test
  void whatIsAppliedIsWrittenAndWhatIsSkippedIsNot() throws IOException {
    Run run = answering("a\ns\n", "--only", TWO);
    assertThat(Files.readString(file)).contains("runAsNonRoot: true").doesNotContain("seccomp");
    assertThat(run.out()).contains("2 findings went in 1 file; 2 left to you.");
    assertThat(run.code()).isZero();
  }

  @Test
  void aChangeThatAnotherFindingNeedsTooIsAskedOfOnce() {
    Run run = answering("a\na\n", "--only", TWO);
    assertThat(run.out().lines().filter(line -> line.contains("[a]pply"))).hasSize(2);
  }

  @Test
  void eachDifferenceShowsWhatIsAddedToTheChosenOnes() {
    Run run = answering("a\ns\n", "--only", TWO);
    String second = run.out().substring(run.out().indexOf("workload/seccomp-profile"));
    assertThat(second)
        .contains("   securityContext:\n     runAsNonRoot: true\n+    seccompProfile:\n");
  }

  @Test
  void whoeverQuitsKeepsWhatWasChosen() throws IOException {
    Run run = answering("a\nq\n", "--only", TWO);
    assertThat(Files.readString(file)).contains("runAsNonRoot: true").doesNotContain("seccomp");
    assertThat(run.out()).contains("2 findings went in 1 file; 2 left to you.");
  }

  @Test
  void theEndOfInputQuits() throws IOException {
    Run run = answering("", "--only", TWO);
    assertThat(Files.readString(file)).isEqualTo(POD);
    assertThat(run.out()).contains("Nothing is fixed; 4 left to you.");
  }

  @Test
  void theRestOfAFileIsAppliedAtOnce() throws IOException {
    Run run = answering("f\n");
    assertThat(Files.readString(file)).contains("runAsNonRoot: true", "drop:", "RuntimeDefault");
    assertThat(run.out().lines().filter(line -> line.contains("[a]pply"))).hasSize(1);
  }

  @Test
  void aWaiverIsWrittenWithOwnerReasonAndLastDay() throws IOException {
    Run run =
        answering(
            "w\nkari\nthe image is built anew in May\n\nq\n", "--only", TWO, "--config", own());
    assertThat(Files.readString(Path.of(own())))
        .startsWith("# Nothing is set.\nwaivers:\n")
        .contains(
            "control: workload/run-as-non-root",
            "path: pod.yaml",
            "resource: Pod/api",
            "container: api",
            "owner: kari",
            "reason: \"the image is built anew in May\"");
    assertThat(run.out()).contains("Waived until ", "/brynje.yaml.");
    Run again = Session.plain().run("audit", "--only", TWO, file.toString());
    assertThat(again.out()).contains("1 waived;");
  }

  @Test
  void aSecondWaiverStandsBesideTheFirst() throws IOException {
    answering("w\nkari\nfirst\n\nw\n\nsecond\n\nq\n", "--only", TWO);
    assertThat(Files.readString(Path.of(own()))).contains("reason: first", "reason: second");
    assertThat(Session.plain().run("config", "check", own()).code()).isZero();
  }

  @Test
  void withoutOwnerOrReasonNothingIsWaived() throws IOException {
    Run run = answering("w\n\nw\nkari\n\nw\nkari\nwhy\n");
    assertThat(Files.readString(Path.of(own()))).isEqualTo("# Nothing is set.\n");
    assertThat(run.out()).contains("Nothing is waived without owner and reason.");
  }

  @Test
  void aWrongDayIsAskedForAgainAndNothingElse() throws IOException {
    Run run = answering("w\nkari\nwhy\n1999-01-01\nsoon\n\nq\n", "--only", TWO);
    assertThat(run.out()).contains("1999-01-01 is not between", "A day is written as", "Waived");
    assertThat(Files.readString(Path.of(own()))).contains("owner: kari", "reason: why");
  }

  @Test
  void theControlIsShown() {
    assertThat(answering("c\nq\n", "--only", TWO).out())
        .contains("workload/run-as-non-root (", "What to do");
  }

  @Test
  void anUnknownWordGetsTheList() {
    assertThat(answering("maybe\nq\n").out()).contains("  w  waive: ");
  }

  @Test
  void whereThereIsNoChangeNoneCanBeApplied() throws IOException {
    Run run = answering("a\ns\n", "--only", "workload/memory-limit");
    assertThat(run.out())
        .contains("left to you: no number is guessed", "There is no change to apply.");
    assertThat(Files.readString(file)).isEqualTo(POD);
  }

  @Test
  void itIsForPeople() {
    assertThat(answering("", "--format", "json").code()).isEqualTo(2);
    assertThat(answering("", "--patch", "-").code()).isEqualTo(2);
  }

  private String own() {
    return directory.resolve("brynje.yaml").toString();
  }

  private Run answering(String answers, String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "fix";
    words[1] = "--interactive";
    words[2] = file.toString();
    System.arraycopy(more, 0, words, 3, more.length);
    return Session.plain().reading(answers).run(words);
  }
}
