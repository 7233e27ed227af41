package dev.brynje.kube.inventory;

import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is kept of one object. Small: a run may see a hundred thousand. */
public sealed interface Fact
    permits NamespaceFact,
        NetworkPolicyFact,
        RingFact,
        RoleBindingFact,
        RoleFact,
        ServiceAccountFact,
        WorkloadFact {
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
      switch (object.group()) {
        case "" -> core(object, places).ifPresent(facts::add);
        case "networking.k8s.io", "extensions" -> networking(object, places).ifPresent(facts::add);
        case "rbac.authorization.k8s.io" -> rbac(object, places).ifPresent(facts::add);
        default -> {}
      }
    }
    return facts;
  }

  private static Optional<Fact> core(KubeObject object, Places places) {
    return switch (object.kind()) {
      case "Namespace" -> Optional.of(NamespaceFact.of(object, places));
      case "ServiceAccount" -> Optional.of(ServiceAccountFact.of(object, places));
      default -> Optional.empty();
    };
  }

  private static Optional<Fact> networking(KubeObject object, Places places) {
    return switch (object.kind()) {
      case "NetworkPolicy" -> Optional.of(NetworkPolicyFact.of(object, places));
      default -> Optional.empty();
    };
  }

  private static Optional<Fact> rbac(KubeObject object, Places places) {
    return switch (object.kind()) {
      case "Role", "ClusterRole" -> Optional.of(RoleFact.of(object, places));
      case "RoleBinding", "ClusterRoleBinding" -> Optional.of(RoleBindingFact.of(object, places));
      default -> Optional.empty();
    };
  }
}
