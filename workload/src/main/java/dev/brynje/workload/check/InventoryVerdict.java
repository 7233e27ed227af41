package dev.brynje.workload.check;

import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * adds what it says of places that nothing as severe was said of. Subjects are not counted again.
   *
   * @param usual the severity of a complaint that names none
   * @param circumstance what there may be instead, to end a sentence with
   */
  public void judgeAnew(Severity usual, String circumstance, Consumer<InventoryVerdict> check) {
    InventoryVerdict other = new InventoryVerdict();
    check.accept(other);
    if (other.complaints.isEmpty()) {
      return;
    }
    Map<Place, Integer> worst = new HashMap<>();
    for (int i = 0; i < complaints.size(); i++) {
      worst.merge(complaints.get(i).place, i, (one, two) -> reaches(one, two, usual) ? one : two);
    }
    for (Placed placed : other.complaints) {
      placed.complaint.in(circumstance);
      Integer known = worst.get(placed.place);
      if (known == null) {
        complaints.add(placed);
      } else if (!severity(complaints.get(known), usual).reaches(severity(placed, usual))) {
        complaints.set(known, placed);
      }
    }
  }

  private boolean reaches(int one, int other, Severity usual) {
    return severity(complaints.get(one), usual).reaches(severity(complaints.get(other), usual));
  }

  private static Severity severity(Placed placed, Severity usual) {
    return placed.complaint.severity().orElse(usual);
  }

  public long subjects() {
    return subjects;
  }

  public List<Placed> complaints() {
    return complaints;
  }
}
