package dev.brynje.workload.availability;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class AvailabilityChecks {
  public static final List<Check> ALL =
      List.of(
          new LivenessProbe(),
          new ReadinessProbe(),
          new DistinctProbes(),
          new ProbePort(),
          new StartupProbe(),
          new Replicas(),
          new AutoscalerBounds(),
          new AutoscalerTarget(),
          new ReplicasLeftToAutoscaler(),
          new DisruptionBudget(),
          new DisruptionBudgetSelects(),
          new DisruptionBudgetLetsGo(),
          new DisruptionBudgetPolicy(),
          new UnhealthyPodEviction(),
          new Spread(),
          new SpreadConstraints(),
          new RollingUpdate(),
          new RestartPolicy(),
          new CronJobDeadline(),
          new CronJobConcurrency(),
          new JobTimeToLive(),
          new JobDeadline(),
          new PriorityClass(),
          new Controller(),
          new StatefulSetService(),
          new TerminationGrace());

  private AvailabilityChecks() {}
}
