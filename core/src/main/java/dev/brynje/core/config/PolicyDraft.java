package dev.brynje.core.config;

import dev.brynje.core.InlineUse;
import dev.brynje.core.Policy;
import dev.brynje.core.ScopedPolicy;
import dev.brynje.core.Severity;
import dev.brynje.core.StandingWaiver;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the sections have said so far. */
final class PolicyDraft {
  /** The controls that alone are judged, each with the place that says so. */
  final Map<String, Span> only = new LinkedHashMap<>();

  final ControlDraft controls = new ControlDraft();
  final List<ScopedPolicy> scopes = new ArrayList<>();
  final List<StandingWaiver> waivers = new ArrayList<>();
  InlineUse inline = InlineUse.ALLOWED;
  Severity failOn = Policy.DEFAULT.failOn();

  Policy policy() {
    return new Policy(
        only.keySet(),
        controls.off,
        controls.severities,
        failOn,
        scopes,
        waivers,
        inline,
        Policy.DEFAULT.least());
  }
}
