package dev.brynje.workload;

import dev.brynje.core.Resource;
import dev.brynje.core.Unjudged;
import dev.brynje.core.secret.Secrets;
import dev.brynje.kube.Field;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the API server would refuse in one source, and which controls it leaves unjudged. */
final class Refusals {
  /** Stands for every control, in the place of an id. */
  static final String ALL = "*";

  /** An alias gives several objects one place. */
  private record Culprit(Span span, Resource object) {}

  private record Refused(FieldTypeException refusal, Resource resource, TreeSet<String> controls) {}

  private record Bare(Field containers, Resource resource) {}

  private final Map<Culprit, Refused> refused = new LinkedHashMap<>();
  private final List<Bare> bare = new ArrayList<>();

  /** A value has a type that the API does not take, so that a control cannot judge it. */
  void add(FieldTypeException refusal, Resource resource, String control) {
    Culprit culprit = new Culprit(refusal.span(), resource.withContainer(""));
    Refused one =
        refused.computeIfAbsent(culprit, _ -> new Refused(refusal, resource, new TreeSet<>()));
    if (!control.isEmpty()) {
      one.controls.add(control);
    }
  }

  /** A pod has no container that could be judged. */
  void withoutContainer(Field containers, Resource resource) {
    bare.add(new Bare(containers, resource));
  }

  int size() {
    return refused.size() + bare.size();
  }

  /** In words. */
  List<Unjudged> unjudged(MaskedSource text) {
    List<Unjudged> unjudged = new ArrayList<>(size());
    Set<Span> shared = shared();
    for (Refused one : refused.values()) {
      unjudged.add(unjudged(one, shared, text));
    }
    for (Bare one : bare) {
      unjudged.add(unjudged(one, text));
    }
    return unjudged;
  }

  private static Unjudged unjudged(Refused one, Set<Span> shared, MaskedSource text) {
    String owner = shared.contains(one.refusal.span()) ? ", in " + words(one.resource) : "";
    return new Unjudged(
        text.location(one.refusal.span()),
        Redaction.masked(one.resource),
        Redaction.shown(reason(one.refusal, text) + owner),
        "correct the type; the API server refuses it",
        one.controls.contains(ALL) ? List.of() : List.copyOf(one.controls));
  }

  private static Unjudged unjudged(Bare one, MaskedSource text) {
    return new Unjudged(
        text.location(one.containers.span()),
        Redaction.masked(one.resource),
        one.containers.path() + " holds no container, and the API server refuses such a pod",
        "add one; if this is a patch for Kustomize, judge what it renders: "
            + "kubectl kustomize DIRECTORY | brynje audit -",
        List.of());
  }

  /** Places at which the same is wrong with several objects, as an alias does it. */
  private Set<Span> shared() {
    Set<Span> seen = new HashSet<>();
    Set<Span> shared = new HashSet<>();
    for (Culprit culprit : refused.keySet()) {
      if (!seen.add(culprit.span)) {
        shared.add(culprit.span);
      }
    }
    return shared;
  }

  private static String words(Resource object) {
    String namespace = object.namespace().isEmpty() ? "" : object.namespace() + "/";
    return object.kind() + " " + namespace + object.name();
  }

  private static String reason(FieldTypeException refusal, MaskedSource text) {
    boolean secret = text.hides(refusal.span()) || Secrets.isSecretName(refusal.field().name());
    return secret ? refusal.reasonWithoutValue() : refusal.reason();
  }
}
