package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class NoNodePort implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("network/no-node-port", Ring.NETWORK, Severity.MEDIUM)
          .title("No Service opens a port on every node")
          .rationale(
              """
              A NodePort is open on every address of every node, past any gateway, its TLS, its
              logs and its limits. Whether the internet reaches it is then up to a firewall that
              the manifest does not show.
              """)
          .remediation("Use type: ClusterIP behind an Ingress or a Gateway")
          .reference("kube-linter", "exposed-services")
          .reference("kube-score", "service-type")
          .reference("nsm", "2.5.2")
          .reference("nsa-cisa", "Network policies")
          .bad(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                type: NodePort
                selector:
                  app: api
                ports:
                  - port: 80
              """)
          .good(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  app: api
                ports:
                  - port: 80
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return CoreService.is(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    if (CoreService.is(object, "NodePort")) {
      verdict.fail(object.spec().get("type"), "the Service opens a port on every node");
    }
  }
}
