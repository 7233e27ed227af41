package dev.brynje.workload;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.kube.Manifest;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import dev.brynje.workload.secret.SecretChecks;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges manifests: each source alone, then all of them together. Safe for threads. */
public final class ManifestAudit {
  private static final String ONE_KEPT =
      "so it is once only one of the objects given twice is kept";

  private final ChecksBySubject checks;
  private final List<JudgedGroup> groups;
  private final ChecksBySubject marking;
  private final Policy policy;

  /** Of these checks and groups, those are used that the policy judges. */
  public ManifestAudit(List<? extends Check> checks, List<CheckGroup> groups, Policy policy) {
    this.checks = ChecksBySubject.of(checks, check -> policy.judges(check.control()));
    this.groups = groups.stream().map(group -> new JudgedGroup(group, policy)).toList();
    this.marking =
        ChecksBySubject.of(
            SecretChecks.ALL,
            check ->
                check.marksSecrets()
                    && !(checks.contains(check) && policy.judges(check.control())));
    this.policy = policy;
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
    Manifest manifest = Manifest.of(reading);
    return new SourceBench(checks, groups, marking, policy, reading, source, path, asked)
        .judge(manifest);
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
    Map<Integer, List<Finding>> findings = new LinkedHashMap<>();
    List<Inventory> outcomes = inventory.outcomes();
    for (InventoryCheck check : checks.across()) {
      InventoryVerdict verdict = new InventoryVerdict();
      check.judge(inventory, verdict);
      for (Inventory outcome : outcomes) {
        Severity usual = check.control().severity();
        verdict.judgeAnew(usual, ONE_KEPT, other -> check.judge(outcome, other));
      }
      count(check, verdict, tally);
      for (InventoryVerdict.Placed placed : verdict.complaints()) {
        if (severity(check, placed.complaint()).reaches(policy.least())) {
          findings
              .computeIfAbsent(placed.place().source(), _ -> new ArrayList<>())
              .add(finding(check, placed));
        }
      }
    }
    return findings;
  }

  private void count(Check check, InventoryVerdict verdict, Tally tally) {
    Severity severity = policy.severity(check.control());
    List<InventoryVerdict.Placed> complaints = verdict.complaints();
    long subjects = Math.max(verdict.subjects(), complaints.size());
    for (int i = 0; i < subjects; i++) {
      boolean failed = i < complaints.size();
      Severity weight = failed ? severity(check, complaints.get(i).complaint()) : severity;
      tally.judged(check.control().ring(), weight, failed);
      if (failed) {
        tally.found(check.control(), weight);
      }
    }
  }

  private Finding finding(Check check, InventoryVerdict.Placed placed) {
    ObjectRef object = placed.object();
    Place place = placed.place();
    Complaint complaint = placed.complaint();
    return Redaction.finding(
        check.control(),
        severity(check, complaint),
        complaint,
        QuotedSecrets.NONE,
        Redaction.masked(
            new Resource(
                object.apiVersion(), object.kind(), object.namespace(), object.name(), "")),
        new Location(
            place.path(),
            place.span().line(),
            place.span().column(),
            place.span().endLine(),
            place.span().endColumn(),
            place.excerpt()),
        place.field());
  }

  private Severity severity(Check check, Complaint complaint) {
    return SourceBench.severity(policy, check.control(), complaint);
  }
}
