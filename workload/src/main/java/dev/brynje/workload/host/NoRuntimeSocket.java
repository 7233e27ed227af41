package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoRuntimeSocket implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-runtime-socket", Ring.WORKLOAD, Severity.CRITICAL)
          .title("No pod reaches the socket of the container runtime")
          .rationale(
              """
              Whoever can write to the socket of Docker, containerd, CRI-O or Podman starts a
              privileged container on the node with one request, and so is root there. Mounting it
              read-only changes nothing: a socket is written to either way.
              """)
          .remediation(
              """
              Remove the volume; build images with a rootless builder and read container data from \
              the API server\
              """)
          .effort(Effort.WORK)
          .reference("pss", "hostPathVolumes")
          .reference("cis", "5.2.12")
          .reference("nsm", "2.3.6")
          .reference("cwe", "CWE-250")
          .reference("kube-linter", "docker-sock")
          .reference("checkov", "CKV_K8S_27")
          .reference("trivy", "KSV-0006")
          .reference("polaris", "hostPathSet")
          .reference("kubesec", "DockerSock")
          .reference("kubescape", "C-0074", "C-0203")
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
                    volumeMounts:
                      - name: node
                        mountPath: /var/run/docker.sock
                volumes:
                  - name: node
                    hostPath:
                      path: /var/run/docker.sock
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
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    for (Field volume : pod.spec().get("volumes").items()) {
      HostPath.of(volume.get("hostPath"))
          .filter(path -> path.kind() == HostPath.Kind.RUNTIME_SOCKET)
          .ifPresent(path ->
              verdict
                  .fail(path.field(), "%s gives away %s".formatted(path.text(), path.holds()))
                  .severity(path.severity())
                  .evidence("volume", volume.get("name").string().orElse(""))
                  .evidence("path", path.text()));
    }
  }
}
