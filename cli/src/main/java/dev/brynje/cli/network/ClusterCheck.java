package dev.brynje.cli.network;

import dev.brynje.core.Control;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Places;
import dev.brynje.network.check.Complaint;
import dev.brynje.network.check.Complaints;
import dev.brynje.network.check.NetworkCheck;
import dev.brynje.network.check.NetworkView;
import dev.brynje.network.model.Part;
import dev.brynje.network.read.NetworkFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts a check of the network ring to the cluster that all objects of a run make. */
final class ClusterCheck implements InventoryCheck {
  private final NetworkCheck check;
  private final Function<Inventory, Optional<NetworkView>> views;
  private final boolean keeps;

  /**
   * @param views the cluster of an inventory, which all checks of a run share
   * @param keeps whether this one keeps the facts for all
   */
  ClusterCheck(
      NetworkCheck check, Function<Inventory, Optional<NetworkView>> views, boolean keeps) {
    this.check = check;
    this.views = views;
    this.keeps = keeps;
  }

  @Override
  public Control control() {
    return check.control();
  }

  @Override
  public List<Fact> facts(KubeObject object, Places places) {
    return keeps ? ValidPolicy.kept(object, places) : List.of();
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    Optional<NetworkView> view = views.apply(inventory);
    if (view.isEmpty()) {
      return;
    }
    Complaints complaints = new Complaints();
    check.judge(view.get(), complaints);
    for (long i = 0; i < complaints.subjects(); i++) {
      verdict.judged();
    }
    if (!complaints.all().isEmpty()) {
      IdentityHashMap<Part, ObjectRef> objects = objects(inventory);
      complaints.all().forEach(complaint -> tell(complaint, objects, verdict));
    }
  }

  /** The objects that parts of the cluster are made by; one by one, for others may be equal. */
  private static IdentityHashMap<Part, ObjectRef> objects(Inventory inventory) {
    IdentityHashMap<Part, ObjectRef> objects = new IdentityHashMap<>();
    for (NetworkFact fact : inventory.all(NetworkFact.class)) {
      fact.parts().forEach(part -> objects.put(part, fact.object()));
    }
    return objects;
  }

  private static void tell(
      Complaint complaint, IdentityHashMap<Part, ObjectRef> objects, InventoryVerdict verdict) {
    ObjectRef object = objects.get(complaint.part());
    if (object == null) {
      throw new IllegalStateException("a complaint about what no manifest holds");
    }
    dev.brynje.workload.check.Complaint told =
        verdict.fail(object, complaint.origin().place(), complaint.message());
    complaint.evidence().forEach(told::evidence);
    complaint.severity().ifPresent(told::severity);
    complaint.remedy().ifPresent(told::remedy);
  }
}
