package dev.brynje.fix.dockerfile;

import java.util.List;

/** What can be done about a finding. */
sealed interface Plan {
  /**
   * Edits make it go, all of them together.
   *
   * @param what they do, as a sentence without a full stop
   * @param notes what a reader should know before it is built, one sentence each
   */
  record Edits(List<Edit> edits, String what, List<String> notes) implements Plan {
    public Edits {
      edits = List.copyOf(edits);
      notes = List.copyOf(notes);
    }

    /** With nothing to be said beside. */
    public Edits(String what, Edit... edits) {
      this(List.of(edits), what, List.of());
    }
  }

  /**
   * It is left to people.
   *
   * @param reason why, and what to write, as one sentence without a full stop
   */
  record Left(String reason) implements Plan {}
}
