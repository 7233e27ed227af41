package dev.brynje.workload.availability;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvailabilityChecksTest {
  private static final String LIVENESS = "workload/liveness-probe";
  private static final String PORT = "workload/probe-port";
  private static final String REPLICAS = "workload/replicas";
  private static final String BUDGET = "workload/disruption-budget";
  private static final String LETS_GO = "workload/disruption-budget-lets-go";
  private static final String UPDATE = "workload/rolling-update";
  private static final String RESTART = "workload/restart-policy";
  private static final String SERVICE = "workload/stateful-set-service";
  private static final String GRACE = "workload/termination-grace";

  static Stream<Trial> probes() {
    return Stream.of(
        Trial.of(LIVENESS, "only of what keeps running")
            .pod(
                """
                initContainers:
                  - name: migrate
                  - name: proxy
                    restartPolicy: Always
                containers:
                  - name: api
                ephemeralContainers:
                  - name: debug
                """)
            .says(
                "low [name: proxy] no livenessProbe is set, so a process that hangs stays",
                "low [name: api] no livenessProbe is set, so a process that hangs stays"),
        Trial.of(LIVENESS, "a pod that is not restarted")
            .podWith("restartPolicy: Never")
            .saysNothing(),
        Trial.of(LIVENESS, "a CronJob")
            .manifest(
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: api}
                spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: api}]}}}}}
                """)
            .saysNothing(),
        Trial.of("workload/readiness-probe", "Knative sets one itself")
            .manifest(
                """
                apiVersion: serving.knative.dev/v1
                kind: Service
                metadata: {name: api}
                spec: {template: {spec: {containers: [{name: api}]}}}
                """)
            .saysNothing(),
        Trial.of("workload/distinct-probes", "in another order and style")
            .container(
                """
                livenessProbe: {periodSeconds: 5, exec: {command: [a, b]}}
                readinessProbe:
                  exec: {command: ["a", "b"]}
                  periodSeconds: 5
                """)
            .says("low [livenessProbe] livenessProbe and readinessProbe are the same"),
        Trial.of("workload/distinct-probes", "liveness is more patient")
            .container(
                """
                livenessProbe: {exec: {command: [a]}, failureThreshold: 9}
                readinessProbe: {exec: {command: [a]}, failureThreshold: 3}
                """)
            .saysNothing(),
        Trial.of("workload/distinct-probes", "another argument")
            .container(
                """
                livenessProbe: {exec: {command: [a, b]}}
                readinessProbe: {exec: {command: [a]}}
                """)
            .saysNothing(),
        Trial.of(PORT, "each kind of probe and handler")
            .container(
                """
                ports: [{name: http, containerPort: 8080}]
                startupProbe: {grpc: {port: 9000}}
                livenessProbe: {tcpSocket: {port: 8080}}
                readinessProbe: {httpGet: {port: web}}
                """)
            .says(
                "medium [port: web] the container has no port named web",
                "info [port: 9000] the container does not list port 9000"),
        Trial.of(PORT, "of another host")
            .container("readinessProbe: {httpGet: {host: example.com, port: 443}}")
            .saysNothing(),
        Trial.of("workload/startup-probe", "a minute without")
            .container("livenessProbe: {initialDelaySeconds: 60}")
            .says(
                "info [initialDelaySeconds: 60] nothing looks after the container in its first 60 s"),
        Trial.of("workload/startup-probe", "less than a minute")
            .container("livenessProbe: {initialDelaySeconds: 59}")
            .saysNothing());
  }

  static Stream<Trial> scale() {
    return Stream.of(
        Trial.of(REPLICAS, "not written")
            .manifest(workload("Deployment", "", ""))
            .says(
                "low [name: api] replicas is not set, so there is one, and the loss of its node is"
                    + " an outage"),
        Trial.of(REPLICAS, "none on purpose")
            .manifest(workload("Deployment", "replicas: 0", ""))
            .saysNothing(),
        Trial.of(REPLICAS, "one of each node has no number")
            .manifest(workload("DaemonSet", "", ""))
            .saysNothing(),
        Trial.of(REPLICAS, "left to an autoscaler of the same kind and namespace")
            .manifest(workload("Deployment", "", "") + autoscaler("Deployment", "minReplicas: 2"))
            .saysNothing(),
        Trial.of(REPLICAS, "an autoscaler of another kind")
            .manifest(
                workload("Deployment", "replicas: 1", "")
                    + autoscaler("StatefulSet", "minReplicas: 2"))
            .says(
                "low [replicas: 1] one replica is asked for, so the loss of one node is an outage"),
        Trial.of(REPLICAS, "left to KEDA")
            .manifest(
                workload("Deployment", "", "")
                    + """
                    ---
                    apiVersion: keda.sh/v1alpha1
                    kind: ScaledObject
                    metadata: {name: api, namespace: shop}
                    spec: {scaleTargetRef: {name: api}}
                    """)
            .saysNothing(),
        Trial.of("workload/autoscaler-bounds", "no lower bound")
            .manifest(autoscaler("Deployment", "maxReplicas: 5"))
            .says(
                "low [spec] minReplicas is not set, so one pod is enough, and its loss an outage"),
        Trial.of("workload/autoscaler-bounds", "equal")
            .manifest(autoscaler("Deployment", "minReplicas: 3, maxReplicas: 3"))
            .says("low [maxReplicas: 3] minReplicas and maxReplicas are both 3, so nothing scales"),
        Trial.of("workload/autoscaler-bounds", "crossed")
            .manifest(autoscaler("Deployment", "minReplicas: 3, maxReplicas: 2"))
            .says("low [maxReplicas: 2] maxReplicas 2 is below minReplicas 3"),
        Trial.of("workload/autoscaler-target", "a Rollout that takes its pod from elsewhere")
            .manifest(
                """
                apiVersion: argoproj.io/v1alpha1
                kind: Rollout
                metadata: {name: api, namespace: shop}
                spec: {workloadRef: {kind: Deployment, name: x}}
                """
                    + autoscaler("Rollout", "minReplicas: 2"))
            .saysNothing(),
        Trial.of("workload/autoscaler-target", "of another API group")
            .manifest(
                workload("Deployment", "", "")
                    + autoscaler("Deployment", "minReplicas: 2")
                        .replace("apiVersion: apps/v1, ", ""))
            .says(
                "low [name: api] the target's apiVersion is of the core group, but Deployment api"
                    + " is of the group apps, so nothing is scaled"),
        Trial.of("workload/autoscaler-target", "another version of the group")
            .manifest(
                workload("Deployment", "", "")
                    + autoscaler("Deployment", "minReplicas: 2").replace("apps/v1", "apps/v1beta1"))
            .saysNothing(),
        Trial.of("workload/replicas-left-to-autoscaler", "not written")
            .manifest(workload("Deployment", "", "") + autoscaler("Deployment", "minReplicas: 2"))
            .saysNothing(),
        Trial.of("workload/spread-constraints", "nothing but what the API server refuses")
            .podWith("topologySpreadConstraints: [{minDomains: 0, whenUnsatisfiable: Sometimes}]")
            .says(
                "low [{minDomains: 0, whenUnsatisfiable: Sometimes}] maxSkew must be 1 or more",
                "low [{minDomains: 0, whenUnsatisfiable: Sometimes}] no topologyKey says what to"
                    + " spread over",
                "low [whenUnsatisfiable: Sometimes] whenUnsatisfiable must be DoNotSchedule or"
                    + " ScheduleAnyway",
                "low [minDomains: 0] minDomains must be 1 or more",
                "low [{minDomains: 0, whenUnsatisfiable: Sometimes}] without a labelSelector it"
                    + " counts no pods"),
        Trial.of("workload/spread-constraints", "minDomains where pods are scheduled anyway")
            .podWith(
                "topologySpreadConstraints: [{maxSkew: 1, topologyKey: zone, minDomains: 2,"
                    + " whenUnsatisfiable: ScheduleAnyway, labelSelector: {}}]")
            .says("low [minDomains: 2] minDomains needs whenUnsatisfiable: DoNotSchedule"),
        Trial.of("workload/spread", "one replica has nothing to spread")
            .manifest(workload("Deployment", "", ""))
            .saysNothing(),
        Trial.of("workload/spread", "several by an autoscaler")
            .manifest(workload("Deployment", "", "") + autoscaler("Deployment", "minReplicas: 2"))
            .says("low [name: api] nothing keeps its pods apart, so one node may hold them all"),
        Trial.of("workload/spread", "anti-affinity to others only")
            .manifest(
                workload(
                    "StatefulSet",
                    "replicas: 3",
                    "affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                        + " [{labelSelector: {matchLabels: {app: web}}}]}}"))
            .says("low [name: api] nothing keeps its pods apart, so one node may hold them all"));
  }

  static Stream<Trial> budgets() {
    String three = workload("Deployment", "replicas: 3", "");
    return Stream.of(
        Trial.of(BUDGET, "one replica is another control's")
            .manifest(workload("Deployment", "replicas: 1", ""))
            .saysNothing(),
        Trial.of(BUDGET, "of another namespace")
            .manifest(three + budget("selector: {}").replace("shop", "other"))
            .says(
                "low [name: api] no PodDisruptionBudget among these files selects its pods, so a"
                    + " drain may take all"),
        Trial.of(BUDGET, "an empty selector selects all, an absent one none")
            .manifest(three + budget("selector: {}"))
            .saysNothing(),
        Trial.of(BUDGET, "without a selector")
            .manifest(three + budget("maxUnavailable: 1"))
            .says(
                "low [name: api] no PodDisruptionBudget among these files selects its pods, so a"
                    + " drain may take all"),
        Trial.of(LETS_GO, "none may go")
            .manifest(budget("maxUnavailable: 0"))
            .says(
                "medium [maxUnavailable: 0] maxUnavailable is 0, so no node with its pods drains"),
        Trial.of(LETS_GO, "none of a hundred")
            .manifest(budget("maxUnavailable: 0%"))
            .says(
                "medium [maxUnavailable: 0%] maxUnavailable is 0%, so no node with its pods drains"),
        Trial.of(LETS_GO, "all must stay")
            .manifest(budget("minAvailable: 100%"))
            .says(
                "medium [minAvailable: 100%] minAvailable is 100%, so no node with its pods drains"),
        Trial.of(LETS_GO, "as many as there are")
            .manifest(three + budget("minAvailable: 3, selector: {}"))
            .says(
                "medium [minAvailable: 3] minAvailable is 3, but there may be no more than 3, so no"
                    + " node with its pods drains"),
        Trial.of(LETS_GO, "one fewer")
            .manifest(three + budget("minAvailable: 2, selector: {}"))
            .saysNothing(),
        Trial.of(LETS_GO, "a share that is rounded up to all")
            .manifest(three + budget("minAvailable: 67%, selector: {}"))
            .says(
                "medium [minAvailable: 67%] minAvailable is 67%, but there may be no more than 3,"
                    + " so no node with its pods drains"),
        Trial.of(LETS_GO, "the autoscaler may leave fewer")
            .manifest(
                workload("Deployment", "", "")
                    + autoscaler("Deployment", "minReplicas: 2, maxReplicas: 9")
                    + budget("minAvailable: 2, selector: {}"))
            .says(
                "medium [minAvailable: 2] minAvailable is 2, but there may be no more than 2, so no"
                    + " node with its pods drains"),
        Trial.of(LETS_GO, "nothing is known of the pods")
            .manifest(budget("minAvailable: 2, selector: {}"))
            .saysNothing(),
        Trial.of("workload/disruption-budget-policy", "both")
            .manifest(budget("minAvailable: 1, maxUnavailable: 1"))
            .says("low [maxUnavailable: 1] minAvailable and maxUnavailable exclude each other"),
        Trial.of("workload/disruption-budget-selects", "no workload of its namespace")
            .manifest(budget("selector: {matchLabels: {app: api}}"))
            .says("info [name: api] the budget selects no pod of namespace shop among these files"),
        Trial.of("workload/unhealthy-pod-eviction", "the default written out")
            .manifest(budget("unhealthyPodEvictionPolicy: IfHealthyBudget"))
            .says(
                "info [unhealthyPodEvictionPolicy: IfHealthyBudget] pods that are not ready can"
                    + " keep a node from being drained"));
  }

  static Stream<Trial> life() {
    return Stream.of(
        Trial.of(UPDATE, "Recreate for a volume that one node mounts")
            .manifest(
                workload(
                    "Deployment",
                    "strategy: {type: Recreate}",
                    "volumes: [{name: d, persistentVolumeClaim: {claimName: d}}]"))
            .saysNothing(),
        Trial.of(UPDATE, "all at once, by number")
            .manifest(
                workload(
                    "Deployment",
                    "replicas: 3\n  strategy: {rollingUpdate: {maxUnavailable: 3}}",
                    ""))
            .says(
                "low [maxUnavailable: 3] maxUnavailable is all of them, so an update may stop every"
                    + " pod at once"),
        Trial.of(UPDATE, "by hand")
            .manifest(workload("DaemonSet", "updateStrategy: {type: OnDelete}", ""))
            .says("low [type: OnDelete] OnDelete leaves the old pods until somebody deletes them"),
        Trial.of(UPDATE, "the default").manifest(workload("StatefulSet", "", "")).saysNothing(),
        Trial.of(RESTART, "a Deployment")
            .manifest(workload("Deployment", "", "restartPolicy: Never"))
            .says(
                "low [restartPolicy: Never] restartPolicy is Never, but a Deployment takes only"
                    + " Always"),
        Trial.of(RESTART, "a Job with Always")
            .manifest(workload("Job", "", "restartPolicy: Always").replace("apps/v1", "batch/v1"))
            .says("low [restartPolicy: Always] restartPolicy is Always, which a Job cannot have"),
        Trial.of("workload/cron-job-deadline", "too short")
            .manifest(cronJob("startingDeadlineSeconds: 5"))
            .says(
                "low [startingDeadlineSeconds: 5] startingDeadlineSeconds is below 10, so the job"
                    + " may never be started"),
        Trial.of("workload/cron-job-concurrency", "Allow")
            .manifest(cronJob("concurrencyPolicy: Allow"))
            .says("info [concurrencyPolicy: Allow] a run may start while others still run"),
        Trial.of("workload/job-time-to-live", "beside a history")
            .manifest(cronJob("jobTemplate: {spec: {ttlSecondsAfterFinished: 60}}"))
            .says(
                "info [ttlSecondsAfterFinished: 60] ttlSecondsAfterFinished competes with the"
                    + " history limits of the CronJob"),
        Trial.of("workload/job-deadline", "many retries")
            .manifest(
                cronJob("jobTemplate: {spec: {activeDeadlineSeconds: 60, backoffLimit: 101}}"))
            .says("info [backoffLimit: 101] backoffLimit allows 101 retries"),
        Trial.of("workload/job-deadline", "on the pod")
            .manifest(
                cronJob("jobTemplate: {spec: {template: {spec: {activeDeadlineSeconds: 60}}}}"))
            .saysNothing(),
        Trial.of("workload/priority-class", "the cluster's")
            .podWith("priorityClassName: system-node-critical")
            .says(
                "low [priorityClassName: system-node-critical] system-node-critical is meant for"
                    + " what the cluster runs on"),
        Trial.of("workload/controller", "a pod that has one")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: api, ownerReferences: [{kind: ReplicaSet, name: api}]}
                spec: {containers: [{name: api}]}
                """)
            .saysNothing(),
        Trial.of("workload/controller", "a static pod of the control plane")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: etcd, namespace: kube-system, labels: {tier: control-plane}}
                spec: {containers: [{name: etcd}]}
                """)
            .saysNothing(),
        Trial.of(SERVICE, "not named")
            .manifest(workload("StatefulSet", "", ""))
            .says("low [name: api] serviceName is not set, so the pods have no names"),
        Trial.of(SERVICE, "missing")
            .manifest(workload("StatefulSet", "serviceName: x", ""))
            .says("low [serviceName: x] Service shop/x is not among these files"),
        Trial.of(SERVICE, "of other pods")
            .manifest(
                workload("StatefulSet", "serviceName: api", "")
                    + """
                    ---
                    apiVersion: v1
                    kind: Service
                    metadata: {name: api, namespace: shop}
                    spec: {clusterIP: None, selector: {app: web}}
                    """)
            .says("low [serviceName: api] Service shop/api does not select these pods"),
        Trial.of(GRACE, "a hook that takes all of it")
            .container("lifecycle: {preStop: {sleep: {seconds: 30}}}")
            .says("low [seconds: 30] the hook sleeps 30 s of the 30 s that the pod has to end"),
        Trial.of(GRACE, "more than an hour")
            .podWith("terminationGracePeriodSeconds: 3601")
            .says(
                "info [terminationGracePeriodSeconds: 3601] the pod may hold up a drain for"
                    + " 3601 s"),
        Trial.of(GRACE, "an hour").podWith("terminationGracePeriodSeconds: 3600").saysNothing());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"probes", "scale", "budgets", "life"})
  void judges(Trial trial) {
    trial.holds();
  }

  private static String workload(String kind, String spec, String podSpec) {
    return """
    apiVersion: apps/v1
    kind: %s
    metadata: {name: api, namespace: shop}
    spec:
      %s
      template:
        metadata: {labels: {app: api}}
        spec:
          %s
          containers: [{name: api}]
    """
        .formatted(kind, spec, podSpec);
  }

  private static String autoscaler(String kind, String bounds) {
    return """
    ---
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: {name: api, namespace: shop}
    spec:
      scaleTargetRef: {apiVersion: %s, kind: %s, name: api}
      %s
    """
        .formatted(
            kind.equals("Rollout") ? "argoproj.io/v1alpha1" : "apps/v1",
            kind,
            bounds.replace(", ", "\n  "));
  }

  private static String budget(String spec) {
    return """
    ---
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: {name: api, namespace: shop}
    spec:
      %s
    """
        .formatted(spec.replace(", ", "\n  "));
  }

  private static String cronJob(String spec) {
    return """
    apiVersion: batch/v1
    kind: CronJob
    metadata: {name: api, namespace: shop}
    spec:
      %s
    """
        .formatted(spec);
  }
}
