package dev.brynje.fix.answer;

import dev.brynje.core.secret.Secrets;
import dev.brynje.yaml.edit.Edit;
import java.util.List;

/** What can be done about a finding. */
public sealed interface Answer {
  /**
   * Edits make it go.
   *
   * @param what they do, as a sentence without a full stop
   * @param notes what a reader should know before it runs, one sentence each
   */
  record Mend(List<Edit> edits, String what, List<String> notes) implements Answer {
    public Mend {
      edits = List.copyOf(edits);
      notes = List.copyOf(notes);
    }

    /** With nothing to be said beside. */
    public Mend(String what, Edit... edits) {
      this(List.of(edits), what, List.of());
    }
  }

  /**
   * It is left to people.
   *
   * @param reason why, and what to do, as one sentence without a full stop
   */
  record Left(String reason) implements Answer {}

  /** The same, with what it quotes of a source masked where that may be a secret. */
  default Answer masked() {
    // No switch over types, which the JVM writes classes for at a start.
    return this instanceof Mend mend
        ? new Mend(
            mend.edits,
            Secrets.masked(mend.what),
            mend.notes.stream().map(Secrets::masked).toList())
        : new Left(Secrets.masked(((Left) this).reason));
  }
}
