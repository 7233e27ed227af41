package dev.brynje.workload.resource;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.kube.Quantity;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class RequestsEqualLimits implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/requests-equal-limits", Ring.WORKLOAD, Severity.INFO)
          .title("Requests equal limits where a pod must not be disturbed")
          .rationale(
              """
              Only a pod whose requests equal its limits in all containers is of the class
              Guaranteed: the last to be evicted and the only one that can have CPU cores of its
              own. What lies between request and limit is borrowed from neighbours.
              """)
          .remediation(
              "Set requests and limits to the same value where the workload is critical; for memory it is nearly always right")
          .effort(Effort.BLOCK)
          .reference(
              "kube-score",
              "container-resource-requests-equal-limits",
              "container-cpu-requests-equal-limits",
              "container-memory-requests-equal-limits",
              "container-ephemeral-storage-request-equals-limit")
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
                      requests: {memory: 64Mi}
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

  private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field resources = container.field().get("resources");
    if (!resources.get("requests").present() || !resources.get("limits").present()) {
      return;
    }
    List<String> different = new ArrayList<>(0);
    for (String resource : RESOURCES) {
      Optional<Quantity> request = Demand.quantity(resources.get("requests").get(resource));
      Optional<Quantity> limit = Demand.quantity(resources.get("limits").get(resource));
      if (request.isPresent() && limit.isPresent() && limit.get().compareTo(request.get()) > 0) {
        different.add(resource);
      }
    }
    if (!different.isEmpty()) {
      String names = String.join(", ", different);
      verdict
          .fail(resources.get("requests"), "requests are lower than limits for " + names)
          .evidence("resources", names);
    }
  }
}
