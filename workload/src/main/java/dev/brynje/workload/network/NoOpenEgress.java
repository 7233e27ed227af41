package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class NoOpenEgress implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("network/no-open-egress", Ring.NETWORK, Severity.MEDIUM)
          .title("No NetworkPolicy lets out to every address or every pod")
          .rationale(
              """
              Who has taken over a container fetches tools and carries data out. A rule to
              0.0.0.0/0, or without to, lets that happen to any address, the cloud's metadata
              service among them; namespaceSelector: {} lets one reach every pod of the cluster.
              """)
          .remediation("Name in egress[].to the pods, namespaces or networks that are needed")
          .reference("trivy", "KUBE-0002", "KSV-0038")
          .reference("nsa-cisa", "Network policies")
          .reference("nsm", "2.5.7")
          .bad(
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Egress]
                egress:
                  - to:
                      - ipBlock:
                          cidr: 0.0.0.0/0
              """)
          .good(
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Egress]
                egress:
                  - to:
                      - ipBlock:
                          cidr: 192.0.2.0/24
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return OpenRules.concerns(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    OpenRules.judge(object, "egress", "to", "lets out to", verdict);
  }
}
