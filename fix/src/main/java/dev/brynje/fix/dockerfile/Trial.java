package dev.brynje.fix.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds those proposals that can be made together. */
final class Trial {
  /** More readings of one file than any real one needs. */
  private static final int MOST = 64;

  private final Gate gate;
  private final Map<Integer, String> refused = new HashMap<>();
  private List<Proposal> accepted = List.of();
  private int readings;

  Trial(Gate gate) {
    this.gate = gate;
  }

  /** Tries all; where they fail together, each half, and in the end each one. */
  void run(List<Proposal> proposals) {
    if (proposals.isEmpty()) {
      return;
    }
    if (readings++ == MOST) {
      proposals.forEach(one -> refused.put(one.number(), "too much of it cannot be changed"));
      readings--;
      return;
    }
    List<Proposal> together = new ArrayList<>(accepted);
    together.addAll(proposals);
    var refusal = gate.refusal(Attempt.of(together));
    if (refusal.isEmpty()) {
      accepted = together;
    } else if (proposals.size() == 1) {
      refused.put(proposals.getFirst().number(), refusal.get());
    } else {
      int half = proposals.size() / 2;
      run(proposals.subList(0, half));
      run(proposals.subList(half, proposals.size()));
    }
  }

  /** All those that can be made. */
  Attempt accepted() {
    return Attempt.of(accepted);
  }

  /** Why a proposal was not made, by its number. */
  Map<Integer, String> refused() {
    return refused;
  }
}
