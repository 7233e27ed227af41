package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class NoOpenIngress implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("network/no-open-ingress", Ring.NETWORK, Severity.MEDIUM)
          .title("No NetworkPolicy lets in every address or every pod")
          .rationale(
              """
              A rule from 0.0.0.0/0, or without from, undoes what the policy is for: the whole
              cluster and all that can reach it may connect; namespaceSelector: {} leaves it open to
              every pod, whichever of them is taken over. What must serve the internet is
              reached through a gateway, and then only the gateway's pods need to be let in.
              """)
          .remediation("Name in ingress[].from the pods, namespaces or networks that may connect")
          .reference("trivy", "KUBE-0001", "KSV-0038")
          .reference("nsa-cisa", "Network policies")
          .reference("nsm", "2.5.2")
          .bad(
              """
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: api
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Ingress]
                ingress:
                  - from:
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
                policyTypes: [Ingress]
                ingress:
                  - from:
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
    OpenRules.judge(object, "ingress", "from", "lets in", verdict);
  }
}
