package dev.brynje.core.inline;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Policy;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Waiver;
import dev.brynje.core.WaiverControls;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The waivers that stand in one text: sets findings of that text aside, and says afterwards what is
 * wrong with the waivers themselves. For one thread at a time.
 */
public final class InlineWaivers {
  /** A control of a note that holds. */
  record Held(String control, Waiver waiver, InlineNote note) {}

  private final Policy policy;
  private final List<Held> held;
  private final List<Fault> faults;
  private final Map<String, Reaches> byControl = new HashMap<>();
  private final UnaryOperator<Location> places;

  /** The file that findings must be sure to be in; empty for all that are made of the text. */
  private final String written;

  InlineWaivers(Policy policy, List<Held> held, List<Fault> faults) {
    this(policy, held, faults, UnaryOperator.identity(), "");
    Map<String, List<Held>> byControl = new HashMap<>();
    for (Held one : held) {
      if (one.note.about().isPresent()) {
        byControl.computeIfAbsent(one.control, _ -> new ArrayList<>(1)).add(one);
      }
    }
    byControl.forEach((control, those) -> this.byControl.put(control, Reaches.of(those)));
  }

  private InlineWaivers(
      Policy policy,
      List<Held> held,
      List<Fault> faults,
      UnaryOperator<Location> places,
      String written) {
    this.policy = policy;
    this.held = held;
    this.faults = faults;
    this.places = places;
    this.written = written;
  }

  InlineWaivers ofWritten(String path) {
    InlineWaivers there = new InlineWaivers(policy, held, faults, places, path);
    there.byControl.putAll(byControl);
    return there;
  }

  /** Whether a file has them. */
  public boolean areIn(String path) {
    return held.stream().anyMatch(one -> one.note.place().path().equals(path))
        || faults.stream().anyMatch(fault -> fault.note().place().path().equals(path));
  }

  /** Whether they hold for findings once these are told where they are written, not before. */
  public boolean isOfWritten() {
    return !written.isEmpty();
  }

  /** The same, when what is told of their text is told at other places. */
  public InlineWaivers toldAt(UnaryOperator<Location> places) {
    InlineWaivers told = new InlineWaivers(policy, held, faults, places, written);
    told.byControl.putAll(byControl);
    return told;
  }

  /** The findings, those set aside for which a waiver holds. */
  public List<Finding> settled(List<Finding> findings, Tally tally) {
    if (held.isEmpty()) {
      return findings;
    }
    List<Finding> settled = new ArrayList<>(findings.size());
    for (Finding finding : findings) {
      settled.add(settled(finding, tally));
    }
    return settled;
  }

  private Finding settled(Finding finding, Tally tally) {
    Reaches reaches = concerns(finding.location()) ? byControl.get(finding.control()) : null;
    Optional<Held> waiver = reaches == null ? Optional.empty() : reaches.around(finding.location());
    if (waiver.isEmpty() || finding.waiver().isPresent() || stands(finding, waiver.get())) {
      return finding;
    }
    Finding waived = finding.waived(waiver.get().waiver);
    tally.settled(waived);
    return waived;
  }

  /** What is written above many objects at once excuses nothing critical. */
  private static boolean stands(Finding finding, Held waiver) {
    return waiver.note.broad() && finding.severity() == Severity.CRITICAL;
  }

  private boolean concerns(Location location) {
    return written.isEmpty()
        || (location.path().equals(written) && location.origin() == Location.Origin.EXACT);
  }

  /**
   * What is wrong with the waivers of a source that was read several times, as a chart is with
   * other values, once all its findings were settled.
   *
   * @param whole whether all of the source was judged, so that what no finding needs is needless
   * @param tally counts it
   */
  public static List<Finding> findings(List<InlineWaivers> readings, boolean whole, Tally tally) {
    Set<String> used = new HashSet<>();
    readings.forEach(one -> one.noteUsed(used));
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (InlineWaivers one : readings) {
      List<Fault> faults = new ArrayList<>(one.faults);
      if (whole) {
        one.addUnmatched(used, faults);
      }
      for (Fault fault : faults) {
        Finding finding = one.finding(fault);
        if (one.policy.judges(fault.control()) && told.add(key(finding))) {
          tally.found(fault.control(), finding.severity());
          findings.add(finding);
        }
      }
    }
    return findings;
  }

  private void noteUsed(Set<String> used) {
    byControl.values().forEach(reaches -> reaches.used().forEach(one -> used.add(key(one))));
  }

  /** Of a control that is not judged nothing can be found. */
  private void addUnmatched(Set<String> used, List<Fault> faults) {
    for (Held one : held) {
      if (!used.contains(key(one)) && policy.judgesEverywhere(one.control)) {
        String message =
            one.note.about().isEmpty()
                ? "the waiver of %s stands above nothing"
                : isOfWritten()
                    ? "no finding that is sure to be here needs the waiver of %s; kustomize keeps"
                        + " annotations, but no comments"
                    : "no finding here needs the waiver of %s";
        faults.add(
            new Fault(
                WaiverControls.UNMATCHED, one.note, one.control, message.formatted(one.control)));
      }
    }
  }

  private String key(Held one) {
    return places.apply(one.waiver.place()).words() + " " + one.control;
  }

  private static String key(Finding finding) {
    return finding.control() + " " + finding.location().words() + " " + finding.message();
  }

  private Finding finding(Fault fault) {
    Control control = fault.control();
    InlineNote note = fault.note();
    return new Finding(
        control.id(),
        control.ring(),
        policy.severity(control),
        fault.message(),
        control.remediation(),
        note.resource(),
        places.apply(note.place()),
        note.kind().word(),
        fault.about().isEmpty() ? Map.of() : Map.of("control", fault.about()),
        Optional.empty(),
        Optional.empty());
  }
}
