package dev.brynje.fix.dockerfile;

import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.edit.Splices;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The text with some proposals made.
 *
 * @param edits each once, in order of place
 * @param splices the same, with the numbers of those that want each
 */
record Attempt(List<Proposal> proposals, List<Edit> edits, List<Splice> splices) {
  private static final Comparator<Wanted> BY_PLACE =
      Comparator.comparingInt(wanted -> wanted.edit.start());

  /** An edit, and who wants it. */
  private record Wanted(Edit edit, BitSet proposals) {
    private Splice splice() {
      return new Splice(edit.start(), edit.end(), edit.text(), proposals);
    }
  }

  static Attempt of(List<Proposal> proposals) {
    List<Wanted> wanted = new ArrayList<>();
    for (Proposal proposal : proposals) {
      for (Edit edit : proposal.plan().edits()) {
        of(edit, wanted).proposals.set(proposal.number());
      }
    }
    wanted.sort(BY_PLACE);
    return new Attempt(
        proposals,
        wanted.stream().map(Wanted::edit).toList(),
        wanted.stream().map(Wanted::splice).toList());
  }

  /** The same edit, if another proposal wants it too. */
  private static Wanted of(Edit edit, List<Wanted> all) {
    for (Wanted one : all) {
      if (one.edit.isSame(edit)) {
        return one;
      }
    }
    Wanted added = new Wanted(edit, new BitSet());
    all.add(added);
    return added;
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
