package dev.brynje.fix;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.fix.pod.BoundAccounts;
import dev.brynje.fix.pod.NamespaceRanges;
import dev.brynje.fix.pod.PodFixes;
import dev.brynje.fix.pod.PodSubject;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.kube.Pod;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Proposal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Changes manifests so that findings about them go. Safe for threads. */
public final class ManifestFix implements SourceFix {
  private final Wishes wishes;
  private final KnownImages images;
  private final BoundAccounts accounts;
  private final NamespaceRanges ranges;
  private final Predicate<KubeObject> partial;

  public ManifestFix(Wishes wishes, KnownImages images, BoundAccounts accounts) {
    this(wishes, images, accounts, NamespaceRanges.NONE);
  }

  public ManifestFix(
      Wishes wishes, KnownImages images, BoundAccounts accounts, NamespaceRanges ranges) {
    this(wishes, images, accounts, ranges, _ -> false);
  }

  private ManifestFix(
      Wishes wishes,
      KnownImages images,
      BoundAccounts accounts,
      NamespaceRanges ranges,
      Predicate<KubeObject> partial) {
    this.wishes = wishes;
    this.images = images;
    this.accounts = accounts;
    this.ranges = ranges;
    this.partial = partial;
  }

  /**
   * The same, that knows more.
   *
   * @param more accounts with rights
   * @param partly objects that have other containers at times beside those that are seen
   */
  public ManifestFix with(BoundAccounts more, Predicate<KubeObject> partly) {
    return new ManifestFix(
        wishes,
        images,
        (namespace, account) ->
            more.binding(namespace, account).or(() -> accounts.binding(namespace, account)),
        ranges,
        partly);
  }

  /** Whether findings of a control can be made to go, at least some. */
  public static boolean knows(String control) {
    return PodFixes.know(control) || control.equals(AccountFix.CONTROL);
  }

  @Override
  public boolean knows(Finding finding) {
    return finding.location().origin() == Location.Origin.WRITTEN && knows(finding.control());
  }

  @Override
  public boolean isAlone() {
    return true;
  }

  @Override
  public List<Mended> fix(String unit, List<Finding> findings, SourceFiles files) {
    Optional<byte[]> bytes = files.read(unit);
    return List.of(
        bytes.isPresent()
            ? fix(unit, bytes.get(), findings)
            : Mended.left(unit, findings, SourceFiles.CHANGED));
  }

  /**
   * Changes a file.
   *
   * @param findings about it, made of these very bytes
   */
  public Mended fix(String name, byte[] bytes, List<Finding> findings) {
    Plan plan = plan(bytes, findings);
    Edited edited = Editor.edit(bytes, plan.reading(), plan.proposals());
    return Mended.of(
        name,
        plan.reading().source(),
        edited.bytes(),
        edited.splices(),
        settled(plan.outcomes(), edited.refused()));
  }

  /**
   * Says what can be done about findings of a text.
   *
   * @param findings about objects in it
   */
  public Plan plan(byte[] bytes, List<Finding> findings) {
    Reading reading = YamlReader.read(bytes, Limits.DEFAULT);
    Map<String, List<Located>> objects = new HashMap<>();
    for (Located one : Located.in(reading, Manifest.of(reading))) {
      objects.computeIfAbsent(one.object().name(), _ -> new ArrayList<>()).add(one);
    }
    IdentityHashMap<Located, Optional<PodSubject>> pods = new IdentityHashMap<>();
    List<Outcome> outcomes = new ArrayList<>();
    List<Proposal> proposals = new ArrayList<>();
    for (Finding finding : findings.stream().sorted(PodFixes.order()).toList()) {
      Optional<Located> object =
          object(finding, objects.getOrDefault(finding.resource().name(), List.of()));
      if (object.isEmpty()) {
        outcomes.add(Outcome.left(finding, "the object that it is about is not written there"));
        continue;
      }
      Answer answer = answer(object.get(), finding, pods).masked();
      if (answer instanceof Answer.Mend mend) {
        outcomes.add(new Outcome(finding, answer, proposals.size()));
        proposals.add(new Proposal(object.get().document(), mend.edits()));
      } else {
        outcomes.add(new Outcome(finding, answer, -1));
      }
    }
    return new Plan(reading, outcomes, proposals);
  }

  private Answer answer(
      Located object, Finding finding, IdentityHashMap<Located, Optional<PodSubject>> pods) {
    try {
      if (finding.control().equals(AccountFix.CONTROL)) {
        return AccountFix.answer(object.object(), object.top(), accounts);
      }
      Optional<PodSubject> pod = pods.get(object);
      if (pod == null) {
        pod =
            Pod.of(object.object())
                .map(one ->
                    new PodSubject(
                        one,
                        object.top(),
                        wishes,
                        images,
                        accounts,
                        ranges,
                        partial.test(object.object())));
        pods.put(object, pod);
      }
      return pod.flatMap(one -> PodFixes.answer(one, finding))
          .orElseGet(() -> new Answer.Left("there is no fix for it yet; see its remediation"));
    } catch (FieldTypeException e) {
      return new Answer.Left("what stands there has a wrong type: " + e.reason());
    }
  }

  private static List<Outcome> settled(List<Outcome> outcomes, Map<Integer, String> refused) {
    List<Outcome> settled = new ArrayList<>(outcomes.size());
    for (Outcome one : outcomes) {
      String reason = refused.get(one.proposal());
      settled.add(reason == null ? one : Outcome.left(one.finding(), reason));
    }
    return settled;
  }

  /** By what it is called; of several, the one that the finding's place is in. */
  private static Optional<Located> object(Finding finding, List<Located> objects) {
    Optional<Located> found = Optional.empty();
    for (Located one : objects) {
      if (isCalled(one.object(), finding.resource())) {
        boolean around = one.holds(finding.location());
        found = found.isEmpty() || around ? Optional.of(one) : found;
      }
    }
    return found;
  }

  private static boolean isCalled(KubeObject object, Resource resource) {
    return object.kind().equals(resource.kind())
        && object.name().equals(resource.name())
        && object.namespace().equals(resource.namespace())
        && object.apiVersion().equals(resource.apiVersion());
  }
}
