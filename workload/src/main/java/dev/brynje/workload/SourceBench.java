package dev.brynje.workload;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineNote;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.kube.Pod;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.ObjectFact;
import dev.brynje.kube.inventory.Place;
import dev.brynje.kube.inventory.Places;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.workload.secret.SecretChecks;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges one source. Complaints are gathered first and become findings at the end, when all that is
 * secret in the source is known and no excerpt can show it.
 */
final class SourceBench {
  /** Findings that are kept of one source; a cluster's every pod in 16 MiB has fewer. */
  private static final int MOST_FINDINGS = 100_000;

  private static final ChecksBySubject SECRETS =
      ChecksBySubject.of(SecretChecks.ALL, Check::marksSecrets);

  private record Heard(
      Check check, Severity severity, Resource resource, Field field, Complaint complaint) {}

  private record Passed(Ring ring, Severity severity) {}

  private final Rulesets rulesets;
  private final @Nullable WrittenIn written;

  /** Those for the object that is judged. */
  private Ruleset rules;

  private final Reading reading;
  private final int source;
  private final String path;
  private final boolean asked;
  private final Tally tally = new Tally();
  private final List<Heard> heard = new ArrayList<>();
  private final List<Span> secrets = new ArrayList<>();

  /** Controls of any kind that an object passed: they count once something else looks at it. */
  private final List<List<Passed>> passed = new ArrayList<>();

  private final Refusals refusals = new Refusals();
  private Verdict verdict;

  /**
   * @param written says of what is rendered where it is written; null for what is read as written
   */
  SourceBench(
      Rulesets rulesets,
      @Nullable WrittenIn written,
      Reading reading,
      int source,
      String path,
      boolean asked) {
    this.rulesets = rulesets;
    this.written = written;
    this.rules = rulesets.everywhere();
    this.reading = reading;
    this.source = source;
    this.path = path;
    this.asked = asked;
    this.verdict = new Verdict(reading.source());
  }

