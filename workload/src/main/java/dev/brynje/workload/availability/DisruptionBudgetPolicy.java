package dev.brynje.workload.availability;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class DisruptionBudgetPolicy implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/disruption-budget-policy", Ring.WORKLOAD, Severity.LOW)
          .title("A PodDisruptionBudget says one thing: how many must stay or how many may go")
          .rationale(
              """
              Without minAvailable and maxUnavailable a budget allows every disruption. With both,
              the API server refuses it.
              """)
          .remediation("Set spec.maxUnavailable: 1 and nothing else")
          .reference("kube-score", "poddisruptionbudget-has-policy")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
              """)
          .good(
              """
              apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata:
                name: api
                namespace: shop
              spec:
                maxUnavailable: 1
                selector:
                  matchLabels:
                    app: api
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("PodDisruptionBudget") && object.group().equals("policy");
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    boolean min = object.spec().get("minAvailable").present();
    boolean max = object.spec().get("maxUnavailable").present();
    if (!min && !max) {
      verdict.fail(object.spec(), "the budget sets no limit, so every pod may go at once");
    } else if (min && max) {
      verdict.fail(
          object.spec().get("maxUnavailable"),
          "minAvailable and maxUnavailable exclude each other");
    }
  }
}
