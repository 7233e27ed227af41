package dev.brynje.workload;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Policies;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineNote;
import dev.brynje.core.inline.InlineRules;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.kube.Manifest;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Judges manifests: each source alone, then all of them together. Safe for threads. */
public final class ManifestAudit {
  private static final String ONE_KEPT =
      "so it is once only one of the objects given twice is kept";

  private final Rulesets rules;
  private final Severity least;

  /**
   * Of these checks and groups, those are used that the policies judge.
   *
   * @param inline by which waivers in a source hold; asked for when there may be any, on any thread
   */
  public ManifestAudit(
      List<? extends Check> checks,
      List<CheckGroup> groups,
      Policies policies,
      Supplier<InlineRules> inline) {
    this.rules = new Rulesets(checks, groups, policies, inline);
    this.least = policies.everywhere().least();
  }

  /** An audit in which waivers may name these controls only. */
  public ManifestAudit(List<? extends Check> checks, List<CheckGroup> groups, Policies policies) {
    this(
        checks,
        groups,
        policies,
        () -> InlineRules.today(policies.everywhere(), new Catalogue(Checks.controls(checks))));
  }

  /** The same with one policy. */
  public ManifestAudit(List<? extends Check> checks, List<CheckGroup> groups, Policy policy) {
    this(checks, groups, Policies.of(policy));
  }

  /** An audit without groups. */
  public ManifestAudit(List<? extends Check> checks, Policy policy) {
    this(checks, List.of(), policy);
  }

  /**
   * Judges one source.
   *
   * @param source its place in the order of reading
   * @param path as it was given
   * @param asked whether it was named itself, so that it must hold something to judge
   */
  public SourceJudgement judge(int source, String path, byte[] bytes, boolean asked) {
    Reading reading = YamlReader.read(bytes, Limits.DEFAULT);
    return new SourceBench(rules, null, reading, source, path, asked).judge(Manifest.of(reading));
  }

  /**
   * Judges what was rendered.
   *
   * @param source its place in the order of reading
   * @param name by which it is told from other renderings
   * @param written by which scopes know where its objects are written
   */
  public SourceJudgement judge(int source, String name, byte[] bytes, WrittenIn written) {
    Reading reading = YamlReader.read(bytes, Limits.DEFAULT);
    return new SourceBench(rules, written, reading, source, name, false)
        .judge(Manifest.of(reading));
  }

  /**
   * The waivers in comments of a file from which manifests are made that lose them.
   *
   * @param path of the file, as findings have it
   */
  public Optional<InlineWaivers> commentsIn(String path, String text) {
    if (!InlineNote.mayBeIn(text)) {
      return Optional.empty();
    }
    Reading reading = YamlReader.read(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    MaskedSource masked =
        new MaskedSource(path, reading.source(), EscapedSecrets.in(reading), new BitSet());
    List<InlineNote> notes = ManifestNotes.comments(Manifest.of(reading), reading, masked);
    return Optional.of(rules.inline().readWritten(path, notes));
  }

  /** Says that a file or directory that was asked for holds nothing to judge. */
  public static Unjudged nothingIn(String path) {
    return new Unjudged(
        Location.file(path),
        Resource.NONE,
        "holds no Kubernetes object",
        "give a file whose documents have apiVersion and kind",
        List.of());
  }

  /**
   * Judges what only shows across sources; findings by the source that they belong to. Of objects
   * that are given more than once a cluster keeps one, so that what is found with only one copy of
   * each counts too, as {@link Inventory#outcomes()} tries them: a copy takes no finding away.
   */
  public Map<Integer, List<Finding>> judge(Inventory inventory, Tally tally) {
    return judge(inventory, tally, Place::path);
  }

  /**
   * The same.
   *
   * @param written the file in which a place is written, by which scopes know it
   */
  public Map<Integer, List<Finding>> judge(
      Inventory inventory, Tally tally, Function<Place, String> written) {
    Map<Integer, List<Finding>> findings = new LinkedHashMap<>();
    List<Inventory> outcomes = inventory.outcomes();
    for (InventoryCheck check : rules.across()) {
      InventoryVerdict verdict = new InventoryVerdict();
      check.judge(inventory, verdict);
      for (Inventory outcome : outcomes) {
        Severity usual = check.control().severity();
        verdict.judgeAnew(usual, ONE_KEPT, other -> check.judge(outcome, other));
      }
      List<Weighed> weighed = weighed(check.control(), verdict.complaints(), written);
      int notAsked = verdict.complaints().size() - weighed.size();
      count(check.control(), verdict.subjects() - notAsked, weighed, tally);
      for (Weighed one : weighed) {
        if (one.severity.reaches(least)) {
          findings
              .computeIfAbsent(one.placed.place().source(), _ -> new ArrayList<>())
              .add(finding(check, one));
        }
      }
    }
    return findings;
  }

  /** A complaint, as much as it matters where it is. */
  private record Weighed(InventoryVerdict.Placed placed, Severity severity) {}

  /** Those of objects of which the control is judged. */
  private List<Weighed> weighed(
      Control control, List<InventoryVerdict.Placed> complaints, Function<Place, String> written) {
    List<Weighed> weighed = new ArrayList<>(complaints.size());
    for (InventoryVerdict.Placed placed : complaints) {
      Policy policy = policy(placed, written);
      if (policy.judges(control)) {
        weighed.add(new Weighed(placed, SourceBench.severity(policy, control, placed.complaint())));
      }
    }
    return weighed;
  }

  private Policy policy(InventoryVerdict.Placed placed, Function<Place, String> written) {
    if (!rules.areScoped()) {
      return rules.everywhere().policy();
    }
    return rules.policy(written.apply(placed.place()), resource(placed.object()));
  }

  private void count(Control control, long judged, List<Weighed> complaints, Tally tally) {
    Severity passing = rules.everywhere().policy().severity(control);
    for (Weighed one : complaints) {
      tally.judged(control.ring(), one.severity, true);
      tally.found(control, one.severity);
    }
    for (long i = complaints.size(); i < judged; i++) {
      tally.judged(control.ring(), passing, false);
    }
  }

  private static Finding finding(Check check, Weighed one) {
    Place place = one.placed.place();
    return Redaction.finding(
        check.control(),
        one.severity,
        one.placed.complaint(),
        QuotedSecrets.NONE,
        Redaction.masked(resource(one.placed.object())),
        new Location(
            place.path(),
            place.span().line(),
            place.span().column(),
            place.span().endLine(),
            place.span().endColumn(),
            place.excerpt()),
        place.field());
  }

  private static Resource resource(ObjectRef object) {
    return new Resource(object.apiVersion(), object.kind(), object.namespace(), object.name(), "");
  }
}
