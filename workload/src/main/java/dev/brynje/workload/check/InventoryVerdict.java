package dev.brynje.workload.check;

import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What one check says about all objects of a run. */
public final class InventoryVerdict {
  /** A complaint, the object that it is about and where. */
  public record Placed(ObjectRef object, Place place, Complaint complaint) {}

  private final List<Placed> complaints = new ArrayList<>();
  private long subjects;

  /** Counts one subject that the control was put to. */
  public void judged() {
    subjects++;
  }

  /**
   * A subject is not as wanted.
   *
   * @param message what is wrong, one sentence without a full stop; it says so when the missing
   *     object may exist outside the files given
   */
  public Complaint fail(ObjectRef object, Place place, String message) {
    Complaint complaint = new Complaint(message);
    complaints.add(new Placed(object, place, complaint));
    return complaint;
  }

  /**
   * Puts the check to what there may be instead, as when one of two objects of a name is gone, and
   * adds what it says of places that nothing was said of before. Subjects are not counted again.
   */
  public void judgeAnew(Consumer<InventoryVerdict> check) {
    InventoryVerdict other = new InventoryVerdict();
    check.accept(other);
    if (other.complaints.isEmpty()) {
      return;
    }
    Set<Place> known = new HashSet<>();
    complaints.forEach(one -> known.add(one.place));
    for (Placed placed : other.complaints) {
      if (!known.contains(placed.place)) {
        complaints.add(placed);
      }
    }
  }

  public long subjects() {
    return subjects;
  }

  public List<Placed> complaints() {
    return complaints;
  }
}
