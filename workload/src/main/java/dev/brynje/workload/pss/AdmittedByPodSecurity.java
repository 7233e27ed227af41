package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.NamespaceFact;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Places;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which namespace a pod comes to is only known when all files are read, so every pod is put to all
 * steps of all checks beforehand, and one bit of each is kept.
 */
final class AdmittedByPodSecurity implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/admitted-by-pod-security", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods meet the Pod Security level that their namespace enforces")
          .rationale(
              """
              The API server refuses a pod that does not meet the level of its namespace. A
              Deployment or CronJob that makes such pods is accepted all the same: the roll-out
              hangs, and only its events say why.
              """)
          .remediation(
              "Change the pod until the checks named pass; brynje controls pss/CHECK tells what"
                  + " each"
                  + " wants")
          .effort(Effort.BLOCK)
          .reference("nsa-cisa", "Pod security enforcement")
          .bad(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                labels:
                  pod-security.kubernetes.io/enforce: baseline
              ---
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
                namespace: shop
              spec:
                hostNetwork: true
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                labels:
                  pod-security.kubernetes.io/enforce: baseline
              ---
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
                namespace: shop
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public List<Fact> facts(KubeObject object, Places places) {
    Optional<Pod> pod = Pod.of(object);
    if (pod.isEmpty()) {
      return List.of();
    }
    return List.of(
        new PodSecurityFact(
            ObjectRef.of(object),
            places.of(object.metadata().get("name")),
            Standards.failed(pod.get())));
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (NamespaceFact namespace : inventory.all(NamespaceFact.class)) {
      PodSecurityLabels labels = new PodSecurityLabels(namespace.labels());
      LevelAt enforced = labels.inForce(Mode.ENFORCE);
      if (labels.level(Mode.ENFORCE).isPresent()
          && enforced.level() != PodSecurityLevel.PRIVILEGED) {
        String name = namespace.object().name();
        judge(enforced, name, inventory.in(PodSecurityFact.class, name), verdict);
      }
    }
  }

  private static void judge(
      LevelAt enforced, String namespace, List<PodSecurityFact> pods, InventoryVerdict verdict) {
    List<Standard.Step> steps = enforced.steps();
    for (PodSecurityFact pod : pods) {
      verdict.judged();
      List<Standard.Step> failed = new ArrayList<>();
      for (Standard.Step step : steps) {
        if ((pod.failed() & Standards.bit(step)) != 0) {
          failed.add(step);
        }
      }
      if (!failed.isEmpty()) {
        String checks = String.join(", ", Standards.ids(failed));
        String kind = pod.object().kind();
        verdict
            .fail(
                pod.object(),
                pod.place(),
                "namespace %s enforces %s and would refuse %s: %s"
                    .formatted(
                        namespace,
                        enforced,
                        kind.equals("Pod") ? "this pod" : "the pods of this " + kind,
                        checks))
            .evidence("namespace", namespace)
            .evidence("enforced", enforced.toString())
            .evidence("failed", checks);
      }
    }
  }
}
