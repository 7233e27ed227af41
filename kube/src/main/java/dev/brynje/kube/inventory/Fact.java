package dev.brynje.kube.inventory;

import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept of one object. Small: a run may see a hundred thousand. */
public sealed interface Fact permits NamespaceFact, NetworkPolicyFact, RingFact, WorkloadFact {
  ObjectRef object();

  /** Where its name is. */
  Place place();

  /**
   * The facts of an object; none for a kind that no control looks at across objects.
   *
   * @throws FieldTypeException when a field has a type that the API server would refuse
   */
  static List<Fact> of(KubeObject object, Places places) {
    List<Fact> facts = new ArrayList<>(1);
    Optional<Pod> pod = Pod.of(object);
    pod.ifPresent(one -> facts.add(WorkloadFact.of(one, places)));
    if (pod.isEmpty()) {
      switch (object.kind()) {
        case "Namespace" -> facts.add(NamespaceFact.of(object, places));
        case "NetworkPolicy" -> facts.add(NetworkPolicyFact.of(object, places));
        default -> {}
      }
    }
    return facts;
  }
}
