package dev.brynje.workload.identity;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class DefaultAccountWithoutToken implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/default-account-without-token", Ring.WORKLOAD, Severity.MEDIUM)
          .title("The service account default hands out no token")
          .rationale(
              """
              Every pod that names no account runs as default. As long as that account hands out its
              token, a forgotten line in any manifest of the namespace is a way to the API server.
              """)
          .remediation("Set automountServiceAccountToken: false on the ServiceAccount")
          .reference("cis", "5.1.5")
          .reference("nsa-cisa", "Protecting Pod service account tokens")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-276")
          .reference("checkov", "CKV_K8S_41")
          .reference("kubescape", "C-0189")
          .bad(
              """
              apiVersion: v1
              kind: ServiceAccount
              metadata:
                name: default
                namespace: shop
              """)
          .good(
              """
              apiVersion: v1
              kind: ServiceAccount
              metadata:
                name: default
                namespace: shop
              automountServiceAccountToken: false
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("ServiceAccount")
        && object.group().isEmpty()
        && object.name().equals("default");
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field setting = object.root().get("automountServiceAccountToken");
    if (setting.isTrue()) {
      verdict.fail(setting, "the account default hands its token to every pod without an account");
    } else if (!setting.present()) {
      verdict.fail(
          setting,
          "automountServiceAccountToken is not set, so the account default hands its token to every"
              + " pod without an account");
    }
  }
}
