package dev.brynje.kube.inventory;

import dev.brynje.kube.LabelSelector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All facts of a run, in the order of their sources. Its indexes are made when first asked for, so
 * it is for one thread.
 */
public final class Inventory {
  private final List<Fact> objects = new ArrayList<>();
  private final Map<Class<?>, List<Fact>> byType = new HashMap<>();
  private final Map<Class<?>, Map<String, List<Fact>>> byNamespace = new HashMap<>();
  private final Map<Class<?>, Map<ObjectKey, Fact>> byName = new HashMap<>();
  private final Map<String, LabelIndex<WorkloadFact>> workloads = new HashMap<>();
  private @Nullable Map<String, Fact> namespaces;

  private final List<Fact> facts;
  private boolean givenTwice;

  public Inventory(List<Fact> facts) {
    this.facts = facts;
    for (Fact fact : facts) {
      byType.computeIfAbsent(fact.getClass(), _ -> new ArrayList<>()).add(fact);
      Fact before =
          byName
              .computeIfAbsent(fact.getClass(), _ -> new HashMap<>())
              .putIfAbsent(key(fact), fact);
      if (!(fact instanceof RingFact)) {
        objects.add(fact);
        givenTwice |= before != null && Outcomes.isNamed(fact.object());
      }
    }
  }

  /**
   * What a cluster may end with when objects are given more than once, of which it keeps one: each
   * copy in turn, up to a bound, and always the last. Empty when nothing is given twice.
   */
  public List<Inventory> outcomes() {
    return givenTwice ? new Outcomes(facts).all() : List.of();
  }

  /** One fact of each object. */
  public List<Fact> objects() {
    return Collections.unmodifiableList(objects);
  }

  /** The facts of one type. */
  public <F extends Fact> List<F> all(Class<F> type) {
    return cast(byType.getOrDefault(type, List.of()));
  }

  /** The facts of one type in a namespace; those that name none are in {@code default}. */
  public <F extends Fact> List<F> in(Class<F> type, String namespace) {
    return cast(
        byNamespace.computeIfAbsent(type, this::divided).getOrDefault(namespace, List.of()));
  }

  /**
   * The namespaces that are declared or hold a workload, each with the fact to point at: its
   * declaration, else its first workload.
   */
  public Map<String, Fact> namespaces() {
    Map<String, Fact> known = namespaces;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (NamespaceFact namespace : all(NamespaceFact.class)) {
        known.putIfAbsent(namespace.object().name(), namespace);
      }
      for (WorkloadFact workload : all(WorkloadFact.class)) {
        known.putIfAbsent(workload.object().effectiveNamespace(), workload);
      }
      namespaces = Collections.unmodifiableMap(known);
    }
    return known;
  }

  /**
   * The first fact of an object by its name.
   *
   * @param namespace empty for a kind that lives in none
   */
  public <F extends Fact> Optional<F> find(
      Class<F> type, String kind, String namespace, String name) {
    Map<ObjectKey, Fact> ofType = byName.getOrDefault(type, Map.of());
    return Optional.ofNullable(ofType.get(new ObjectKey(kind, namespace, name))).map(type::cast);
  }

  /**
   * The workloads of a namespace whose pods a selector selects, by their places in {@link #in}; an
   * empty one selects them all.
   */
  public BitSet selected(LabelSelector selector, String namespace) {
    return workloads(namespace).selected(selector);
  }

  /** The workloads of a namespace whose pods any of the selectors selects. */
  public Set<WorkloadFact> selectedByAny(Collection<LabelSelector> selectors, String namespace) {
    BitSet places = new BitSet();
    for (LabelSelector selector : selectors) {
      places.or(selected(selector, namespace));
    }
    List<WorkloadFact> all = in(WorkloadFact.class, namespace);
    Set<WorkloadFact> selected = Collections.newSetFromMap(new IdentityHashMap<>());
    places.stream().forEach(place -> selected.add(all.get(place)));
    return selected;
  }

  /** Whether a selector selects any pod of a namespace. */
  public boolean selectsAny(LabelSelector selector, String namespace) {
    return workloads(namespace).selectsAny(selector);
  }

  private LabelIndex<WorkloadFact> workloads(String namespace) {
    return workloads.computeIfAbsent(
        namespace, one -> new LabelIndex<>(in(WorkloadFact.class, one), WorkloadFact::labels));
  }

  private Map<String, List<Fact>> divided(Class<?> type) {
    Map<String, List<Fact>> divided = new HashMap<>();
    for (Fact fact : byType.getOrDefault(type, List.of())) {
      divided.computeIfAbsent(fact.object().effectiveNamespace(), _ -> new ArrayList<>()).add(fact);
    }
    return divided;
  }

  private static ObjectKey key(Fact fact) {
    ObjectRef object = fact.object();
    return new ObjectKey(object.kind(), object.effectiveNamespace(), object.name());
  }

  /** Sound, since both maps hold under a class only facts of that class. */
  @SuppressWarnings("unchecked")
  private static <F extends Fact> List<F> cast(List<Fact> facts) {
    return (List<F>) Collections.unmodifiableList(facts);
  }
}
