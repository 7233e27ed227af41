package dev.brynje.cli;

import dev.brynje.cli.fix.FixText;
import dev.brynje.cli.fix.FixUnit;
import dev.brynje.cli.fix.WaiverWrite;
import dev.brynje.cli.fix.WorkingFiles;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks of each finding what is to become of it. Whoever ends the dialogue keeps what was chosen
 * before.
 */
final class FixDialogue {
  private static final int USUAL_DAYS = 90;

  private static final String HELP =
      """
        a  apply: make this change
        s  skip: leave it as it is
        f  apply this and all that is left of this file
        w  waive: live with it, by a waiver in brynje.yaml with owner, reason and last day
        c  show the control: why it matters and what to do
        q  quit: ask no more; what was chosen is made
      """;

  private final BufferedReader in;
  private final Writer out;
  private final FixText text;
  private final Catalogue catalogue;
  private final Function<Finding, WaiverWrite> waivers;
  private final LocalDate today;
  private final Set<Finding> waived = new HashSet<>();
  private String owner = "";
  private boolean over;

  /**
   * @param waivers where a waiver of a finding is written
   */
  FixDialogue(
      Terminal terminal,
      FixText text,
      Catalogue catalogue,
      Function<Finding, WaiverWrite> waivers,
      LocalDate today) {
    this.in = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
    this.out = terminal.out();
    this.text = text;
    this.catalogue = catalogue;
    this.waivers = waivers;
    this.today = today;
  }

  /** What somebody wants. */
  private enum Wish {
    APPLY,
    SKIP,
    REST,
    WAIVE,
    CONTROL,
    QUIT,
    HELP
  }

  /** Whether a finding was waived here. */
  boolean isWaived(Finding finding) {
    return waived.contains(finding);
  }

  /** What becomes of files by the fixes of what was chosen. */
  List<Mended> chosen(FixUnit unit, WorkingFiles files) throws IOException {
    List<Finding> chosen = new ArrayList<>();
    List<Mended> made = List.of();
    List<List<Mended>> skipped = new ArrayList<>();
    Wish wish = Wish.SKIP;
    int number = 0;
    for (Finding finding : unit.findings()) {
      number++;
      // What was chosen may make others go too, which in a file is quickly told.
      if (over && (chosen.isEmpty() || !unit.isFile())) {
        break;
      }
      List<Finding> more = new ArrayList<>(chosen);
      more.add(finding);
      List<Mended> next = unit.fix().fix(unit.name(), more, files);
      Optional<Outcome> outcome = outcome(next, finding);
      boolean mends = outcome.isPresent() && outcome.get().isMended();
      if (wish == Wish.REST || (mends && !chosen.isEmpty() && isSame(made, next))) {
        chosen = mends ? more : chosen;
        made = mends ? next : made;
        continue;
      }
      // The same change for another container was not wanted either.
      if (over || (mends && skipped.stream().anyMatch(one -> isSame(one, next)))) {
        continue;
      }
      say("%s  (%d of %d)".formatted(finding.location().words(), number, unit.findings().size()));
      say("  %s %s: %s".formatted(finding.severity().word(), finding.control(), subject(finding)));
      show(made, next, outcome);
      wish = ask(finding, mends);
      over = wish == Wish.QUIT;
      if (wish == Wish.APPLY || wish == Wish.REST) {
        chosen = more;
        made = next;
        skipped.clear();
      } else if (!isWaived(finding)) {
        skipped.add(next);
      }
    }
    return made;
  }

  private static String subject(Finding finding) {
    String container = finding.resource().container();
    return container.isEmpty()
        ? finding.message()
        : "%s (%s)".formatted(finding.message(), container);
  }

  private static Optional<Outcome> outcome(List<Mended> files, Finding finding) {
    return files.stream()
        .flatMap(file -> file.outcomes().stream())
        .filter(outcome -> outcome.finding().equals(finding))
        .findFirst();
  }

  private static boolean isSame(List<Mended> made, List<Mended> next) {
    for (Mended file : next) {
      Mended before = named(file.name(), made);
      if (before.isChanged() != file.isChanged()
          || (file.isChanged() && !Arrays.equals(before.bytes(), file.bytes()))) {
        return false;
      }
    }
    return true;
  }

  private void show(List<Mended> made, List<Mended> next, Optional<Outcome> outcome)
      throws IOException {
    if (outcome.isEmpty()) {
      return;
    }
    if (outcome.get().answer() instanceof Answer.Left(String reason)) {
      say("  left to you: %s".formatted(reason));
      return;
    }
    for (Mended file : next) {
      text.show(named(file.name(), made), file);
    }
    for (String note : outcome.get().notes()) {
      say("  note: %s".formatted(note));
    }
  }

