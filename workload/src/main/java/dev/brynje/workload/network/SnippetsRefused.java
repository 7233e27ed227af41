package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class SnippetsRefused implements ObjectCheck {
  private static final String SETTING = "allow-snippet-annotations";

  /** What the controller's own parser, Go's, takes for true. */
  private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");

  private static final Control CONTROL =
      Control.named("network/snippets-refused", Ring.NETWORK, Severity.HIGH)
          .title("The gateway refuses configuration from Ingresses")
          .rationale(
              """
              With allow-snippet-annotations on, ingress-nginx pastes what an Ingress brings into
              the configuration that all share. Who may write an Ingress in any one namespace then
              runs code in the gateway and reads, with its token, the Secrets of all namespaces
              (CVE-2021-25742).
              """)
          .remediation("Set data.allow-snippet-annotations to \"false\", which is the default")
          .reference("kubescape", "C-0059")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-94")
          .bad(
              """
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: ingress-nginx-controller
                namespace: ingress-nginx
              data:
                allow-snippet-annotations: "true"
              """)
          .good(
              """
              apiVersion: v1
              kind: ConfigMap
              metadata:
                name: ingress-nginx-controller
                namespace: ingress-nginx
              data:
                allow-snippet-annotations: "false"
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("ConfigMap") && object.group().isEmpty();
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field setting = object.root().at("data", SETTING);
    if (setting.string().filter(TRUE::contains).isPresent()) {
      verdict.fail(setting, "every Ingress may write into the configuration of the gateway");
    }
  }
}
