package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class NoExternalIps implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("network/no-external-ips", Ring.NETWORK, Severity.HIGH)
          .title("No Service takes an address of its own choice")
          .rationale(
              """
              With externalIPs a Service claims any address: the nodes then send traffic for it to
              the Service's pods, also when the address is somebody else's. Who may write a
              Service can so read other people's traffic (CVE-2020-8554), and there is no patch,
              only the admission plugin DenyServiceExternalIPs.
              """)
          .remediation("Remove spec.externalIPs; use a load balancer or a Gateway")
          .reference("trivy", "KSV-0108")
          .reference("nsm", "2.5.2")
          .reference("cwe", "CWE-283")
          .bad(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                externalIPs:
                  - 203.0.113.7
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
    Field addresses = object.spec().get("externalIPs");
    if (!addresses.items().isEmpty()) {
      verdict.fail(
          addresses,
          "the Service takes the traffic for %s".formatted(String.join(", ", addresses.strings())));
    }
  }
}
