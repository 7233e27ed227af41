package dev.brynje.core.config;

import dev.brynje.core.Severity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What one {@code controls} has said so far. */
final class ControlDraft {
  final Set<String> on = new LinkedHashSet<>();
  final Set<String> off = new LinkedHashSet<>();
  final Map<String, Severity> severities = new LinkedHashMap<>();
}
