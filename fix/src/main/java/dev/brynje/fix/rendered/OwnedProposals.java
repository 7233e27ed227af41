package dev.brynje.fix.rendered;

import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Splice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/** Proposals of one text, each with the number of the finding that it is for. */
final class OwnedProposals {
  private final List<Integer> owners = new ArrayList<>();
  private final List<Proposal> proposals = new ArrayList<>();

  /** What a finding wants of a document: one proposal, if it is the last that was added to. */
  void add(int owner, int document, Edit edit) {
    int last = owners.size() - 1;
    if (last >= 0 && owners.get(last) == owner && proposals.get(last).document() == document) {
      List<Edit> edits = new ArrayList<>(proposals.get(last).edits());
      edits.add(edit);
      proposals.set(last, new Proposal(document, edits));
    } else {
      owners.add(owner);
      proposals.add(new Proposal(document, List.of(edit)));
    }
  }

  List<Proposal> proposals() {
    return proposals;
  }

  List<Integer> owners() {
    return owners;
  }

  /** Says by finding what was refused. */
  void tell(Edited edited, Map<Integer, String> refused) {
    edited.refused().forEach((proposal, why) -> refused.put(owner(proposal), why));
  }

  int owner(int proposal) {
    return owners.get(proposal);
  }

  /** Splices with the numbers of findings in place of those of proposals. */
  List<Splice> owned(List<Splice> splices) {
    List<Splice> owned = new ArrayList<>(splices.size());
    for (Splice splice : splices) {
      BitSet numbers = new BitSet();
      splice.proposals().stream().map(this::owner).forEach(numbers::set);
      owned.add(new Splice(splice.start(), splice.end(), splice.text(), numbers));
    }
    return owned;
  }
}
