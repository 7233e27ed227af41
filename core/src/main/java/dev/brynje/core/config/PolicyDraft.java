package dev.brynje.core.config;

import dev.brynje.core.Policy;
import dev.brynje.core.Severity;
import dev.brynje.core.StandingWaiver;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the sections have said so far. */
final class PolicyDraft {
  /** The controls that alone are judged, each with the place that says so. */
  final Map<String, Span> only = new LinkedHashMap<>();

  final Set<String> off = new LinkedHashSet<>();
  final Map<String, Severity> severities = new LinkedHashMap<>();
  final List<StandingWaiver> waivers = new ArrayList<>();
  Severity failOn = Policy.DEFAULT.failOn();

  Policy policy() {
    return new Policy(only.keySet(), off, severities, failOn, waivers, Policy.DEFAULT.least());
  }
}
