package dev.brynje.network.check;

import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Part;
import java.util.ArrayList;
import java.util.List;

/** What one check says of a cluster. */
public final class Complaints {
  private final List<Complaint> all = new ArrayList<>();
  private long subjects;

  /** Counts one subject that the control was put to. */
  void judged() {
    subjects++;
  }

  /**
   * A subject is not as wanted.
   *
   * @param part what of the cluster it is about, written in a manifest
   * @param origin the place in it
   * @param message what is wrong, one sentence without a full stop
   */
  Complaint fail(Part part, Origin origin, String message) {
    Complaint complaint = new Complaint(part, origin, message);
    all.add(complaint);
    return complaint;
  }

  public List<Complaint> all() {
    return List.copyOf(all);
  }

  public long subjects() {
    return subjects;
  }
}
