package dev.brynje.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The waivers of a run: sets findings aside, and says afterwards what is wrong with the waivers
 * themselves. Safe for threads.
 */
public final class Waivers {
  private final List<StandingWaiver> standing;
  private final Policy policy;
  private final LocalDate today;
  private final BaseDirectory base;
  private final Map<String, List<Integer>> byControl = new HashMap<>();
  private final BitSet used = new BitSet();
  private final BitSet seen = new BitSet();

  /**
   * @param base where the paths of scopes begin
   */
  public Waivers(Policy policy, BaseDirectory base, LocalDate today) {
    this.standing = policy.waivers();
    this.policy = policy;
    this.today = today;
    this.base = base;
    for (int i = 0; i < standing.size(); i++) {
      StandingWaiver one = standing.get(i);
      if (!one.isExpired(today)) {
        byControl.computeIfAbsent(one.control(), _ -> new ArrayList<>(1)).add(i);
      }
    }
  }

  /** Notes that a file was read, so that waivers for it ought to be needed. */
  public void read(String path) {
    String file = base.relative(path);
    for (int i = 0; i < standing.size(); i++) {
      if (standing.get(i).scope().hasFile(file)) {
        note(seen, i);
      }
    }
  }

  /** The finding, set aside when a waiver holds for it. */
  public Finding settled(Finding finding) {
    List<Integer> candidates = byControl.get(finding.control());
    if (candidates == null) {
      return finding;
    }
    String file = base.relative(finding.location().path());
    Finding settled = finding;
    for (int i : candidates) {
      StandingWaiver one = standing.get(i);
      if (one.scope().has(finding.resource()) && one.scope().hasFile(file)) {
        note(used, i);
        settled = settled.waiver().isEmpty() ? settled.waived(one.waiver()) : settled;
      }
    }
    return settled;
  }

  /**
   * What is wrong with the waivers, once all findings were settled.
   *
   * @param tally counts it
   */
  public List<Finding> findings(Tally tally) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < standing.size(); i++) {
      StandingWaiver one = standing.get(i);
      if (one.isExpired(today)) {
        add(
            findings,
            tally,
            WaiverControls.EXPIRED,
            one,
            "the waiver of %s expired on " + day(one));
      } else if (one.isBroad(today)) {
        String how = one.isLong(today) ? "for longer than a year" : "for everything";
        add(findings, tally, WaiverControls.BROAD, one, "the waiver of %s is " + how);
      }
      if (!one.isExpired(today) && isUnmatched(i)) {
        add(findings, tally, WaiverControls.UNMATCHED, one, "no finding needs the waiver of %s");
      }
    }
    return findings;
  }

  /** Of a control that is not judged nothing can be found, nor in a file that was not read. */
  private boolean isUnmatched(int number) {
    return !used.get(number)
        && seen.get(number)
        && policy.isOnSomewhere(standing.get(number).control());
  }

  private void add(
      List<Finding> findings, Tally tally, Control control, StandingWaiver one, String message) {
    if (policy.judges(control)) {
      tally.found(control, policy.severity(control));
      findings.add(
          new Finding(
              control.id(),
              control.ring(),
              policy.severity(control),
              message.formatted(one.control()),
              control.remediation(),
              Resource.NONE,
              one.waiver().place(),
              "waivers",
              Map.of("control", one.control(), "owner", one.waiver().owner()),
              Optional.empty(),
              Optional.empty()));
    }
  }

  private static String day(StandingWaiver one) {
    return one.waiver().expires().map(LocalDate::toString).orElse("");
  }

  private static void note(BitSet noted, int number) {
    synchronized (noted) {
      noted.set(number);
    }
  }
}
