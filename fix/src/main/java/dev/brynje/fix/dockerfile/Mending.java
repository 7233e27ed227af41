package dev.brynje.fix.dockerfile;

import dev.brynje.core.Finding;
import dev.brynje.core.secret.Secrets;
import dev.brynje.dockerfile.DockerfileReader;
import dev.brynje.dockerfile.Reading;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.edit.Splice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes a Dockerfile until nothing more can be done: one change may make another possible, and
 * who fixes again is to find nothing.
 */
final class Mending {
  private static final int MOST_ROUNDS = 5;

  /**
   * A finding that is there still.
   *
   * @param offset where it begins in the text as it is by now; negative when nowhere
   * @param reason why it is left
   */
  private record Pending(Finding finding, int offset, String reason) {}

  private final Function<Written, Subject> subjects;
  private final Pieces pieces;
  private final List<Outcome> outcomes = new ArrayList<>();
  private Written written;
  private int numbers;

  Mending(Written written, Function<Written, Subject> subjects) {
    this.written = written;
    this.subjects = subjects;
    this.pieces = new Pieces(written.source().text().length());
  }

  /** Makes findings go, where that can be. */
  void run(List<Finding> findings) {
    List<Pending> pending = new ArrayList<>();
    for (Finding finding : findings.stream().sorted(DockerfileFixes.order()).toList()) {
      int offset =
          written
              .complaints()
              .at(finding.control(), finding.location().line(), finding.location().column())
              .map(Span::start)
              .orElse(-1);
      pending.add(new Pending(finding, offset, "what it is about is not written there"));
    }
    int before = pending.size() + 1;
    for (int i = 0; i < MOST_ROUNDS && !pending.isEmpty() && pending.size() < before; i++) {
      before = pending.size();
      pending = round(pending);
    }
    pending.forEach(one -> outcomes.add(Outcome.left(one.finding, Secrets.masked(one.reason))));
  }

  /** Returns what is there still. */
  private List<Pending> round(List<Pending> pending) {
    Subject subject = subjects.apply(written);
    List<Pending> left = new ArrayList<>();
    List<Pending> tried = new ArrayList<>();
    List<Proposal> proposals = new ArrayList<>();
    for (Pending one : pending) {
      Optional<Span> place = written.complaints().at(one.finding.control(), one.offset);
      if (place.isEmpty()) {
        left.add(one);
        continue;
      }
      switch (DockerfileFixes.plan(subject, one.finding.control(), place.get())) {
        case Plan.Left(String reason) -> left.add(new Pending(one.finding, one.offset, reason));
        case Plan.Edits edits -> {
          tried.add(one);
          proposals.add(new Proposal(numbers++, one.finding, edits));
        }
      }
    }
    Trial trial = new Trial(new Gate(written));
    trial.run(proposals);
    for (int i = 0; i < proposals.size(); i++) {
      Proposal proposal = proposals.get(i);
      String refusal = trial.refused().get(proposal.number());
      if (refusal == null) {
        outcomes.add(new Outcome(proposal.finding(), answer(proposal.plan()), proposal.number()));
      } else {
        left.add(new Pending(proposal.finding(), tried.get(i).offset, refusal));
      }
    }
    List<Splice> splices = trial.accepted().splices();
    change(trial.accepted());
    return left.stream()
        .map(one -> new Pending(one.finding, moved(one.offset, splices), one.reason))
        .toList();
  }

  private void change(Attempt attempt) {
    if (attempt.splices().isEmpty()) {
      return;
    }
    pieces.apply(attempt.splices());
    byte[] text = attempt.text(written.source().text()).getBytes(StandardCharsets.UTF_8);
    if (DockerfileReader.read(text) instanceof Reading.Read read) {
      written = new Written(read);
    } else {
      throw new IllegalStateException("what the gate has read cannot be read");
    }
  }

  /** Where a place is in the changed text; what stands in the place of another is nowhere. */
  private static int moved(int offset, List<Splice> splices) {
    int moved = offset;
    for (Splice splice : splices) {
      if (splice.start() > offset) {
        break;
      }
      if (offset < splice.end()) {
        return -1;
      }
      moved += splice.text().length() - (splice.end() - splice.start());
    }
    return moved;
  }

  /** What is quoted of a Dockerfile may hold a secret. */
  private static Answer answer(Plan.Edits plan) {
    return new Answer.Mend(
        List.of(),
        Secrets.masked(plan.what()),
        plan.notes().stream().map(Secrets::masked).toList());
  }

  /** The text as it is by now. */
  String text() {
    return written.source().text();
  }

  /** By which it came about. */
  List<Splice> splices() {
    return pieces.splices();
  }

  /** What became of each finding. */
  List<Outcome> outcomes() {
    return outcomes;
  }

  /** How many numbers of proposals are taken. */
  int numbers() {
    return numbers;
  }
}
