package dev.brynje.core;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private final NamespacesOneByOne oneByOne = new NamespacesOneByOne();

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
        List<Integer> ofControl = byControl.computeIfAbsent(one.control(), _ -> new ArrayList<>(1));
        // What names no more than namespaces may turn out to be for everything: it comes last.
        ofControl.add(one.scope().isOfNamespaces() ? ofControl.size() : 0, i);
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
    oneByOne.see(finding.resource());
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
        boolean stands = one.isBroad() && finding.severity() == Severity.CRITICAL;
        settled = settled.waiver().isEmpty() && !stands ? settled.waived(one.waiver()) : settled;
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
    Set<StandingWaiver> listed = listed();
    LocalDate last = policy.lastDay(today);
    for (int i = 0; i < standing.size(); i++) {
      StandingWaiver one = standing.get(i);
      String waiver = "the waiver of " + one.control();
      if (one.isExpired(today)) {
        add(findings, tally, WaiverControls.EXPIRED, one, waiver + " expired on " + day(one));
        continue;
      }
      if (one.isBroad()) {
        String message = waiver + " is for everything; what is critical stands";
        add(findings, tally, WaiverControls.BROAD, one, message);
      } else if (listed.contains(one)) {
        String message =
            "%s leaves none of the %d namespaces out, alone or with others of its control; what is critical stands"
                .formatted(waiver, oneByOne.number());
        add(findings, tally, WaiverControls.BROAD, one, message);
      } else if (one.outlives(last)) {
        String message = waiver + " holds until " + day(one) + ", and none may after " + last;
        add(findings, tally, WaiverControls.BROAD, one, message);
      }
      if (isUnmatched(i)) {
        add(findings, tally, WaiverControls.UNMATCHED, one, "no finding needs " + waiver);
      }
    }
    return findings;
  }

  private Set<StandingWaiver> listed() {
    return new HashSet<>(
        oneByOne.among(standing.stream().filter(one -> !one.isExpired(today)).toList()));
  }

  /**
   * The findings of the whole run, of which critical ones stand after all when their waivers turn
   * out to be for every namespace there is.
   *
   * @param tally has counted them as waived
   */
  public Findings upheld(Findings all, Tally tally) {
    Set<String> places = new HashSet<>();
    listed().forEach(one -> places.add(one.waiver().place().words()));
    if (places.isEmpty()) {
      return all;
    }
    for (Finding finding : all) {
      if (stands(finding, places)) {
        tally.upheld(finding);
      }
    }
    return all.changed(finding -> stands(finding, places) ? finding.upheld() : finding);
  }

  private static boolean stands(Finding finding, Set<String> broad) {
    return finding.severity() == Severity.CRITICAL
        && finding.waiver().isPresent()
        && broad.contains(finding.waiver().get().place().words());
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
              message,
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
