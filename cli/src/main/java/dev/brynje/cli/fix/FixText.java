package dev.brynje.cli.fix;

import dev.brynje.core.Finding;
import dev.brynje.core.Printable;
import dev.brynje.fix.Answer;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.diff.Difference;
import dev.brynje.fix.diff.Hunk;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Shows people what changes, and why: a difference, each hunk under what it is for. */
public final class FixText {
  private static final int MOST_PLACES = 3;
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String CYAN = "\u001b[36m";

  private final Writer out;
  private final boolean coloured;

  public FixText(Writer out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /** One file's difference. */
  public void show(FixedFile file) throws IOException {
    if (!file.mended().isChanged()) {
      return;
    }
    String path = file.patchPath();
    line(BOLD, "--- a/" + path);
    line(BOLD, "+++ b/" + path);
    List<Outcome> mended = mended(file);
    for (Hunk hunk : Difference.of(file.mended().before().text(), file.mended().splices())) {
      line(CYAN, hunk.head());
      for (String reason : reasons(hunk, mended)) {
        line(DIM, "# " + reason);
      }
      for (Hunk.Line one : hunk.lines()) {
        show(one);
      }
    }
    out.write('\n');
  }

  private void show(Hunk.Line line) throws IOException {
    String text = line.text().stripTrailing();
    String shown = line.sign().character() + Printable.of(text);
    switch (line.sign()) {
      case SAME -> line("", shown);
      case GONE -> line(RED, shown);
      case NEW -> line(GREEN, shown);
    }
    if (!line.text().endsWith("\n")) {
      line(DIM, "\\ No newline at end of file");
    }
  }

  /** Those for which something is proposed, by the number of their proposal. */
  private static List<Outcome> mended(FixedFile file) {
    List<Outcome> mended = new ArrayList<>();
    for (Outcome outcome : file.mended().outcomes()) {
      while (outcome.proposal() >= mended.size()) {
        mended.add(outcome);
      }
    }
    return mended;
  }

  /** The controls of a hunk with what was wrong; the same of several containers once. */
  private static Set<String> reasons(Hunk hunk, List<Outcome> mended) {
    Map<String, Set<String>> subjects = new LinkedHashMap<>();
    Set<String> reasons = new LinkedHashSet<>();
    Set<String> notes = new LinkedHashSet<>();
    hunk.proposals().stream()
        .filter(number -> number < mended.size())
        .forEach(number -> {
          Outcome outcome = mended.get(number);
          Finding finding = outcome.finding();
          String why = "%s: %s".formatted(finding.control(), finding.message());
          String container = finding.resource().container();
          Set<String> named = subjects.computeIfAbsent(why, _ -> new LinkedHashSet<>());
          if (!container.isEmpty()) {
            named.add(container);
          }
          outcome.notes().forEach(note -> notes.add("note: " + note));
        });
    subjects.forEach((why, named) ->
        reasons.add(named.isEmpty() ? why : why + " (" + String.join(", ", named) + ")"));
    reasons.addAll(notes);
    return reasons;
  }

  /** What is left to people, by the reason. */
  public void showLeft(List<FixedFile> files) throws IOException {
    Map<String, List<String>> places = new TreeMap<>();
    for (FixedFile file : files) {
      for (Outcome outcome : file.mended().outcomes()) {
        if (outcome.answer() instanceof Answer.Left(String reason)) {
          places
              .computeIfAbsent(outcome.finding().control() + ": " + reason, _ -> new ArrayList<>())
              .add(file.name() + ":" + outcome.finding().location().line());
        }
      }
    }
    if (places.isEmpty()) {
      return;
    }
    line(BOLD, "Left to you");
    for (Map.Entry<String, List<String>> one : places.entrySet()) {
      List<String> where = one.getValue();
      String shown = String.join(", ", where.subList(0, Math.min(MOST_PLACES, where.size())));
      int more = where.size() - MOST_PLACES;
      line("", "  " + one.getKey());
      line(DIM, "    " + (more > 0 ? shown + " and %d more".formatted(more) : shown));
    }
    out.write('\n');
  }

  /** One line at the end. */
  public void say(String words) throws IOException {
    line("", words);
  }

  private void line(String colour, String text) throws IOException {
    String shown = Printable.of(text);
    out.write(coloured && !colour.isEmpty() ? colour + shown + RESET : shown);
    out.write('\n');
  }
}
