package dev.brynje.kube.inventory;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pod or a template of pods.
 *
 * @param labels the pod's labels
 * @param account the ServiceAccount that it names; empty when it names none and runs as {@code
 *     default}
 * @param token whether its containers get the account's token
 * @param spread whether it asks that its pods keep apart: by anti-affinity or topology spread that
 *     selects them
 * @param ports those that containers which run as long as the pod say they listen on
 * @param references the objects that it does not start without, each once
 */
public record WorkloadFact(
    ObjectRef object,
    Place place,
    Map<String, String> labels,
    String account,
    Token token,
    Replicas replicas,
    boolean spread,
    List<Port> ports,
    List<Reference> references)
    implements Fact {
  private static final Set<String> REPLICATED =
      Set.of("Deployment", "StatefulSet", "ReplicaSet", "ReplicationController", "Rollout");

  /** Whether a pod gets a token of its account. */
  public enum Token {
    MOUNTED,
    NOT_MOUNTED,
    /** The pod leaves it to its ServiceAccount, which mounts it unless it says otherwise. */
    AS_ACCOUNT_SAYS
  }

  /**
   * How many pods it asks for.
   *
   * @param count 1 when the manifest does not say
   * @param written whether the manifest says
   * @param place where; the object's name when it does not say
   */
  public record Replicas(long count, boolean written, Place place) {}

  /** A port of a container. */
  public record Port(String name, long number) {}

  /**
   * An object of the same namespace that it needs.
   *
   * @param kind {@code ConfigMap}, {@code Secret}, {@code PersistentVolumeClaim}, {@code
   *     ServiceAccount} or {@code Service}
   * @param keys those of a ConfigMap or Secret that must be there
   * @param place where it is first named
   */
  public record Reference(String kind, String name, List<String> keys, Place place) {}

  static WorkloadFact of(Pod pod, Places places) {
    Place place = places.of(pod.owner().metadata().get("name"));
    Field account = pod.spec().get("serviceAccountName");
    if (!account.present()) {
      account = pod.spec().get("serviceAccount");
    }
    return new WorkloadFact(
        ObjectRef.of(pod.owner()),
        place,
        Shared.texts(pod.labels()),
        Shared.text(account.string().orElse("")),
        token(pod.spec()),
        replicas(pod.owner().spec().get("replicas"), place, places),
        Spread.isWanted(pod),
        ports(pod),
        References.of(pod, account, places));
  }

  /** Whether it is of a kind that keeps a number of pods that somebody chooses. */
  public boolean replicated() {
    return REPLICATED.contains(object.kind());
  }

  private static Token token(Field spec) {
    for (Field volume : spec.get("volumes").items()) {
      for (Field source : volume.at("projected", "sources").items()) {
        if (source.get("serviceAccountToken").present()) {
          return Token.MOUNTED;
        }
      }
    }
    Field automount = spec.get("automountServiceAccountToken");
    if (!automount.present()) {
      return Token.AS_ACCOUNT_SAYS;
    }
    return automount.isTrue() ? Token.MOUNTED : Token.NOT_MOUNTED;
  }

  private static Replicas replicas(Field field, Place name, Places places) {
    return field.present()
        ? new Replicas(field.integer().orElse(1), true, places.of(field))
        : new Replicas(1, false, name);
  }

  private static List<Port> ports(Pod pod) {
    List<Port> ports = new ArrayList<>();
    for (Container container : pod.containers()) {
      if (container.longRunning()) {
        for (Field port : container.field().get("ports").items()) {
          String name = Shared.text(port.get("name").string().orElse(""));
          ports.add(new Port(name, port.get("containerPort").integer().orElse(0)));
        }
      }
    }
    return List.copyOf(ports);
  }
}
