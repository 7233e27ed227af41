package dev.brynje.fix.dockerfile;

import dev.brynje.workload.dockerfile.DockerfileCheck;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import dev.brynje.workload.dockerfile.DockerfileSubject;
import dev.brynje.workload.dockerfile.DockerfileVerdict;
import dev.brynje.workload.dockerfile.DockerfileVerdict.Placed;
import dev.brynje.yaml.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the controls say of a Dockerfile.
 *
 * @param byControl complaints by the control's name; none for a control that has none
 * @param unknown how much cannot be judged
 */
record Complaints(Map<String, List<Placed>> byControl, int unknown) {
  /** Puts every check to it. */
  static Complaints of(DockerfileSubject subject) {
    Map<String, List<Placed>> complaints = new HashMap<>();
    int unknown = subject.unread().stream().mapToInt(unread -> unread.runs().size()).sum();
    for (DockerfileCheck check : DockerfileChecks.ALL) {
      DockerfileVerdict verdict = new DockerfileVerdict();
      check.judge(subject, verdict);
      if (!verdict.complaints().isEmpty()) {
        complaints.put(check.control().id(), List.copyOf(verdict.complaints()));
      }
      unknown += verdict.unknown().size();
    }
    return new Complaints(complaints, unknown);
  }

  List<Placed> of(String control) {
    return byControl.getOrDefault(control, List.of());
  }

  /** Where one begins at a place. */
  Optional<Span> at(String control, int line, int column) {
    return of(control).stream()
        .map(Placed::span)
        .filter(span -> span.line() == line && span.column() == column)
        .findFirst();
  }

  /** The same by an offset in the text. */
  Optional<Span> at(String control, int offset) {
    return of(control).stream()
        .map(Placed::span)
        .filter(span -> span.start() == offset)
        .findFirst();
  }
}
