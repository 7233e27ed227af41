package dev.brynje.core.inline;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.InlineUse;
import dev.brynje.core.Policy;
import dev.brynje.core.Waiver;
import dev.brynje.core.WaiverControls;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By which notes hold, and what is wrong with the others. Safe for threads. */
public final class InlineRules {
  private static final int MOST_CORRECTED = 100;

  private final Policy policy;
  private final Catalogue catalogue;
  private final LocalDate today;

  /**
   * @param catalogue the controls that notes may name
   */
  public InlineRules(Policy policy, Catalogue catalogue, LocalDate today) {
    this.policy = policy;
    this.catalogue = catalogue;
    this.today = today;
  }

  /** Rules by which a waiver expires by this machine's clock. */
  public static InlineRules today(Policy policy, Catalogue catalogue) {
    return new InlineRules(policy, catalogue, LocalDate.now(Clock.systemUTC()));
  }

  /** The waivers of one text. */
  public InlineWaivers read(List<InlineNote> notes) {
    List<InlineWaivers.Held> held = new ArrayList<>(notes.size());
    List<Fault> faults = new ArrayList<>();
    for (InlineNote note : notes.subList(0, Math.min(notes.size(), InlineNote.MOST))) {
      new Reading(note, held, faults).read();
    }
    if (notes.size() > InlineNote.MOST) {
      String message =
          "more than %d waivers stand in this text, and from here on none holds"
              .formatted(InlineNote.MOST);
      faults.add(new Fault(WaiverControls.BROAD, notes.get(InlineNote.MOST), "", message));
    }
    return new InlineWaivers(policy, held, faults);
  }

  /**
   * The waivers of a file from which something is rendered that has its comments no more. They hold
   * for findings that are sure to be in that file.
   *
   * @param path of the file, as findings have it
   */
  public InlineWaivers readWritten(String path, List<InlineNote> notes) {
    return read(notes).ofWritten(path);
  }

  /** Of one note. */
  private final class Reading {
    private final InlineNote note;
    private final NoteWords words;
    private final List<InlineWaivers.Held> held;
    private final List<Fault> faults;
    private boolean holds = true;

    private Reading(InlineNote note, List<InlineWaivers.Held> held, List<Fault> faults) {
      this.note = note;
      this.words = NoteWords.of(note.said().words());
      this.held = held;
      this.faults = faults;
    }

    private void read() {
      String named = String.join(", ", words.controls().stream().map(this::id).toList());
      if (policy.inline() == InlineUse.REFUSED) {
        refuse(WaiverControls.INLINE, named, "the configuration takes no waivers written in here");
        return;
      }
      if (!note.said().slip().isEmpty()) {
        String of = named.isEmpty() ? "" : " of " + named;
        refuse(
            WaiverControls.FORM,
            named,
            "the waiver" + of + " has no effect: " + note.said().slip());
        return;
      }
      if (words.controls().isEmpty()) {
        refuse(WaiverControls.CONTROL, "", "the waiver names no control");
        return;
      }
      if (words.reason().isEmpty()) {
        refuse(WaiverControls.REASON, named, "the waiver of %s gives no reason".formatted(named));
      }
      Optional<LocalDate> until = until(named);
      if (policy.inline() == InlineUse.COMPLETE && !isComplete()) {
        refuse(
            WaiverControls.INLINE,
            named,
            "the waiver of %s needs owner= and until= by the configuration".formatted(named));
      }
      Waiver waiver = new Waiver(note.kind(), words.owner(), words.reason(), until, note.place());
      for (String written : words.controls()) {
        String control = id(written);
        if (isSpelt(written) && isWaivable(control) && holds) {
          held.add(new InlineWaivers.Held(control, waiver, note));
        }
      }
      if (holds && note.broad()) {
        fault(
            WaiverControls.BROAD,
            named,
            "the waiver of %s is for several objects; what is critical stands");
      }
    }

    /** The name of an annotation has no room for a slash. */
    private String id(String written) {
      return isAnnotation() ? written.replaceFirst("\\.", "/") : written;
    }

    private String spelt(String id) {
      return isAnnotation() ? InlineNote.ANNOTATION + id.replace('/', '.') : id;
    }

    private boolean isAnnotation() {
      return note.kind() == Waiver.Kind.ANNOTATION;
    }

    /** The API server refuses an annotation with two slashes. */
    private boolean isSpelt(String written) {
      boolean spelt = !isAnnotation() || written.indexOf('/') < 0;
      if (!spelt) {
        fault(
            WaiverControls.CONTROL,
            written,
            "the name of an annotation has one slash only; write " + spelt(written));
      }
      return spelt;
    }

    private boolean isComplete() {
      return !words.owner().isEmpty() && !words.until().isEmpty();
    }

    private Optional<LocalDate> until(String named) {
      if (words.until().isEmpty()) {
        return Optional.empty();
      }
      try {
        LocalDate day = LocalDate.parse(words.until());
        if (day.isBefore(today)) {
          refuse(WaiverControls.EXPIRED, named, "the waiver of %s expired on " + day);
        } else if (day.isAfter(policy.lastDay(today))) {
          fault(
              WaiverControls.BROAD,
              named,
              "the waiver of %%s holds until %s, and none may after %s"
                  .formatted(day, policy.lastDay(today)));
        }
        return Optional.of(day);
      } catch (DateTimeParseException _) {
        refuse(
            WaiverControls.EXPIRED,
            named,
            "the waiver of %s is until a day that there is not; write it as 2027-03-31");
        return Optional.empty();
      }
    }

    /** The others that the note names hold without it. */
    private boolean isWaivable(String id) {
      Optional<Control> control = catalogue.find(id);
      if (control.isEmpty()) {
        fault(
            WaiverControls.CONTROL,
            id,
            "the waiver is of %s, and there is no such control" + nearest(id));
      } else if (!control.get().waivable()) {
        fault(WaiverControls.CONTROL, id, "%s cannot be waived");
      }
      return control.isPresent() && control.get().waivable();
    }

    /** Not for whoever misspells hundreds: each is compared with every control. */
    private String nearest(String id) {
      if (faults.size() > MOST_CORRECTED) {
        return "";
      }
      List<Control> possible =
          catalogue.controls().stream()
              .filter(known -> known.waivable() && note.text().has(known.id()))
              .toList();
      List<String> named =
          possible.stream().map(Control::id).filter(known -> known.endsWith("/" + id)).toList();
      List<String> near =
          named.isEmpty() ? new Catalogue(possible).nearest(id).stream().toList() : named;
      String meant = String.join(" or ", near.stream().map(this::spelt).toList());
      return meant.isEmpty() ? "" : "; did you mean " + meant + "?";
    }

    private void refuse(Control control, String about, String message) {
      holds = false;
      fault(control, about, message);
    }

    private void fault(Control control, String about, String message) {
      faults.add(new Fault(control, note, about, message.replace("%s", about)));
    }
  }
}
