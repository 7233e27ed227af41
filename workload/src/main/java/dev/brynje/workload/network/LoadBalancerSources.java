package dev.brynje.workload.network;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Map;

final class LoadBalancerSources implements ObjectCheck {
  private static final String RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";

  /** Annotations by which clouds are asked for a load balancer without a public address. */
  private static final Map<String, String> INTERNAL =
      Map.of(
          "service.beta.kubernetes.io/aws-load-balancer-internal", "true",
          "service.beta.kubernetes.io/aws-load-balancer-scheme", "internal",
          "service.beta.kubernetes.io/azure-load-balancer-internal", "true",
          "service.beta.kubernetes.io/openstack-internal-load-balancer", "true",
          "networking.gke.io/load-balancer-type", "internal",
          "cloud.google.com/load-balancer-type", "internal");

  private static final Control CONTROL =
      Control.named("network/load-balancer-sources", Ring.NETWORK, Severity.MEDIUM)
          .title("Load balancers say who may connect")
          .rationale(
              """
              A Service of type LoadBalancer is mostly a public address. Without
              loadBalancerSourceRanges the whole internet may connect, also to what was meant for
              one partner or for the office.
              """)
          .remediation(
              "List the networks that may connect in spec.loadBalancerSourceRanges, or "
                  + "make the load balancer internal")
          .effort(Effort.BLOCK)
          .reference("kube-linter", "exposed-services")
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
                type: LoadBalancer
                selector:
                  app: api
                ports:
                  - port: 443
              """)
          .good(
              """
              apiVersion: v1
              kind: Service
              metadata:
                name: api
                namespace: shop
              spec:
                type: LoadBalancer
                loadBalancerSourceRanges:
                  - 192.0.2.0/24
                selector:
                  app: api
                ports:
                  - port: 443
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
    if (!CoreService.is(object, "LoadBalancer") || isInternal(object.annotations())) {
      return;
    }
    Field ranges = object.spec().get("loadBalancerSourceRanges");
    if (ranges.items().isEmpty()) {
      if (!object.annotations().containsKey(RANGES)) {
        verdict.fail(
            object.spec().get("type"),
            "loadBalancerSourceRanges is not set, so every address may connect");
      }
      return;
    }
    for (Field range : ranges.items()) {
      String written = range.string().orElse("");
      if (written.endsWith("/0")) {
        verdict
            .fail(range, "%s lets every address connect".formatted(written))
            .evidence("range", written);
      }
    }
  }

  private static boolean isInternal(Map<String, String> annotations) {
    for (Map.Entry<String, String> internal : INTERNAL.entrySet()) {
      if (internal.getValue().equalsIgnoreCase(annotations.get(internal.getKey()))) {
        return true;
      }
    }
    return false;
  }
}
