package dev.brynje.workload.check;

import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import java.util.ArrayList;
import java.util.List;

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

  public long subjects() {
    return subjects;
  }

  public List<Placed> complaints() {
    return complaints;
  }
}
