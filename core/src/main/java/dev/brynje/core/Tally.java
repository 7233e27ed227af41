package dev.brynje.core;

import dev.brynje.core.Summary.RingScore;
import dev.brynje.core.Summary.Win;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was judged and found while a run goes on. Not safe for threads: merge instead. */
public final class Tally {
  private static final int WINS = 5;

  private final Map<String, Long> counted = new TreeMap<>();
  private final Map<String, Long> passedOver = new TreeMap<>();
  private final Map<String, Long> directories = new TreeMap<>();
  private final EnumMap<Severity, Long> severities = new EnumMap<>(Severity.class);
  private final EnumMap<Ring, Judged> rings = new EnumMap<>(Ring.class);
  private final Map<String, Found> found = new HashMap<>();

  private long waived;
  private long known;
  private final List<Gone> gone = new ArrayList<>(0);

  /** Counts something read. */
  public void count(String what, long times) {
    counted.merge(what, times, Long::sum);
  }

  /** How often something was counted. */
  public long counted(String what) {
    return counted.getOrDefault(what, 0L);
  }

  /** Counts something read and left alone. */
  public void passOver(String kind) {
    passedOver.merge(kind, 1L, Long::sum);
  }

  /** Counts directories of this name that were not entered. */
  public void passOverDirectories(String name, long times) {
    directories.merge(name, times, Long::sum);
  }

  /**
   * Counts one control put to one subject.
   *
   * @param severity the most severe finding, or the control's severity when there is none
   * @param failed whether there was a finding; one that is only info weighs nothing and takes
   *     nothing from what is as wanted
   */
  public void judged(Ring ring, Severity severity, boolean failed) {
    Judged judged = rings.get(ring);
    if (judged == null) {
      judged = new Judged();
      rings.put(ring, judged);
    }
    judged.times++;
    judged.weight += severity.weight();
    if (failed && severity != Severity.INFO) {
      judged.failed++;
      judged.failedWeight += severity.weight();
      judged.worst = severity.reaches(judged.worst) ? severity : judged.worst;
    }
  }

  /** Counts a finding. */
  public void found(Control control, Severity severity) {
    severities.merge(severity, 1L, Long::sum);
    wins(control, severity);
  }

  /** Counts a finding anew, that was counted by {@link #found}: somebody decided about it. */
  public void settled(Finding finding) {
    severities.merge(finding.severity(), -1L, Long::sum);
    Found counted = found.get(finding.control());
    if (counted != null) {
      counted.takeBack(finding.severity());
    }
    if (finding.waiver().isPresent()) {
      waived++;
    } else {
      known++;
    }
  }

  /** Counts a waived finding as open again, that was counted by {@link #settled}. */
  void upheld(Finding finding) {
    waived--;
    severities.merge(finding.severity(), 1L, Long::sum);
    Found counted = found.get(finding.control());
    if (counted != null) {
      counted.add(finding.severity());
    }
  }

  /** Counts what the baseline has and was not found. */
  public void gone(List<Gone> those) {
    gone.addAll(those);
  }

  /** Adds what another tally counted. */
  public void add(Tally other) {
    other.counted.forEach(this::count);
    other.passedOver.forEach((kind, times) -> passedOver.merge(kind, times, Long::sum));
    other.directories.forEach(this::passOverDirectories);
    other.severities.forEach((severity, times) -> severities.merge(severity, times, Long::sum));
    waived += other.waived;
    known += other.known;
    gone.addAll(other.gone);
    other.rings.forEach(
        (ring, judged) -> rings.computeIfAbsent(ring, _ -> new Judged()).add(judged));
    other.found.forEach(
        (id, more) -> found.computeIfAbsent(id, _ -> new Found(more.control)).add(more));
  }

