package dev.brynje.network.read;

import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import dev.brynje.kube.inventory.Places;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.Part;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what an object adds to a cluster. */
public final class ObjectReader {
  private ObjectReader() {}

  /** What is kept of an object; nothing, of a kind that decides nothing here. */
  public static Optional<NetworkFact> read(KubeObject object, Places places) {
    return read(object, places, false);
  }

  /** The same, with what it is told to speak with, which only those need who write policies. */
  public static Optional<NetworkFact> readWithMentions(KubeObject object, Places places) {
    return read(object, places, true);
  }

  private static Optional<NetworkFact> read(
      KubeObject object, Places places, boolean withMentions) {
    Written written = new Written(object, places);
    List<Part> parts = new ArrayList<>(2);
    try {
      part(written).ifPresent(parts::add);
      if (withMentions) {
        mentions(written, parts).ifPresent(parts::add);
      }
    } catch (FieldTypeException e) {
      written.refuse(e);
      unreadable(written).ifPresent(parts::add);
    }
    return parts.isEmpty() && !written.isRefused()
        ? Optional.empty()
        : Optional.of(new NetworkFact(written.ref(), written.place(), parts, written.refusals()));
  }

  private static Optional<Part> mentions(Written written, List<Part> parts) {
    KubeObject object = written.object();
    if (object.group().isEmpty() && object.kind().equals("ConfigMap")) {
      return Optional.of(MentionReader.ofConfigMap(written));
    }
    return !parts.isEmpty() && parts.getFirst() instanceof Workload workload
        ? Pod.of(object).map(pod -> MentionReader.of(written, pod, workload.toString()))
        : Optional.empty();
  }

  private static Optional<Part> part(Written written) {
    KubeObject object = written.object();
    Optional<Pod> pod = Pod.of(object);
    if (pod.isPresent()) {
      return object.kind().equals("PodTemplate")
          ? Optional.empty()
          : Optional.of(Workloads.read(written, pod.get()));
    }
    return switch (object.group()) {
      case "" -> core(written);
      case "networking.k8s.io", "extensions" -> networking(written);
      case "policy.networking.k8s.io" -> clusterWide(written);
      case "gateway.networking.k8s.io" -> Routes.read(written);
      default -> Optional.empty();
    };
  }

  /** A policy that nobody can read may be about anything. */
  private static Optional<Part> unreadable(Written written) {
    String kind = written.object().kind();
    if (kind.equals("NetworkPolicy")) {
      return Optional.of(NetworkPolicies.unreadable(written));
    }
    return written.object().group().equals("policy.networking.k8s.io")
        ? Optional.of(ClusterPolicies.unreadable(written))
        : Optional.empty();
  }

  private static Optional<Part> core(Written written) {
    KubeObject object = written.object();
    return switch (object.kind()) {
      case "Namespace" ->
          Optional.of(new Namespace(object.name(), object.labels(), written.origin()));
      case "Service" -> Optional.of(Services.read(written));
      default -> Optional.empty();
    };
  }

  private static Optional<Part> networking(Written written) {
    return switch (written.object().kind()) {
      case "NetworkPolicy" -> {
        Policy read = NetworkPolicies.read(written);
        yield Optional.of(written.isRefused() ? NetworkPolicies.flawed(written, read) : read);
      }
      case "Ingress" -> Routes.read(written);
      default -> Optional.empty();
    };
  }

  private static Optional<Part> clusterWide(Written written) {
    Policy read;
    switch (written.object().kind()) {
      case "AdminNetworkPolicy" -> read = ClusterPolicies.admin(written);
      case "BaselineAdminNetworkPolicy" -> read = ClusterPolicies.baseline(written);
      case "ClusterNetworkPolicy" -> read = ClusterPolicies.successor(written);
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(written.isRefused() ? ClusterPolicies.flawed(written, read) : read);
  }
}
