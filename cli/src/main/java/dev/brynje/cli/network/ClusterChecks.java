package dev.brynje.cli.network;

import dev.brynje.core.Control;
import dev.brynje.core.Policy;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.network.check.NetworkCheck;
import dev.brynje.network.check.NetworkChecks;
import dev.brynje.network.check.NetworkView;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.read.ClusterReader;
import dev.brynje.network.read.NetworkFact;
import dev.brynje.workload.check.Check;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/** The checks of the network ring, as checks across all objects of one run. */
public final class ClusterChecks {
  /** By inventory, the cluster that is judged; nothing when too little of one is known. */
  private final IdentityHashMap<Inventory, Optional<NetworkView>> views = new IdentityHashMap<>();

  private ClusterChecks() {}

  /**
   * The checks of a run. One of them, that is judged, keeps of every object what all of them need.
   */
  public static List<Check> judgedBy(Policy policy) {
    ClusterChecks run = new ClusterChecks();
    List<Check> checks = new ArrayList<>();
    boolean kept = policy.judgesSomewhere(ValidPolicy.CONTROL);
    checks.add(new ValidPolicy());
    for (NetworkCheck check : NetworkChecks.ALL) {
      boolean keeps = !kept && policy.judgesSomewhere(check.control());
      kept |= keeps;
      checks.add(new ClusterCheck(check, run::view, keeps));
    }
    return checks;
  }

  /** Their controls. */
  public static List<Control> controls() {
    List<Control> controls = new ArrayList<>();
    controls.add(ValidPolicy.CONTROL);
    NetworkChecks.ALL.forEach(check -> controls.add(check.control()));
    return controls;
  }

  private Optional<NetworkView> view(Inventory inventory) {
    return views.computeIfAbsent(inventory, ClusterChecks::seen);
  }

  /** Of pods alone, or of policies without any, nothing can be said that is worth it. */
  private static Optional<NetworkView> seen(Inventory inventory) {
    Cluster cluster = ClusterReader.read(inventory.all(NetworkFact.class)).cluster();
    boolean whole =
        !cluster.workloads().isEmpty()
            && (!cluster.policies().isEmpty() || !cluster.services().isEmpty());
    return whole ? Optional.of(NetworkView.of(cluster)) : Optional.empty();
  }
}
