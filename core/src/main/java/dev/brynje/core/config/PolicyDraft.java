package dev.brynje.core.config;

import dev.brynje.core.InlineUse;
import dev.brynje.core.Parameters;
import dev.brynje.core.Policy;
import dev.brynje.core.ScopedPolicy;
import dev.brynje.core.Severity;
import dev.brynje.core.StandingWaiver;
import dev.brynje.core.WaiverControls;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What the sections have said so far. */
final class PolicyDraft {
  /** The controls that alone are judged, each with the place that says so. */
  final Map<String, Span> only = new LinkedHashMap<>();

  final ControlDraft controls = new ControlDraft(0);
  final List<ControlDraft> inScopes = new ArrayList<>();
  final List<ScopedPolicy> scopes = new ArrayList<>();
  final List<StandingWaiver> waivers = new ArrayList<>();
  InlineUse inline = InlineUse.ALLOWED;
  OptionalInt inlineLine = OptionalInt.empty();
  OptionalInt failOnLine = OptionalInt.empty();
  Severity failOn = Policy.DEFAULT.failOn();

  /** Controls that are to be judged somewhere, each with a place that says so. */
  Map<String, Span> named() {
    Map<String, Span> named = new LinkedHashMap<>(only);
    named(controls, named);
    inScopes.forEach(one -> named(one, named));
    return named;
  }

  private static void named(ControlDraft draft, Map<String, Span> named) {
    draft.named.forEach((id, span) -> {
      if (!draft.off.contains(id)) {
        named.putIfAbsent(id, span);
      }
    });
  }

  Origins origins() {
    Map<String, Integer> lines = new LinkedHashMap<>();
    only.forEach((id, span) -> lines.put(id, span.line()));
    return new Origins(
        failOnLine,
        inlineLine,
        lines,
        controls.origins(),
        inScopes.stream().map(ControlDraft::origins).toList());
  }

  /** With what guards the waivers, which is judged whatever else is. */
  private Set<String> judgedOnly() {
    Set<String> ids = new HashSet<>(only.keySet());
    if (!ids.isEmpty()) {
      WaiverControls.ALL.forEach(guard -> ids.add(guard.id()));
    }
    return ids;
  }

  Policy policy() {
    return new Policy(
        judgedOnly(),
        controls.off,
        controls.severities,
        new Parameters(controls.parameters),
        failOn,
        scopes,
        waivers,
        inline,
        Policy.DEFAULT.least());
  }
}
