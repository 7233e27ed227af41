package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.List;

final class NoHostAliases implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-host-aliases", Ring.WORKLOAD, Severity.LOW)
          .title("Names are resolved by DNS, not by the manifest")
          .rationale(
              """
              An entry in hostAliases wins over DNS in every container of the pod. It keeps pointing
              at an address after that went to somebody else, and with it a name can be bent to
              another server without a trace in DNS.
              """)
          .remediation(
              """
              Remove spec.hostAliases; a Service of type ExternalName or without a selector gives \
              a name to an outside address\
              """)
          .effort(Effort.BLOCK)
          .reference("nsm", "2.3.4")
          .reference("cwe", "CWE-350")
          .reference("kubesec", "HostAliases")
          .reference("trivy", "KSV-0007")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                hostAliases:
                  - ip: 192.0.2.10
                    hostnames: [db.example.com]
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
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Field alias : pod.spec().get("hostAliases").items()) {
      List<String> names = alias.get("hostnames").strings();
      if (!names.isEmpty()) {
        verdict
            .fail(
                alias.get("ip"),
                "the manifest points %s to %s in every container"
                    .formatted(
                        String.join(", ", names), alias.get("ip").string().orElse("nowhere")))
            .evidence("names", String.join(", ", names));
      }
    }
  }
}
