package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.kube.inventory.ObjectFact;
import dev.brynje.kube.inventory.WorkloadFact;
import dev.brynje.workload.check.InventoryCheck;
import dev.brynje.workload.check.InventoryVerdict;

final class VolumeClaimExists implements InventoryCheck {
  private static final Control CONTROL =
      Control.named("workload/volume-claim-exists", Ring.WORKLOAD, Severity.LOW)
          .title("The volume claims that pods mount exist")
          .rationale(
              """
              A pod whose PersistentVolumeClaim is missing is never scheduled. And whoever may
              create a claim of that name decides what the pod reads.
              """)
          .remediation("Correct claimName, or add the PersistentVolumeClaim")
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
                    volumes:
                      - name: files
                        persistentVolumeClaim:
                          claimName: file
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              ---
              apiVersion: v1
              kind: PersistentVolumeClaim
              metadata:
                name: files
                namespace: shop
              spec:
                accessModes: [ReadWriteOnce]
                resources:
                  requests:
                    storage: 1Gi
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
                    volumes:
                      - name: files
                        persistentVolumeClaim:
                          claimName: files
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              ---
              apiVersion: v1
              kind: PersistentVolumeClaim
              metadata:
                name: files
                namespace: shop
              spec:
                accessModes: [ReadWriteOnce]
                resources:
                  requests:
                    storage: 1Gi
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Inventory inventory, InventoryVerdict verdict) {
    for (WorkloadFact workload : inventory.all(WorkloadFact.class)) {
      String namespace = workload.object().effectiveNamespace();
      for (WorkloadFact.Reference reference : workload.references()) {
        if (reference.kind().equals("PersistentVolumeClaim")) {
          verdict.judged();
          if (inventory
              .find(ObjectFact.class, reference.kind(), namespace, reference.name())
              .isEmpty()) {
            verdict
                .fail(
                    workload.object(),
                    reference.place(),
                    "PersistentVolumeClaim %s/%s is not among these files"
                        .formatted(namespace, reference.name()))
                .evidence("missing", reference.name());
          }
        }
      }
    }
  }
}
