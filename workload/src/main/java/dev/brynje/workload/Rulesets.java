package dev.brynje.workload;

import dev.brynje.core.Policies;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.core.inline.InlineRules;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.check.InventoryCheck;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;

/** The rules of a run: the same everywhere, unless scopes say otherwise. Safe for threads. */
final class Rulesets {
  private final List<? extends Check> checks;
  private final List<CheckGroup> groups;
  private final Policies policies;
  private final Ruleset everywhere;
  private final List<InventoryCheck> across;
  private final IdentityHashMap<Policy, Ruleset> scoped = new IdentityHashMap<>();

  private final Supplier<InlineRules> inline;

  /**
   * @param inline by which waivers in a source hold; asked for when there may be any
   */
  Rulesets(
      List<? extends Check> checks,
      List<CheckGroup> groups,
      Policies policies,
      Supplier<InlineRules> inline) {
    this.inline = inline;
    this.checks = checks;
    this.groups = groups;
    this.policies = policies;
    this.everywhere = Ruleset.of(checks, groups, policies.everywhere());
    this.across = policies.isScoped() ? somewhere() : everywhere.checks().across();
  }

  private List<InventoryCheck> somewhere() {
    Policy policy = policies.everywhere();
    return ChecksBySubject.of(checks, check -> policy.judgesSomewhere(check.control())).across();
  }

  /** By which waivers hold that stand in what is judged. */
  InlineRules inline() {
    return inline.get();
  }

  /** What holds where no scope says otherwise. */
  Ruleset everywhere() {
    return everywhere;
  }

  boolean areScoped() {
    return policies.isScoped();
  }

  /** The checks across objects that are judged anywhere. */
  List<InventoryCheck> across() {
    return across;
  }

  /** The policy for an object that is written in a file. */
  Policy policy(String path, Resource object) {
    return policies.at(path, object);
  }

  /** The rules for an object that is written in a file. */
  Ruleset at(String path, Resource object) {
    if (!areScoped()) {
      return everywhere;
    }
    Policy policy = policy(path, object);
    synchronized (scoped) {
      return scoped.computeIfAbsent(policy, one -> Ruleset.of(checks, groups, one));
    }
  }
}
