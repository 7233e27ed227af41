package dev.brynje.core.config;

import dev.brynje.core.Parameter;
import dev.brynje.core.Parameters;
import dev.brynje.core.Severity;
import dev.brynje.yaml.Span;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is said so far of everything, or of a scope. */
final class ControlDraft {
  /** Controls of which something is said, each with the place that names it. */
  final Map<String, Span> named = new LinkedHashMap<>();

  /** In which line a scope begins; 0 for everything. */
  final int line;

  final Map<Parameter, Integer> parameterLines = new TreeMap<>();
  final Set<String> on = new LinkedHashSet<>();
  final Set<String> off = new LinkedHashSet<>();
  final Map<String, Severity> severities = new LinkedHashMap<>();
  final SortedMap<Parameter, Parameters.Value> parameters = new TreeMap<>();

  ControlDraft(int line) {
    this.line = line;
  }

  boolean isOfScope() {
    return line > 0;
  }

  Origins.Said origins() {
    Map<String, Integer> lines = new LinkedHashMap<>();
    named.forEach((id, span) -> lines.put(id, span.line()));
    return new Origins.Said(line, lines, parameterLines);
  }
}