  private static Mended named(String name, List<Mended> files) {
    return files.stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseGet(() -> Mended.left(name, List.of(), ""));
  }

  /**
   * Asks until something is to become of it.
   *
   * @param mends whether it can be made to go
   * @return to apply, apply all that is left, skip or quit; what is waived is skipped
   */
  private Wish ask(Finding finding, boolean mends) throws IOException {
    String keys = mends ? "[a]pply, [s]kip, rest of [f]ile, " : "[s]kip, ";
    while (true) {
      Optional<Wish> wish = wish(keys + "[w]aive, show [c]ontrol, [q]uit, [?]");
      if (wish.isEmpty()) {
        continue;
      }
      switch (wish.get()) {
        case APPLY, REST -> {
          if (mends) {
            return wish.get();
          }
          say("  There is no change to apply.");
        }
        case SKIP, QUIT -> {
          return wish.get();
        }
        case WAIVE -> {
          if (waive(finding)) {
            return Wish.SKIP;
          }
        }
        case CONTROL -> explain(finding);
        case HELP -> out.write(HELP);
      }
    }
  }

  private Optional<Wish> wish(String question) throws IOException {
    Optional<String> line = answer(question);
    if (line.isEmpty()) {
      return Optional.of(Wish.QUIT);
    }
    Wish wish =
        switch (line.get().toLowerCase(Locale.ROOT)) {
          case "a", "apply", "y", "yes" -> Wish.APPLY;
          case "s", "skip", "n", "no" -> Wish.SKIP;
          case "f", "file" -> Wish.REST;
          case "w", "waive" -> Wish.WAIVE;
          case "c", "control" -> Wish.CONTROL;
          case "q", "quit" -> Wish.QUIT;
          default -> Wish.HELP;
        };
    return Optional.of(wish);
  }

  /** Empty at the end of input, as after Ctrl-D. */
  private Optional<String> answer(String question) throws IOException {
    out.write(question + " > ");
    out.flush();
    Optional<String> line = Optional.ofNullable(in.readLine()).map(String::strip);
    if (line.isEmpty()) {
      out.write("\n");
    }
    return line;
  }

  private void explain(Finding finding) throws IOException {
    Optional<Control> control = catalogue.find(finding.control());
    if (control.isPresent()) {
      ControlText.write(control.get(), out);
    }
  }

  private boolean waive(Finding finding) throws IOException {
    if (!catalogue.find(finding.control()).map(Control::waivable).orElse(false)) {
      say("  No waiver can set this aside.");
      return false;
    }
    WaiverWrite waiver = waivers.apply(finding);
    String known = owner.isEmpty() ? "" : " [%s]".formatted(owner);
    Optional<String> who = answer("  Owner, a person or team" + known).map(this::orLastOwner);
    Optional<String> why =
        who.isEmpty() || who.get().isEmpty() ? Optional.empty() : answer("  Reason");
    if (why.isEmpty() || why.get().isEmpty()) {
      say("  Nothing is waived without owner and reason.");
      return false;
    }
    Optional<LocalDate> expires = day(waiver.lastDay(today));
    if (expires.isEmpty()) {
      return false;
    }
    owner = who.get();
    Optional<String> refused =
        waiver.write(finding, new WaiverWrite.Decision(owner, why.get(), expires.get()));
    if (refused.isPresent()) {
      say("  It is not waived: %s".formatted(refused.get()));
      return false;
    }
    waived.add(finding);
    say("  Waived until %s in %s.".formatted(expires.get(), waiver.shown()));
    return true;
  }

  private String orLastOwner(String answer) {
    return answer.isEmpty() ? owner : answer;
  }

  /** The last day of a waiver, asked until it is one; empty at the end of input. */
  private Optional<LocalDate> day(LocalDate last) throws IOException {
    LocalDate usual = today.plusDays(USUAL_DAYS);
    LocalDate proposed = usual.isAfter(last) ? last : usual;
    while (true) {
      Optional<String> answer =
          answer("  Last day, %s at the latest [%s]".formatted(last, proposed));
      if (answer.isEmpty()) {
        return Optional.empty();
      }
      try {
        LocalDate day = answer.get().isEmpty() ? proposed : LocalDate.parse(answer.get());
        if (!day.isBefore(today) && !day.isAfter(last)) {
          return Optional.of(day);
        }
        say("  %s is not between %s and %s.".formatted(day, today, last));
      } catch (DateTimeParseException _) {
        say("  A day is written as %s.".formatted(proposed));
      }
    }
  }

  private void say(String words) throws IOException {
    text.say(words);
  }
}
