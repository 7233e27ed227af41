package dev.brynje.workload.resource;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceChecksTest {
  private static final String MEMORY_LIMIT = "workload/memory-limit";
  private static final String CPU_REQUEST = "workload/cpu-request";
  private static final String STORAGE = "workload/ephemeral-storage-limit";
  private static final String COVER = "workload/limits-cover-requests";
  private static final String EQUAL = "workload/requests-equal-limits";
  private static final String VALID = "workload/valid-quantities";
  private static final String SENSIBLE = "workload/sensible-quantities";

  static Stream<Trial> trials() {
    return Stream.of(missing(), relations(), quantities()).flatMap(trials -> trials);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trials")
  void holds(Trial trial) {
    trial.holds();
  }

  private static Stream<Trial> missing() {
    return Stream.of(
        Trial.of(MEMORY_LIMIT, "none")
            .container("")
            .says(
                "medium [name: api] no memory limit is set, so one leak takes the memory of the node"),
        Trial.of(MEMORY_LIMIT, "another one")
            .container("resources:\n  limits: {cpu: 1}")
            .says(
                "medium [limits] no memory limit is set, so one leak takes the memory of the node"),
        Trial.of(MEMORY_LIMIT, "zero is none")
            .container("resources:\n  limits:\n    memory: \"0\"")
            .says(
                "medium [memory: \"0\"] the memory limit is 0, which sets none, so one leak takes the"
                    + " memory of the node"),
        Trial.of(MEMORY_LIMIT, "null is none")
            .container("resources:\n  limits:\n    memory:")
            .says(
                "medium [memory] no memory limit is set, so one leak takes the memory of the node"),
        Trial.of(MEMORY_LIMIT, "a request is no limit")
            .container("resources: {requests: {memory: 1Gi}}")
            .says(
                "medium [resources] no memory limit is set, so one leak takes the memory of the node"),
        Trial.of(MEMORY_LIMIT, "of the pod")
            .podWith("resources: {limits: {memory: 1Gi}}")
            .saysNothing(),
        Trial.of(MEMORY_LIMIT, "invalid is said elsewhere")
            .container("resources: {limits: {memory: 512MB}}")
            .saysNothing(),
        Trial.of(MEMORY_LIMIT, "a boolean is refused")
            .container("resources: {limits: {memory: yes}}")
            .says(
                "unjudged [memory: yes] spec.containers[0].resources.limits.memory must be a string or a"
                    + " number, but is the boolean true"),
        Trial.of(MEMORY_LIMIT, "init containers, but no ephemeral ones")
            .pod("initContainers: [{name: i}]\nephemeralContainers: [{name: e}]\ncontainers: []")
            .says(
                "medium [{name: i}] no memory limit is set, so one leak takes the memory of the node"),
        Trial.of(CPU_REQUEST, "taken from the limit")
            .container("resources: {limits: {cpu: 500m}}")
            .saysNothing(),
        Trial.of(CPU_REQUEST, "taken from the pod's limit")
            .podWith("resources: {limits: {cpu: 2}}")
            .saysNothing(),
        Trial.of(CPU_REQUEST, "zero stays zero")
            .container("resources: {requests: {cpu: 0}, limits: {cpu: 1}}")
            .says(
                "low [cpu: 0] the cpu request is 0, which sets none, so the scheduler sets nothing"
                    + " aside"),
        Trial.of(STORAGE, "none")
            .container("")
            .says(
                "low [name: api] no ephemeral-storage limit is set, so it may fill the disk of the"
                    + " node"));
  }

  private static Stream<Trial> relations() {
    return Stream.of(
        Trial.of(COVER, "below in another unit")
            .container("resources:\n  requests: {cpu: 1}\n  limits: {cpu: 500m}")
            .says(
                "high [cpu: 500m] the cpu limit 500m is below the request 1, so the API server refuses"
                    + " the pod"),
        Trial.of(COVER, "equal in another unit")
            .container("resources: {requests: {memory: 1Gi}, limits: {memory: 1024Mi}}")
            .saysNothing(),
        Trial.of(COVER, "of the pod")
            .podWith("resources:\n  requests: {memory: 2Gi}\n  limits: {memory: 1Gi}")
            .says(
                "high [memory: 1Gi] the memory limit 1Gi is below the request 2Gi, so the API server"
                    + " refuses the pod"),
        Trial.of(COVER, "devices and huge pages")
            .container(
                """
                resources:
                  requests: {nvidia.com/gpu: 1, hugepages-2Mi: 4Mi, example.com/x: 1}
                  limits: {nvidia.com/gpu: 2, hugepages-2Mi: 4Mi}
                """)
            .says(
                "high [nvidia.com/gpu: 2] the nvidia.com/gpu limit 2 is above the request 1, so the API"
                    + " server refuses the pod",
                "high [example.com/x: 1] example.com/x is requested without a limit, so the API server"
                    + " refuses the pod"),
        Trial.of(EQUAL, "lower")
            .container(
                "resources:\n  requests: {cpu: 1, memory: 1Gi}\n  limits: {cpu: 2, memory: 1024Mi}")
            .says("info [requests] requests are lower than limits for cpu"),
        Trial.of(EQUAL, "only limits").container("resources: {limits: {cpu: 2}}").saysNothing());
  }

  private static Stream<Trial> quantities() {
    return Stream.of(
        Trial.of(VALID, "units as people write them")
            .container(
                "resources: {limits: {memory: 512MB, cpu: 1 core}, requests: {memory: 1.5gb}}")
            .says(
                "high [memory: 1.5gb] 1.5gb is no quantity, so the API server refuses it",
                "high [memory: 512MB] 512MB is no quantity, so the API server refuses it",
                "high [cpu: 1 core] 1 core is no quantity, so the API server refuses it"),
        Trial.of(VALID, "negative")
            .container("resources: {limits: {memory: -1Gi}}")
            .says("high [memory: -1Gi] -1Gi is negative, so the API server refuses it"),
        Trial.of(VALID, "volume")
            .podWith("volumes: [{name: tmp, emptyDir: {sizeLimit: 1GiB}}]")
            .says("high [sizeLimit: 1GiB] 1GiB is no quantity, so the API server refuses it"),
        Trial.of(VALID, "valid forms")
            .container("resources: {limits: {memory: 1e9, cpu: .5, ephemeral-storage: 1E, a/b: 3}}")
            .saysNothing(),
        Trial.of(SENSIBLE, "half a byte")
            .container("resources: {limits: {memory: 500m}}")
            .says("low [memory: 500m] memory 500m is 0.5 bytes"),
        Trial.of(SENSIBLE, "no unit")
            .container("resources: {requests: {memory: 512}}")
            .says("low [memory: 512] memory 512 is 512 bytes"),
        Trial.of(SENSIBLE, "five hundred cores, and next to none")
            .container("resources: {requests: {cpu: 0.0001}, limits: {cpu: 500}}")
            .says(
                "low [cpu: 0.0001] cpu 0.0001 is less than a thousandth of a core",
                "low [cpu: 500] cpu 500 is more cores than a node has"),
        Trial.of(SENSIBLE, "out of any bound")
            .container("resources: {limits: {memory: 1e999, ephemeral-storage: '1e-999'}}")
            .says(
                "low [memory: 1e999] memory 1e999 is more than a node has",
                "low [ephemeral-storage: '1e-999'] ephemeral-storage 1e-999 is less than a thousandth of"
                    + " a byte"),
        Trial.of(SENSIBLE, "as the API server itself writes it")
            .container("resources: {limits: {memory: 128974848000m, cpu: 1m}}")
            .saysNothing());
  }
}
