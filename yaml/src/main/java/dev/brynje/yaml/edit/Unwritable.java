package dev.brynje.yaml.edit;

import java.util.BitSet;

/** A change that cannot be made in the text as it is written. */
final class Unwritable extends Exception {
  private static final long serialVersionUID = 1;

  private final transient BitSet proposals;

  Unwritable(Change change, String reason) {
    this(change.proposals(), reason);
  }

  Unwritable(BitSet proposals, String reason) {
    super(reason, null, false, false);
    this.proposals = (BitSet) proposals.clone();
  }

  /** Those that want it. */
  BitSet proposals() {
    return proposals;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
