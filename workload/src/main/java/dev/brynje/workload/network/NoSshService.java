package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class NoSshService implements ObjectCheck {
  private static final Set<String> SSH = Set.of("22", "2222", "ssh");

  private static final Control CONTROL =
      Control.named("network/no-ssh-service", Ring.NETWORK, Severity.MEDIUM)
          .title("No Service offers SSH")
          .rationale(
              """
              SSH into a container is a second way in that Kubernetes neither authenticates nor
              logs. Behind a Service it is open to every pod that reaches the name, and it is the
              first port that an intruder tries.
              """)
          .remediation(
              "Remove the port; use kubectl exec or kubectl debug, which the API server "
                  + "authorises and logs")
          .reference("kubescape", "C-0042")
          .reference("nsm", "2.3.3")
          .bad(
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
                  - port: 22
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
    for (Field port : object.spec().get("ports").items()) {
      Field number = port.get("port");
      Field target = port.get("targetPort");
      String called = port.get("name").string().or(number::stringOrNumber).orElse("");
      if (number.stringOrNumber().filter(SSH::contains).isPresent()) {
        verdict.fail(number, "the Service offers SSH").evidence("port", called);
      } else if (target.stringOrNumber().filter(SSH::contains).isPresent()) {
        verdict.fail(target, "the Service leads to SSH").evidence("port", called);
      }
    }
  }
}
