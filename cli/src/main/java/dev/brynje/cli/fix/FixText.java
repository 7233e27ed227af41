package dev.brynje.cli.fix;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Printable;
import dev.brynje.core.secret.Secrets;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.diff.Difference;
import dev.brynje.fix.diff.Hunk;
import dev.brynje.fix.diff.Increment;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.edit.Splices;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Shows people what changes, and why: a difference, each hunk under what it is for. */
public final class FixText {
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String CYAN = "\u001b[36m";

  private final Writer out;
  private final boolean coloured;
  private final Map<String, LeftPlaces> left = new TreeMap<>();

  public FixText(Writer out, boolean coloured) {
    this.out = out;
    this.coloured = coloured;
  }

  /** The differences of what was changed as one; what is left of it is noted. */
  public void show(List<Mended> files) throws IOException {
    Map<Integer, Outcome> mended = new HashMap<>();
    for (Mended file : files) {
      for (Outcome outcome : file.outcomes()) {
        if (outcome.answer() instanceof Answer.Left(String reason)) {
          left.computeIfAbsent(outcome.finding().control() + ": " + reason, _ -> new LeftPlaces())
              .add(place(outcome.finding().location()));
        } else {
          mended.put(outcome.proposal(), outcome);
        }
      }
    }
    for (Mended file : files) {
      if (file.isChanged()) {
        show(file, mended);
      }
    }
  }

  private static String place(Location location) {
    return location.line() == 0 ? location.path() : location.path() + ":" + location.line();
  }

  private void show(Mended file, Map<Integer, Outcome> mended) throws IOException {
    List<Hunk> hunks = Difference.of(file.before().text(), file.splices());
    show(file, file.before(), hunks, hunk -> reasons(hunk, mended));
  }

  /** What a change adds to one that is chosen already, without a word about the reasons. */
  public void show(Mended chosen, Mended wanted) throws IOException {
    String text = wanted.before().text();
    String before = Splices.applied(text, chosen.splices());
    List<Splice> more = Increment.of(text, chosen.splices(), wanted.splices());
    if (!more.isEmpty()) {
      show(wanted, new SourceText(before), Difference.of(before, more), _ -> Set.of());
    }
  }

  private void show(
      Mended file, SourceText before, List<Hunk> hunks, Function<Hunk, Set<String>> reasons)
      throws IOException {
    String path = PatchPath.of(Path.of(file.name()));
    line(BOLD, file.isNew() ? "--- /dev/null" : "--- a/" + path);
    line(BOLD, "+++ b/" + path);
    MaskedLines lines = new MaskedLines(before);
    for (Hunk hunk : hunks) {
      line(CYAN, hunk.head());
      for (String reason : reasons.apply(hunk)) {
        line(DIM, "# " + reason);
      }
      int number = Math.max(1, hunk.oldStart());
      for (Hunk.Line one : hunk.lines()) {
        boolean isNew = one.sign() == Hunk.Sign.NEW;
        show(one, isNew ? Secrets.masked(one.text().stripTrailing()) : lines.line(number++));
      }
    }
    out.write('\n');
  }

  private void show(Hunk.Line line, String text) throws IOException {
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

  /** The controls of a hunk with what was wrong; the same of several containers once. */
  private static Set<String> reasons(Hunk hunk, Map<Integer, Outcome> mended) {
    Map<String, Set<String>> subjects = new LinkedHashMap<>();
    Set<String> reasons = new LinkedHashSet<>();
    Set<String> notes = new LinkedHashSet<>();
    hunk.proposals().stream()
        .mapToObj(mended::get)
        .filter(Objects::nonNull)
        .forEach(outcome -> {
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
  public void showLeft() throws IOException {
    if (left.isEmpty()) {
      return;
    }
    line(BOLD, "Left to you");
    for (Map.Entry<String, LeftPlaces> one : left.entrySet()) {
      line("", "  " + one.getKey());
      line(DIM, "    " + one.getValue().words());
    }
    out.write('\n');
  }

  /** The first places at which something is left, and how many there are. */
  private static final class LeftPlaces {
    private static final int MOST = 3;

    private final List<String> first = new ArrayList<>();
    private int count;

    private void add(String place) {
      if (count++ < MOST) {
        first.add(place);
      }
    }

    private String words() {
      String shown = String.join(", ", first);
      return count > MOST ? shown + " and %d more".formatted(count - MOST) : shown;
    }
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
