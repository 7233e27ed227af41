package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.kube.Quantity;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Optional;

final class LimitsCoverRequests implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/limits-cover-requests", Ring.WORKLOAD, Severity.HIGH)
          .title("Limits are not below requests")
          .rationale(
              """
              The API server refuses a pod that asks for more than it may use, and one whose
              devices or huge pages are not requested as they are limited. With a Deployment the
              object is accepted and the pods are refused one by one, so that the old version goes
              on running while everybody believes in the new one.
              """)
          .remediation("Raise the limit to the request, or lower the request")
          .effort(Effort.LINE)
          .reference("cwe", "CWE-1188")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    resources:
                      requests: {memory: 256Mi}
                      limits: {memory: 128Mi}
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    resources:
                      requests: {memory: 128Mi}
                      limits: {memory: 128Mi}
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    judge("", pod.spec().get("resources"), verdict);
    for (Container container : pod.containers()) {
      judge(container.name(), container.field().get("resources"), verdict);
    }
  }

  private static void judge(String container, Field resources, Verdict verdict) {
    for (Field request : resources.get("requests").fields()) {
      Field limit = resources.get("limits").get(request.name());
      Optional<Quantity> requested = Demand.quantity(request);
      Optional<Quantity> limited = Demand.quantity(limit);
      boolean whole = isNeverShared(request.name());
      if (requested.isEmpty()) {
        continue;
      }
      if (whole && !limit.present()) {
        verdict.fail(
            container,
            request,
            "%s is requested without a limit, so the API server refuses the pod"
                .formatted(request.name()));
      } else if (limited.isPresent()) {
        int order = limited.get().compareTo(requested.get());
        if (order < 0 || (whole && order != 0)) {
          complain(container, request, limit, order, verdict);
        }
      }
    }
  }

  private static void complain(
      String container, Field request, Field limit, int order, Verdict verdict) {
    verdict.fail(
        container,
        limit,
        "the %s limit %s is %s the request %s, so the API server refuses the pod"
            .formatted(
                request.name(),
                limit.stringOrNumber().orElse(""),
                order < 0 ? "below" : "above",
                request.stringOrNumber().orElse("")));
  }

  /** Devices and huge pages belong to one container alone: the request must equal the limit. */
  private static boolean isNeverShared(String resource) {
    int slash = resource.indexOf('/');
    return resource.startsWith("hugepages-")
        || (slash > 0 && !resource.substring(0, slash).endsWith("kubernetes.io"));
  }
}
