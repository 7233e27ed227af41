package dev.brynje.workload.rbac;

import dev.brynje.kube.LabelSelector;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.LabelIndex;
import dev.brynje.kube.inventory.RoleFact;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;

/** What every role of a run allows that leads to all rights; each role's rules are read once. */
final class Takeovers {
  private final IdentityHashMap<RoleFact, BitSet> written = new IdentityHashMap<>();
  private final IdentityHashMap<RoleFact, BitSet> known = new IdentityHashMap<>();
  private final LabelIndex<RoleFact> clusterRoles;

  /** By the place of a way, the places of the ClusterRoles whose own rules open it. */
  private final List<BitSet> opening = new ArrayList<>();

  Takeovers(Inventory inventory) {
    List<RoleFact> all =
        inventory.all(RoleFact.class).stream().filter(RoleFact::clusterWide).toList();
    this.clusterRoles = new LabelIndex<>(all, RoleFact::labels);
    for (int place = 0; place < all.size(); place++) {
      BitSet ways = written(all.get(place));
      for (int way = ways.nextSetBit(0); way >= 0; way = ways.nextSetBit(way + 1)) {
        while (opening.size() <= way) {
          opening.add(new BitSet());
        }
        opening.get(way).set(place);
      }
    }
  }

  /** Of a role: by its own rules, and those of the ClusterRoles that it aggregates. */
  List<String> by(RoleFact role, boolean clusterWide) {
    BitSet ways = known.computeIfAbsent(role, this::all);
    return Takeover.words(ways, clusterWide);
  }

  private BitSet all(RoleFact role) {
    BitSet all = (BitSet) written(role).clone();
    for (LabelSelector selector : role.aggregates()) {
      if (BuiltInRoles.selectsClusterAdmin(selector)) {
        all.or(Takeover.everything());
      }
      BitSet aggregated = clusterRoles.selected(selector);
      for (int way = 0; way < opening.size(); way++) {
        all.set(way, all.get(way) || opening.get(way).intersects(aggregated));
      }
    }
    return all;
  }

  private BitSet written(RoleFact role) {
    return written.computeIfAbsent(
        role, one -> Takeover.by(one.rules().stream().map(Rights::of).toList()));
  }
}
