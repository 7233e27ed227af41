package dev.brynje.workload;

import dev.brynje.core.Policy;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.check.CheckGroup;
import dev.brynje.workload.secret.SecretChecks;
import java.util.ArrayList;
import java.util.List;

/**
 * What is judged under one policy.
 *
 * @param checks those that are judged
 * @param groups those that are judged where an object concerns them
 * @param marking those that are not, and only mark what no output may show
 */
record Ruleset(
    ChecksBySubject checks, List<JudgedGroup> groups, ChecksBySubject marking, Policy policy) {

  /** Of these checks and groups, those that the policy judges. */
  static Ruleset of(List<? extends Check> checks, List<CheckGroup> groups, Policy policy) {
    List<JudgedGroup> judged = new ArrayList<>(groups.size());
    for (CheckGroup group : groups) {
      judged.add(new JudgedGroup(group, policy));
    }
    return new Ruleset(
        ChecksBySubject.of(checks, policy.parameters(), check -> policy.judges(check.control())),
        judged,
        ChecksBySubject.of(
            SecretChecks.ALL,
            check ->
                check.marksSecrets()
                    && !(checks.contains(check) && policy.judges(check.control()))),
        policy);
  }
}