  /** Adds the figures of another run; its wins are not added, for they are only its first ones. */
  public void add(Summary run) {
    run.counted().forEach(this::count);
    run.passedOver().forEach((kind, times) -> passedOver.merge(kind, times, Long::sum));
    run.directories().forEach(this::passOverDirectories);
    run.severities().forEach((severity, times) -> severities.merge(severity, times, Long::sum));
    waived += run.standing().waived();
    known += run.standing().known();
    gone.addAll(run.standing().gone());
    run.rings().forEach((ring, score) -> rings.computeIfAbsent(ring, _ -> new Judged()).add(score));
  }

  /** Takes back a finding that another run counted too. */
  public void takeBack(Finding finding) {
    if (finding.waiver().isPresent()) {
      waived--;
    } else if (finding.known()) {
      known--;
    } else {
      severities.merge(finding.severity(), -1L, Long::sum);
    }
  }

  /** Counts among the wins a finding that was counted by {@link #add(Summary)}. */
  public void wins(Control control, Severity severity) {
    found.computeIfAbsent(control.id(), _ -> new Found(control)).add(severity);
  }

  /** The figures so far. */
  public Summary summary() {
    EnumMap<Severity, Long> bySeverity = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      bySeverity.put(severity, severities.getOrDefault(severity, 0L));
    }
    EnumMap<Ring, RingScore> scores = new EnumMap<>(Ring.class);
    rings.forEach((ring, judged) -> scores.put(ring, judged.score()));
    return new Summary(
        Collections.unmodifiableMap(new TreeMap<>(counted)),
        Collections.unmodifiableMap(new TreeMap<>(passedOver)),
        Collections.unmodifiableMap(new TreeMap<>(directories)),
        Collections.unmodifiableMap(bySeverity),
        new Summary.Standing(waived, known, gone),
        Collections.unmodifiableMap(scores),
        wins());
  }

  private List<Win> wins() {
    List<Found> ranked = new ArrayList<>(found.values());
    ranked.removeIf(one -> one.weight == 0);
    ranked.sort(Found::byGain);
    return ranked.stream()
        .limit(WINS)
        .map(one -> new Win(one.control.id(), one.severity(), one.control.title(), one.times))
        .toList();
  }

  private static final class Judged {
    private long times;
    private long failed;
    private long weight;
    private long failedWeight;
    private Severity worst = Severity.INFO;

    private void add(Judged other) {
      worst = other.worst.reaches(worst) ? other.worst : worst;
      times += other.times;
      failed += other.failed;
      weight += other.weight;
      failedWeight += other.failedWeight;
    }

    private void add(RingScore score) {
      times += score.judged();
      failed += score.failed();
      weight += score.weight();
      failedWeight += score.failedWeight();
      worst = score.worst().reaches(worst) ? score.worst() : worst;
    }

    private RingScore score() {
      return new RingScore(times, failed, weight, failedWeight, worst);
    }
  }

  private static final class Found {
    private final Control control;
    private final EnumMap<Severity, Long> severities = new EnumMap<>(Severity.class);
    private long times;
    private long weight;

    private Found(Control control) {
      this.control = control;
    }

    private void add(Severity one) {
      times++;
      weight += one.weight();
      severities.merge(one, 1L, Long::sum);
    }

    private void takeBack(Severity one) {
      times--;
      weight -= one.weight();
      severities.merge(one, -1L, Long::sum);
    }

    private Severity severity() {
      Severity worst = Severity.INFO;
      for (Map.Entry<Severity, Long> one : severities.entrySet()) {
        worst = one.getValue() > 0 && one.getKey().reaches(worst) ? one.getKey() : worst;
      }
      return worst;
    }

    private void add(Found other) {
      times += other.times;
      weight += other.weight;
      other.severities.forEach((one, number) -> severities.merge(one, number, Long::sum));
    }

    /** The greatest first. */
    private static int byGain(Found one, Found other) {
      int order = Double.compare(other.gain(), one.gain());
      return order == 0 ? one.control.id().compareTo(other.control.id()) : order;
    }

    private double gain() {
      return (double) weight / control.effort().cost();
    }
  }
}
