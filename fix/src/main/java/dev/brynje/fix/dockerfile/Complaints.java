package dev.brynje.fix.dockerfile;

import dev.brynje.workload.dockerfile.DockerfileCheck;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import dev.brynje.workload.dockerfile.DockerfileSubject;
import dev.brynje.workload.dockerfile.DockerfileVerdict;
import dev.brynje.workload.dockerfile.Unread;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the controls say of a Dockerfile. */
final class Complaints {
  private final Map<String, List<Span>> byControl = new HashMap<>();
  private int unknown;

  /** By where they begin. */
  private final Map<Start, Span> starts = new HashMap<>();

  private final Map<Offset, Span> offsets = new HashMap<>();

  private record Start(String control, int line, int column) {}

  private record Offset(String control, int offset) {}

  /** Puts every check to it. */
  Complaints(DockerfileSubject subject) {
    for (Unread unread : subject.unread()) {
      unknown += unread.runs().size();
    }
    for (DockerfileCheck check : DockerfileChecks.ALL) {
      DockerfileVerdict verdict = new DockerfileVerdict();
      check.judge(subject, verdict);
      for (DockerfileVerdict.Placed placed : verdict.complaints()) {
        add(check.control().id(), placed.span());
      }
      unknown += verdict.unknown().size();
    }
  }

  private void add(String control, Span span) {
    byControl.computeIfAbsent(control, _ -> new ArrayList<>()).add(span);
    starts.putIfAbsent(new Start(control, span.line(), span.column()), span);
    offsets.putIfAbsent(new Offset(control, span.start()), span);
  }

  /** The controls that find something. */
  Set<String> controls() {
    return byControl.keySet();
  }

  /** How often a control finds something. */
  int of(String control) {
    return byControl.getOrDefault(control, List.of()).size();
  }

  /** How much cannot be judged. */
  int unknown() {
    return unknown;
  }

  /** Where one begins at a place. */
  Optional<Span> at(String control, int line, int column) {
    return Optional.ofNullable(starts.get(new Start(control, line, column)));
  }

  /** The same by an offset in the text. */
  Optional<Span> at(String control, int offset) {
    return Optional.ofNullable(offsets.get(new Offset(control, offset)));
  }
}
