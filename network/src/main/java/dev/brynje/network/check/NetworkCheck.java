package dev.brynje.network.check;

import dev.brynje.core.Control;

/** A control that is put to a whole cluster. */
public interface NetworkCheck {
  Control control();

  /** Says what is not as wanted, and of how many subjects it is. */
  void judge(NetworkView view, Complaints complaints);
}
