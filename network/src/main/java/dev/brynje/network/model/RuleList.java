package dev.brynje.network.model;

import java.util.List;

/**
 * The rules of one direction.
 *
 * @param applies whether the policy says anything about this direction; a NetworkPolicy that does
 *     closes it, even without a rule
 * @param rules in order
 */
public record RuleList(boolean applies, List<Rule> rules) {
  /** Of a direction that a policy says nothing about. */
  public static final RuleList SILENT = new RuleList(false, List.of());

  public RuleList {
    rules = List.copyOf(rules);
  }
}