  SourceJudgement judge(Manifest manifest) {
    List<KubeObject> objects = manifest.objects();
    BitSet known = new BitSet(objects.size());
    int judged = 0;
    while (judged < objects.size() && !full()) {
      int refused = refusals.size();
      passed.add(new ArrayList<>(1));
      boolean looked = judge(objects.get(judged));
      known.set(judged, looked || refusals.size() > refused);
      judged++;
    }
    boolean stopped = full();
    if (stopped) {
      // What is not judged is still quoted, by what is said across objects.
      for (KubeObject object : objects.subList(judged - 1, objects.size())) {
        mark(SECRETS, object, pod(object, resource(object)));
      }
    }
    tally.count("objects", objects.size());
    secrets.addAll(EscapedSecrets.in(reading));
    MaskedSource text = new MaskedSource(path, reading.source(), secrets, unread(manifest));
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      int refused = refusals.size();
      List<Fact> kept = facts(objects.get(i), text);
      boolean unknown = kept.stream().allMatch(ObjectFact.class::isInstance);
      if (i < judged && !known.get(i) && unknown && refusals.size() == refused) {
        tally.passOver(Redaction.shown(objects.get(i).kind()));
      } else if (i < judged) {
        for (Passed one : passed.get(i)) {
          tally.judged(one.ring, one.severity, false);
        }
      }
      facts.addAll(kept);
    }
    Unreadable unreadable = new Unreadable(reading, path);
    boolean foreign = !asked && unreadable.isForeignJson();
    List<Unjudged> unjudged =
        new ArrayList<>(foreign ? List.of() : unreadable.parts(manifest, asked));
    unjudged.addAll(refusals.unjudged(text));
    if (stopped) {
      unjudged.add(tooMany(objects.get(judged - 1), text));
    }
    unjudged.sort(SourceBench::byPlace);
    int others = manifest.others() + (foreign ? 1 : 0);
    if (others > 0) {
      tally.count("other documents", others);
    }
    List<Finding> findings = findings(text);
    if (!InlineNote.mayBeIn(reading.source().text())) {
      return new SourceJudgement(findings, unjudged, facts, tally);
    }
    InlineWaivers inline = rulesets.inline().read(ManifestNotes.in(manifest, reading, text));
    return new SourceJudgement(
        inline.settled(findings, tally), List.of(inline), unjudged, facts, tally);
  }

  /** Lines that hold something of which no check has seen the secrets. */
  private BitSet unread(Manifest manifest) {
    BitSet lines = new BitSet();
    reading.problems().forEach(problem -> lines.set(problem.span().line()));
    reading.unread().forEach(span -> lines.set(span.line(), span.endLine() + 1));
    manifest.problems().forEach(problem -> lines.set(problem.span().line()));
    return lines;
  }

  /** Returns whether any control looked at it, so far. */
  private boolean judge(KubeObject object) {
    Resource resource = resource(object);
    rules = rulesets.areScoped() ? rulesets.at(writtenIn(object), resource) : rules;
    Optional<Pod> pod = pod(object, resource);
    boolean known = pod.isPresent();
    known |= judge(object, resource, rules.checks().ofObjects());
    for (JudgedGroup group : rules.groups()) {
      known |= judge(object, resource, group.of(object));
    }
    if (pod.isPresent()) {
      judge(pod.get(), resource);
    }
    mark(rules.marking(), object, pod);
    return known;
  }

  private String writtenIn(KubeObject object) {
    return written == null ? path : written.path(path, object.root().span().line());
  }

  private boolean judge(KubeObject object, Resource resource, List<ObjectCheck> asked) {
    boolean known = false;
    for (ObjectCheck check : asked) {
      try {
        if (check.concerns(object)) {
          known |= !check.ofAnyKind();
          check.judge(object, verdict);
          if (check.ofAnyKind() && verdict.complaints().isEmpty()) {
            Control control = check.control();
            passed.getLast().add(new Passed(control.ring(), rules.policy().severity(control)));
            endVerdict();
          } else {
            hear(check, resource);
          }
        }
      } catch (FieldTypeException e) {
        hearRefused(check, resource, e);
      }
    }
    return known;
  }

  private boolean full() {
    return heard.size() + refusals.size() >= MOST_FINDINGS;
  }

  private Optional<Pod> pod(KubeObject object, Resource resource) {
    try {
      return Pod.of(object);
    } catch (FieldTypeException e) {
      refusals.add(e, resource, Refusals.ALL);
      return Optional.empty();
    }
  }

  private void judge(Pod pod, Resource resource) {
    for (PodCheck check : rules.checks().ofPods()) {
      try {
        if (check.concerns(pod)) {
          check.judge(pod, verdict);
          hear(check, resource);
        }
      } catch (FieldTypeException e) {
        hearRefused(check, resource, e);
      }
    }
    for (Container container : pod.containers()) {
      if (full()) {
        return;
      }
      judge(pod, container, resource.withContainer(container.name()));
    }
    if (pod.containers().stream().noneMatch(one -> one.type() == Container.Type.MAIN)) {
      refusals.withoutContainer(pod.spec().get("containers"), resource);
    }
    tally.count("containers", pod.containers().size());
  }

  private void judge(Pod pod, Container container, Resource resource) {
    for (ContainerCheck check : rules.checks().ofContainers()) {
      try {
        if (check.concerns(pod, container)) {
          check.judge(pod, container, verdict);
          hear(check, resource);
        }
      } catch (FieldTypeException e) {
        hearRefused(check, resource, e);
      }
    }
  }

  /** Only marks what is secret in an object. */
  private void mark(ChecksBySubject marking, KubeObject object, Optional<Pod> pod) {
    for (ObjectCheck check : marking.ofObjects()) {
      mark(() -> {
        if (check.concerns(object)) {
          check.judge(object, verdict);
        }
      });
    }
    pod.ifPresent(one -> mark(marking, one));
  }

  private void mark(ChecksBySubject marking, Pod pod) {
    for (PodCheck check : marking.ofPods()) {
      mark(() -> check.judge(pod, verdict));
    }
    for (ContainerCheck check : marking.ofContainers()) {
      for (Container container : pod.containers()) {
        mark(() -> check.judge(pod, container, verdict));
      }
    }
  }

  private void mark(Runnable judging) {
    try {
      judging.run();
    } catch (FieldTypeException _) {
      // Not its word to say: it was not asked to judge.
    }
    endVerdict();
  }

  /** A check has judged: most often it says nothing. */
  private void hear(Check check, Resource resource) {
    Control control = check.control();
    Policy policy = rules.policy();
    List<Verdict.Placed> complaints = verdict.complaints();
    Severity worst = complaints.isEmpty() ? policy.severity(control) : Severity.INFO;
    for (Verdict.Placed placed : complaints) {
      Severity severity = severity(policy, control, placed.complaint());
      worst = severity.reaches(worst) ? severity : worst;
      tally.found(control, severity);
      if (severity.reaches(policy.least())) {
        heard.add(
            new Heard(
                check, severity, within(resource, placed), placed.field(), placed.complaint()));
      }
    }
    tally.judged(control.ring(), worst, !complaints.isEmpty());
    endVerdict();
  }

  /** A check has come upon a value of a wrong type: what it said before counts, no more. */
  private void hearRefused(Check check, Resource resource, FieldTypeException refusal) {
    refusals.add(refusal, resource, check.control().id());
    if (verdict.complaints().isEmpty()) {
      endVerdict();
    } else {
      hear(check, resource);
    }
  }

  private void endVerdict() {
    if (!verdict.isSilent()) {
      secrets.addAll(verdict.secrets());
      verdict = new Verdict(reading.source());
    }
  }

  private static Resource within(Resource owner, Verdict.Placed placed) {
    return placed.container().isEmpty() ? owner : owner.withContainer(placed.container());
  }

  /** What is kept of an object: of one that no control looks at, even across them, its name. */
  private List<Fact> facts(KubeObject object, MaskedSource text) {
    List<Fact> facts = new ArrayList<>(2);
    Places places = field -> place(field, text);
    try {
      facts.add(Fact.of(object, places));
    } catch (FieldTypeException e) {
      refusals.add(e, resource(object), "");
    }
    for (InventoryCheck check : rulesets.across()) {
      try {
        facts.addAll(check.facts(object, places));
      } catch (FieldTypeException e) {
        refusals.add(e, resource(object), check.control().id());
      }
    }
    return facts;
  }

  private static Resource resource(KubeObject object) {
    return new Resource(object.apiVersion(), object.kind(), object.namespace(), object.name(), "");
  }

  private Place place(Field field, MaskedSource text) {
    Span span = field.span();
    return new Place(source, path, text.told(span), text.excerpt(span), field.pathWithoutIndices());
  }

  private List<Finding> findings(MaskedSource text) {
    List<Finding> findings = new ArrayList<>(heard.size());
    for (Heard one : heard) {
      Control control = one.check.control();
      Field field = one.field;
      findings.add(
          text.finding(
              control,
              one.severity,
              one.resource,
              field.span(),
              field.pathWithoutIndices(),
              one.check.marksSecrets() ? Optional.empty() : field.node(),
              one.complaint));
    }
    return findings;
  }

  private Unjudged tooMany(KubeObject object, MaskedSource text) {
    return new Unjudged(
        text.location(object.root().span()),
        Redaction.masked(resource(object)),
        "with this object there are %d findings, so what follows is not judged"
            .formatted(MOST_FINDINGS),
        "split the file into smaller ones",
        List.of());
  }

  /** Not of Comparator's makers: the JVM writes the code of theirs anew at every start. */
  private static int byPlace(Unjudged one, Unjudged other) {
    int lines = Integer.compare(one.location().line(), other.location().line());
    return lines != 0 ? lines : Integer.compare(one.location().column(), other.location().column());
  }

  /** A severity set by configuration wins over what a check says of one place. */
  static Severity severity(Policy policy, Control control, Complaint complaint) {
    return policy.severities().containsKey(control.id())
        ? policy.severity(control)
        : complaint.severity().orElse(control.severity());
  }
}
