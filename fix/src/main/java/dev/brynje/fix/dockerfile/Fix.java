package dev.brynje.fix.dockerfile;

import dev.brynje.yaml.Span;

/** Says what can be done about findings of one control. One small class each, without state. */
interface Fix {
  /**
   * What can be done about a finding.
   *
   * @param place where it is
   */
  Plan plan(Subject subject, Span place);
}
