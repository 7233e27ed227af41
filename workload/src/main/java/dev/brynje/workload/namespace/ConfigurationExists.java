package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.DataFact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectKey;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class ConfigurationExists implements InventoryCheck {
  /** The API server puts this one into every namespace. */
  private static final String ROOT_CERTIFICATE = "kube-root-ca.crt";

  private static final Control CONTROL =
      Control.named("workload/configuration-exists", Ring.WORKLOAD, Severity.LOW)
          .title("The ConfigMaps and Secrets that pods need exist, with their keys")
          .rationale(
              """
              A container whose ConfigMap, Secret or key is missing does not start, and a rollout
              stops half-way. A Secret is rightly kept out of the files that hold the rest, so its
              absence is only worth knowing; a missing key in one that is there is a mistake.
              """)
          .remediation("Correct the name or key, or add the object")
          .reference("kube-linter", "env-value-from")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
                        env:
                          - name: MODE
                            valueFrom:
                              configMapKeyRef:
                                name: settings
                                key: mood
              ---
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: settings
                namespace: shop
              data:
                mode: production
              """)
          .good(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
                        env:
                          - name: MODE
                            valueFrom:
                              configMapKeyRef:
                                name: settings
                                key: mode
              ---
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: settings
                namespace: shop
              data:
                mode: production
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    Map<ObjectKey, DataFact> data = new HashMap<>();
    for (DataFact fact : inventory.all(DataFact.class)) {
      data.putIfAbsent(
          new ObjectKey(fact.kind(), fact.object().effectiveNamespace(), fact.name()), fact);
    }
    for (WorkloadFact workload : inventory.all(WorkloadFact.class)) {
      for (WorkloadFact.Reference reference : workload.references()) {
        if (isData(reference)) {
          verdict.judged();
          String namespace = workload.object().effectiveNamespace();
          ObjectKey name = new ObjectKey(reference.kind(), namespace, reference.name());
          DataFact known = data.get(name);
          if (known == null) {
            sayMissing(workload, reference, verdict);
          } else if (known.complete()) {
            judge(workload, reference, known, verdict);
          }
        }
      }
    }
  }

  private static boolean isData(WorkloadFact.Reference reference) {
    return (reference.kind().equals("ConfigMap") || reference.kind().equals("Secret"))
        && !reference.name().equals(ROOT_CERTIFICATE);
  }

  private static void sayMissing(
      WorkloadFact workload, WorkloadFact.Reference reference, InventoryVerdict verdict) {
    Complaint complaint =
        verdict.fail(
            workload.object(),
            reference.place(),
            words(workload, reference) + " is not among these files");
    complaint.evidence("missing", reference.kind() + " " + reference.name());
    if (reference.kind().equals("Secret")) {
      complaint.severity(Severity.INFO);
    }
  }

  private static void judge(
      WorkloadFact workload,
      WorkloadFact.Reference reference,
      DataFact data,
      InventoryVerdict verdict) {
    List<String> missing = new ArrayList<>(reference.keys());
    missing.removeAll(data.keys());
    if (!missing.isEmpty()) {
      String keys = String.join(", ", missing);
      verdict
          .fail(
              workload.object(),
              reference.place(),
              "%s has no key %s".formatted(words(workload, reference), keys))
          .evidence("missing", keys)
          .severity(Severity.MEDIUM);
    }
  }

  private static String words(WorkloadFact workload, WorkloadFact.Reference reference) {
    return "%s %s/%s"
        .formatted(reference.kind(), workload.object().effectiveNamespace(), reference.name());
  }
}
