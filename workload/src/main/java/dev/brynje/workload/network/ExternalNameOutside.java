package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Locale;

final class ExternalNameOutside implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("network/external-name-outside", Ring.NETWORK, Severity.MEDIUM)
          .title("An ExternalName is the name of a host outside")
          .rationale(
              """
              An ExternalName Service is an alias that gateways and clients follow without a look.
              Pointed at localhost, at a Service of another namespace or at an address of the
              metadata service, it leads them where the policy of their own namespace would not.
              """)
          .remediation(
              "Write a host name outside the cluster in spec.externalName, or use a "
                  + "Service with a selector")
          .reference("nsm", "2.5.1")
          .reference("cwe", "CWE-441")
          .bad(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                type: ExternalName
                externalName: db.other.svc.cluster.local
              """)
          .good(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                type: ExternalName
                externalName: db.example.com
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return CoreService.is(object, "ExternalName");
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field field = object.spec().get("externalName");
    String name = withoutLastDot(field.string().orElse("").toLowerCase(Locale.ROOT));
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      verdict.fail(field, "%s is the caller itself".formatted(name));
    } else if (name.endsWith(".svc") || name.contains(".svc.")) {
      verdict.fail(field, "%s is a Service of this cluster under another name".formatted(name));
    } else if (isAddress(name)) {
      verdict.fail(field, "%s is an address, not a name".formatted(name));
    }
  }

  private static String withoutLastDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isAddress(String name) {
    return name.contains(":")
        || (!name.isEmpty() && name.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9')));
  }
}
