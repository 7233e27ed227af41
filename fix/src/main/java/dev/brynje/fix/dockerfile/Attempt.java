package dev.brynje.fix.dockerfile;

import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.edit.Splices;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The text with some proposals made.
 *
 * @param edits each once, in order of place
 * @param splices the same, with the numbers of those that want each
 */
record Attempt(List<Proposal> proposals, List<Edit> edits, List<Splice> splices) {
  private static final Comparator<Wanted> BY_PLACE =
      Comparator.comparingInt(wanted -> wanted.edit.start());

  private static final BitSet NOBODY = new BitSet();

  /** An edit, and who wants it. */
  private record Wanted(Edit edit, BitSet proposals) {}

  static Attempt of(List<Proposal> proposals) {
    // Two may want the same.
    Map<Splice, Wanted> byChange = new LinkedHashMap<>();
    for (Proposal proposal : proposals) {
      for (Edit edit : proposal.plan().edits()) {
        byChange
            .computeIfAbsent(edit.splice(NOBODY), _ -> new Wanted(edit, new BitSet()))
            .proposals
            .set(proposal.number());
      }
    }
    List<Wanted> wanted = byChange.values().stream().sorted(BY_PLACE).toList();
    return new Attempt(
        proposals,
        wanted.stream().map(Wanted::edit).toList(),
        wanted.stream().map(one -> one.edit.splice(one.proposals)).toList());
  }

  /** Whether two would change the same text. */
  boolean isTangled() {
    for (int i = 1; i < splices.size(); i++) {
      if (splices.get(i).start() < splices.get(i - 1).end()) {
        return true;
      }
    }
    return false;
  }

  /** The text with all of them made. */
  String text(String before) {
    return Splices.applied(before, splices);
  }

  /** How many findings of a control are to go. */
  long gone(String control) {
    return proposals.stream().filter(one -> one.finding().control().equals(control)).count();
  }
}
