package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.yaml.edit.Splice;
import java.util.BitSet;
import java.util.function.UnaryOperator;

/**
 * A change of the text, and what it is to come to mean.
 *
 * @param instruction the one that changes, or behind which a new one stands
 * @param start offset in the text
 * @param end after the last character that goes; where nothing goes it is the start
 */
record Edit(Instruction instruction, int start, int end, String text, Meaning meaning) {
  /** What becomes of the instruction. */
  sealed interface Meaning {
    /** It says something else. */
    record Changed(UnaryOperator<Said> said) implements Meaning {}

    /** It is gone. */
    record Removed() implements Meaning {}

    /** Behind it stands a new one. */
    record Added(Said said) implements Meaning {}
  }

  /** The change of the text alone. */
  Splice splice(BitSet proposals) {
    return new Splice(start, end, text, proposals);
  }
}
