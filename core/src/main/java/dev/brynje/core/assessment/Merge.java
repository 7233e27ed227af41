package dev.brynje.core.assessment;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Configured;
import dev.brynje.core.Decision;
import dev.brynje.core.Finding;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Input;
import dev.brynje.core.LongSet;
import dev.brynje.core.Policy;
import dev.brynje.core.Severity;
import dev.brynje.core.Sha256;
import dev.brynje.core.Tally;
import dev.brynje.core.Target;
import dev.brynje.core.Tool;
import dev.brynje.core.Unjudged;
import java.io.Closeable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes one Assessment of those of several runs. A finding that several runs have at one place is
 * told once, and is set aside only when every run that has it sets it aside. Beside the spool,
 * memory is a few bytes for each finding.
 */
public final class Merge implements Closeable {
  private final Tool tool;
  private final Catalogue catalogue;
  private final Severity least;

  private final FindingSpool findings = new FindingSpool();
  private final FindingSpool setAside = new FindingSpool();
  private final LongSet open = new LongSet();
  private final Map<String, Integer> sources = new HashMap<>();
  private final Tally tally = new Tally();

  private final Set<Input> inputs = new LinkedHashSet<>();
  private final Map<String, String> digests = new HashMap<>();
  private final Set<Unjudged> unjudged = new LinkedHashSet<>();
  private final Set<Decision> decisions = new LinkedHashSet<>();
  private final Set<String> policies = new TreeSet<>();
  private final Set<Configured> configured = new LinkedHashSet<>();
  private final Set<Severity> fails = EnumSet.noneOf(Severity.class);
  private final List<Target> targets = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private Instant oldest = Instant.MAX;

  /**
   * @param catalogue by which the easiest wins are ranked; a control that it does not know wins
   *     nothing
   * @param least findings less severe count, but are not told
   */
  public Merge(Tool tool, Catalogue catalogue, Severity least) {
    this.tool = tool;
    this.catalogue = catalogue;
    this.least = least;
  }

  /**
   * Adds the Assessment of a run, whose findings are read at once.
   *
   * @param name of it, as it is shown
   */
  public void add(String name, Assessment run) {
    tally.add(run.summary());
    run.findings().forEach(this::add);
    run.inputs().forEach(input -> add(name, input));
    unjudged.addAll(run.unjudged());
    decisions.addAll(run.decisions());
    policies.add(run.policy());
    configured.addAll(run.configured());
    fails.add(failOn(run.configured()));
    addTarget(name, run.target());
    oldest = run.time().isBefore(oldest) ? run.time() : oldest;
  }

  private void add(Finding finding) {
    if (finding.waiver().isPresent() || finding.known()) {
      setAside.add(source(finding), List.of(finding));
    } else if (open.add(identity(finding))) {
      catalogue.find(finding.control()).ifPresent(it -> tally.wins(it, finding.severity()));
      tell(finding);
    } else {
      tally.takeBack(finding);
    }
  }

  /** What is told of one path stands together, in the order of places, whichever run found it. */
  private int source(Finding finding) {
    return sources.computeIfAbsent(finding.location().path(), _ -> sources.size());
  }

  private void tell(Finding finding) {
    if (finding.severity().reaches(least)) {
      findings.add(source(finding), List.of(finding));
    }
  }

  private static long identity(Finding finding) {
    String name = finding.fingerprint() + finding.location().words() + '\0' + finding.message();
    return Sha256.number(name);
  }

  private void add(String name, Input input) {
    String digest = digests.putIfAbsent(input.name(), input.digest());
    if (digest != null && !digest.equals(input.digest())) {
      remarks.add("%s: %s was another %s before".formatted(name, input.name(), input.kind()));
    }
    inputs.add(input);
  }

  private void addTarget(String name, Target target) {
    if (target.kubernetesVersion().isEmpty() || targets.contains(target)) {
      return;
    }
    if (!targets.isEmpty()) {
      remarks.add("%s: was judged for %s".formatted(name, target.words()));
    }
    targets.add(target);
  }

  /** From which severity on a finding fails the whole: what fails one run fails all together. */
  public Severity failOn() {
    return leastSevere(fails);
  }

  private static Severity failOn(List<Configured> files) {
    return files.isEmpty()
        ? Policy.DEFAULT.failOn()
        : leastSevere(files.stream().map(Configured::failOn).toList());
  }

  private static Severity leastSevere(Collection<Severity> severities) {
    Severity least = Severity.CRITICAL;
    for (Severity one : severities) {
      least = least.reaches(one) ? one : least;
    }
    return least;
  }

  /** What does not fit together, a line each without a full stop. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /**
   * All together, to be asked for once. It is as old as the oldest run, and judged for what the
   * first one was.
   *
   * @throws IllegalStateException when nothing was added
   */
  public Assessment assessment() {
    if (policies.isEmpty()) {
      throw new IllegalStateException("there is nothing to merge");
    }
    LongSet told = new LongSet();
    for (Finding finding : setAside) {
      long identity = identity(finding);
      if (!open.contains(identity) && told.add(identity)) {
        tell(finding);
      } else {
        tally.takeBack(finding);
      }
    }
    return new Assessment(
        tool,
        "report",
        oldest,
        policies.size() == 1
            ? policies.iterator().next()
            : Sha256.named(String.join(" ", policies)),
        targets.isEmpty() ? Target.NONE : targets.getFirst(),
        List.copyOf(configured),
        List.copyOf(inputs),
        findings,
        List.copyOf(unjudged),
        List.copyOf(decisions),
        tally.summary());
  }

  @Override
  public void close() {
    findings.close();
    setAside.close();
  }
}
