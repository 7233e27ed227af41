package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.compose.Reading;
import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.diff.Difference;
import dev.brynje.fix.diff.Hunk;
import dev.brynje.fix.image.ImageTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds of every fix of a Compose project. */
final class ComposeRound {
  /**
   * Without the host's network a service is in the project's, and its ports are published; what was
   * the host's was not asked for its options.
   */
  private static final Set<String> SILENT_BEFORE =
      Set.of("compose/own-network", "compose/port-on-one-address");

  private ComposeRound() {}

  /** Fixes a project, and holds the outcome against what was promised; gives what became of it. */
  static List<Mended> verify(ComposeFixing project, Wishes wishes) {
    List<Finding> before = project.findings();
    List<Mended> mended = project.mended(wishes, ImageTable.known(), before);
    ComposeFixing after = project.with(mended);
    for (Mended one : mended) {
      if (one.isChanged()) {
        String was = one.before().text();
        String is = after.text(one.name());
        String text = is.startsWith("\uFEFF") ? is.substring(1) : is;
        assertThat(Fixing.undone(text, one.splices(), was)).as("undone").isEqualTo(was);
      }
    }
    assertThat(after.reading()).as("%s", after).isInstanceOf(Reading.Read.class);
    List<Finding> now = after.findings();
    List<String> known = subjects(before);
    List<String> more = subjects(now);
    known.forEach(more::remove);
    assertThat(more).as("new findings in\n%s\nmade of\n%s", after, project).isEmpty();
    List<String> left = fingerprints(now);
    for (Outcome outcome : outcomes(mended)) {
      if (!outcome.isMended()) {
        left.remove(outcome.finding().fingerprint());
      }
    }
    for (Outcome outcome : outcomes(mended)) {
      assertThat(!outcome.isMended() || !left.contains(outcome.finding().fingerprint()))
          .as("%s is still there in\n%s\nmade of\n%s", outcome.finding(), after, project)
          .isTrue();
    }
    List<Mended> again = after.mended(wishes, ImageTable.known(), now);
    assertThat(again.stream().noneMatch(Mended::isChanged))
        .as(
            "changed again for %s\n%s\nto\n%s\nmade of\n%s",
            made(again, mended), after, after.with(again), project)
        .isTrue();
    return mended;
  }

  /** Without a line that is new, and stands for no old one, a project says something else. */
  static void hasNoLineTooMuch(Mended mended, ComposeFixing after) {
    List<Hunk> hunks = Difference.of(mended.before().text(), mended.splices());
    for (Hunk hunk : hunks) {
      int at = hunk.newStart() - 1;
      int gone = 0;
      for (Hunk.Line line : hunk.lines()) {
        switch (line.sign()) {
          case SAME -> gone = 0;
          case GONE -> gone++;
          case NEW -> {
            if (gone-- <= 0) {
              isNeeded(at, mended.name(), after);
            }
          }
        }
        at += line.sign() == Hunk.Sign.GONE ? 0 : 1;
      }
    }
  }

  private static void isNeeded(int line, String file, ComposeFixing after) {
    List<String> lines = new ArrayList<>(after.text(file).lines().toList());
    lines.remove(line);
    assertThat(after.with(Map.of(file, String.join("\n", lines))).says())
        .as("without line %d of %s in\n%s", line + 1, file, after)
        .isNotEqualTo(after.says());
  }

  /** What is made at last, with the reasons for which it was not at first. */
  private static List<String> made(List<Mended> again, List<Mended> first) {
    List<String> made = new ArrayList<>();
    for (Outcome outcome : outcomes(again)) {
      if (outcome.isMended()) {
        made.add(subject(outcome.finding()));
        outcomes(first).stream()
            .filter(other -> !other.isMended())
            .filter(other -> subject(other.finding()).equals(subject(outcome.finding())))
            .forEach(other -> made.add(other.answer().toString()));
      }
    }
    return made;
  }

  private static List<Outcome> outcomes(List<Mended> mended) {
    return mended.stream().flatMap(one -> one.outcomes().stream()).toList();
  }

  private static String subject(Finding finding) {
    return "%s of %s".formatted(finding.control(), finding.resource().words());
  }

  /** What findings are about: evidence may change with what is fixed beside it. */
  private static List<String> subjects(List<Finding> findings) {
    List<String> subjects = new ArrayList<>();
    for (Finding finding : findings) {
      if (!SILENT_BEFORE.contains(finding.control())) {
        subjects.add(subject(finding));
      }
    }
    return subjects;
  }

  private static List<String> fingerprints(List<Finding> findings) {
    List<String> fingerprints = new ArrayList<>();
    findings.forEach(finding -> fingerprints.add(finding.fingerprint()));
    return fingerprints;
  }
}
