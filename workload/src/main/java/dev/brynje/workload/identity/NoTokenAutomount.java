package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import dev.brynje.kube.inventory.Places;
import dev.brynje.kube.inventory.RingFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.List;
import java.util.Optional;

final class NoTokenAutomount implements InventoryCheck {
  /** A pod, and whether it takes the token: by its own word, else by that of its account. */
  private record Taker(ObjectRef object, Place place, String account, Setting setting)
      implements RingFact {}

  /** A ServiceAccount that hands out no token. */
  private record Tokenless(ObjectRef object, Place place) implements RingFact {}

  private enum Setting {
    TRUE,
    FALSE,
    UNSET;

    static Setting of(Field field) {
      if (field.isTrue()) {
        return TRUE;
      }
      return field.present() ? FALSE : UNSET;
    }
  }

  private static final Control CONTROL =
      Control.named("workload/no-token-automount", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Pods mount no service-account token that they do not need")
          .rationale(
              """
              The token of the service account lies as a file in every container. Whoever reads it
              talks to the API server as the pod. Most programs never call the API: for them it is
              only a key left in the door.
              """)
          .remediation(
              """
              Set spec.automountServiceAccountToken: false; a program that does call the API gets \
              a projected token with an audience and a lifetime\
              """)
          .reference("cis", "5.1.6")
          .reference("nsa-cisa", "Protecting Pod service account tokens")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-522")
          .reference("polaris", "automountServiceAccountToken")
          .reference("checkov", "CKV_K8S_38")
          .reference("trivy", "KSV-0036")
          .reference("kubesec", "AutomountServiceAccountToken")
          .reference("kubescape", "C-0034", "C-0190", "C-0261")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                automountServiceAccountToken: false
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
    if (pod.isPresent()) {
      Field setting = pod.get().spec().get("automountServiceAccountToken");
      return List.of(
          new Taker(
              ObjectRef.of(object),
              places.of(setting),
              Accounts.named(pod.get()).string().orElse(""),
              Setting.of(setting)));
    }
    boolean tokenless =
        object.kind().equals("ServiceAccount")
            && object.group().isEmpty()
            && object.root().get("automountServiceAccountToken").isFalse();
    return tokenless
        ? List.of(new Tokenless(ObjectRef.of(object), places.of(object.metadata().get("name"))))
        : List.of();
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (Taker pod : inventory.all(Taker.class)) {
      verdict.judged();
      switch (pod.setting()) {
        case FALSE -> {}
        case TRUE ->
            verdict.fail(
                pod.object(), pod.place(), "every container gets a token for the API server");
        case UNSET -> {
          if (!isTokenless(pod, inventory)) {
            verdict.fail(
                pod.object(),
                pod.place(),
                "automountServiceAccountToken is not set, so every container gets a token for the"
                    + " API server, unless a ServiceAccount outside these files says otherwise");
          }
        }
      }
    }
  }

  private static boolean isTokenless(Taker pod, Inventory inventory) {
    String account = pod.account().isEmpty() ? "default" : pod.account();
    return inventory
        .find(Tokenless.class, "ServiceAccount", pod.object().effectiveNamespace(), account)
        .isPresent();
  }
}
