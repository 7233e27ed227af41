package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class CapabilitiesRestricted implements PodCheck {
  private static final Control CONTROL =
      Control.named("pss/capabilities_restricted", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers drop all capabilities and add back at most NET_BIND_SERVICE")
          .rationale(
              """
              Even the capabilities of every container are more than most programs need: CHOWN and
              DAC_OVERRIDE pass over file permissions, SETUID changes who one is. Without them a
              break-in stays with the rights of its user.
              """)
          .remediation(
              "Set securityContext.capabilities.drop: [\"ALL\"] on each container, and add nothing"
                  + " but NET_BIND_SERVICE")
          .reference("pss", "capabilities_restricted")
          .reference("cis", "5.2.8", "5.2.9")
          .reference("trivy", "KSV-0106")
          .reference("cwe", "CWE-250")
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
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    securityContext:
                      capabilities:
                        drop: [ALL]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Container container : pod.containers()) {
      Field capabilities = container.securityContext().get("capabilities");
      Field drop = capabilities.get("drop");
      if (!drop.strings().contains("ALL")) {
        verdict
            .fail(container.name(), drop, "does not drop ALL capabilities")
            .remedy("Set securityContext.capabilities.drop: [\"ALL\"] here");
      }
      for (Field item : capabilities.get("add").items()) {
        String capability = item.string().orElse("");
        if (!capability.equals("NET_BIND_SERVICE")) {
          verdict
              .fail(
                  container.name(),
                  item,
                  "adds capability " + capability + ", which the restricted level refuses")
              .evidence("capability", capability)
              .remedy("Remove it");
        }
      }
    }
  }
}
