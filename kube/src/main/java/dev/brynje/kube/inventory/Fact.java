package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import java.util.Optional;

/** What is kept of one object. Small: a run may see a hundred thousand. */
public sealed interface Fact
    permits AutoscalerFact,
        DataFact,
        DisruptionBudgetFact,
        MonitorFact,
        NamespaceFact,
        NetworkPolicyFact,
        ObjectFact,
        RingFact,
        RoleBindingFact,
        RoleFact,
        RouteFact,
        ServiceAccountFact,
        ServiceFact,
        WorkloadFact {
  ObjectRef object();

  /** Where its name is. */
  Place place();

  /**
   * The fact of an object.
   *
   * @throws FieldTypeException when a field has a type that the API server would refuse
   */
  static Fact of(KubeObject object, Places places) {
    Optional<Pod> pod = Pod.of(object);
    if (pod.isPresent()) {
      return WorkloadFact.of(pod.get(), places);
    }
    return switch (object.group()) {
      case "" -> core(object, places);
      case "networking.k8s.io", "extensions" -> networking(object, places);
      case "rbac.authorization.k8s.io" -> rbac(object, places);
      case "gateway.networking.k8s.io" -> gateway(object, places);
      case "autoscaling", "keda.sh" -> scaling(object, places);
      case "policy" ->
          object.kind().equals("PodDisruptionBudget")
              ? DisruptionBudgetFact.of(object, places)
              : ObjectFact.of(object, places);
      case "bitnami.com", "external-secrets.io", "cert-manager.io" -> secret(object, places);
      case "monitoring.coreos.com" -> monitoring(object, places);
      default -> ObjectFact.of(object, places);
    };
  }

  private static Fact core(KubeObject object, Places places) {
    return switch (object.kind()) {
      case "Namespace" -> NamespaceFact.of(object, places);
      case "Service" -> ServiceFact.of(object, places);
      case "ServiceAccount" -> ServiceAccountFact.of(object, places);
      case "ConfigMap" -> DataFact.ofConfigMap(object, places);
      case "Secret" -> DataFact.ofSecret(object, places);
      default -> ObjectFact.of(object, places);
    };
  }

  private static Fact networking(KubeObject object, Places places) {
    return switch (object.kind()) {
      case "NetworkPolicy" -> NetworkPolicyFact.of(object, places);
      case "Ingress" -> RouteFact.ofIngress(object, places);
      default -> ObjectFact.of(object, places);
    };
  }

  private static Fact rbac(KubeObject object, Places places) {
    return switch (object.kind()) {
      case "Role", "ClusterRole" -> RoleFact.of(object, places);
      case "RoleBinding", "ClusterRoleBinding" -> RoleBindingFact.of(object, places);
      default -> ObjectFact.of(object, places);
    };
  }

  private static Fact gateway(KubeObject object, Places places) {
    return switch (object.kind()) {
      case "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute" ->
          RouteFact.ofGatewayRoute(object, places);
      default -> ObjectFact.of(object, places);
    };
  }

  private static Fact scaling(KubeObject object, Places places) {
    return switch (object.kind()) {
      case "HorizontalPodAutoscaler" -> AutoscalerFact.ofAutoscaler(object, places);
      case "ScaledObject" -> AutoscalerFact.ofScaledObject(object, places);
      default -> ObjectFact.of(object, places);
    };
  }

  private static Fact secret(KubeObject object, Places places) {
    Field spec = object.spec();
    return switch (object.kind()) {
      case "SealedSecret" ->
          DataFact.ofMaker(object, spec.at("template", "metadata", "name"), places);
      case "ExternalSecret" -> DataFact.ofMaker(object, spec.at("target", "name"), places);
      case "Certificate" -> DataFact.ofMaker(object, spec.get("secretName"), places);
      default -> ObjectFact.of(object, places);
    };
  }

  private static Fact monitoring(KubeObject object, Places places) {
    return switch (object.kind()) {
      case "ServiceMonitor", "PodMonitor" -> MonitorFact.of(object, places);
      default -> ObjectFact.of(object, places);
    };
  }
}
