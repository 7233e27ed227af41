package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class SccWithoutPrivileged implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/scc-without-privileged", Ring.WORKLOAD, Severity.HIGH)
          .title("OpenShift constraints allow no privileged container")
          .rationale(
              """
              Whoever may use a SecurityContextConstraints that allows privileged containers may
              start one, and with it owns the node. The account that it was made for is seldom the
              only one that can.
              """)
          .remediation("Set allowPrivilegedContainer: false")
          .reference("nsm", "2.6.5")
          .reference("cwe", "CWE-250")
          .reference("kube-linter", "scc-deny-privileged-container")
          .bad(
              """
              apiVersion: security.openshift.io/v1
              kind: SecurityContextConstraints
              metadata:
                name: build
              allowPrivilegedContainer: true
              """)
          .good(
              """
              apiVersion: security.openshift.io/v1
              kind: SecurityContextConstraints
              metadata:
                name: build
              allowPrivilegedContainer: false
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return object.kind().equals("SecurityContextConstraints");
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field allowed = object.root().get("allowPrivilegedContainer");
    if (allowed.isTrue()) {
      verdict.fail(allowed, "who may use these constraints may start privileged containers");
    }
  }
}
