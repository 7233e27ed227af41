package dev.brynje.core;

import java.util.List;

/**
 * What {@code fix} does about a finding.
 *
 * @param description the edit in words; of what is left, why
 * @param notes what should be known before it runs
 */
public record Fix(State state, String description, List<String> notes) {
  /** How far it has come. */
  public enum State {
    /** It can be done. */
    PROPOSED("proposed"),

    /** The source is changed. */
    MADE("made"),

    /** It is left to people. */
    LEFT("left");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word used in every output. */
    public String word() {
      return word;
    }
  }

  public Fix {
    notes = List.copyOf(notes);
  }
}
