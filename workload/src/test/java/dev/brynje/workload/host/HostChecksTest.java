package dev.brynje.workload.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.workload.Trial;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostChecksTest {
  private static final String PORT = "workload/no-host-port";
  private static final String LOW_PORT = "workload/unprivileged-ports";
  private static final String SSH = "workload/no-ssh-port";
  private static final String READ_ONLY = "workload/read-only-host-path";
  private static final String VOLUME = "workload/no-host-path-volume";
  private static final String USERS = "workload/user-namespace";

  static Stream<Trial> namespacesAndPorts() {
    return Stream.of(
        Trial.of("workload/no-host-network", "as kubectl reads on")
            .podWith("hostNetwork: on")
            .says(
                "high [hostNetwork: on] the pod stands in the network of the node, outside every"
                    + " NetworkPolicy"),
        Trial.of("workload/no-host-pid", "in the template of a CronJob")
            .manifest(
                """
                apiVersion: batch/v1
                kind: CronJob
                metadata: {name: clean}
                spec:
                  jobTemplate:
                    spec:
                      template:
                        spec:
                          hostPID: true
                """)
            .says("high [hostPID: true] the pod sees and may signal every process of the node"),
        Trial.of("workload/no-host-ipc", "said to be off").podWith("hostIPC: off").saysNothing(),
        Trial.of(PORT, "each port")
            .container("ports: [{containerPort: 80, hostPort: 80}, {containerPort: 81}]")
            .says("medium [hostPort: 80] port 80 is open on every node that runs the pod"),
        Trial.of(PORT, "0 is none")
            .container("ports: [{containerPort: 80, hostPort: 0}]")
            .saysNothing(),
        Trial.of(PORT, "on the loopback of the node")
            .container("ports: [{containerPort: 80, hostPort: 80, hostIP: 127.0.0.1}]")
            .says("low [hostPort: 80] port 80 of the node is taken on its loopback"),
        Trial.of(PORT, "in the network of the node it changes nothing")
            .pod(
                """
                hostNetwork: true
                containers: [{name: api, ports: [{containerPort: 80, hostPort: 80}, {containerPort: 81}]}]
                """)
            .says(
                "low [hostPort: 80] port 80 of the node is named beside hostNetwork, which opens it"
                    + " anyway"),
        Trial.of(LOW_PORT, "below 1024, unless it is SSH's")
            .container(
                "ports: [{containerPort: 80}, {containerPort: 1024}, {containerPort: 22},"
                    + " {containerPort: 22, protocol: UDP}]")
            .says(
                "low [containerPort: 80] port 80 takes root or NET_BIND_SERVICE",
                "low [containerPort: 22] port 22 takes root or NET_BIND_SERVICE"),
        Trial.of(SSH, "over TCP")
            .container("ports: [{containerPort: 22, protocol: UDP}, {containerPort: 22}]")
            .says("medium [containerPort: 22] port 22 is where an SSH server listens"),
        Trial.of("workload/no-host-aliases", "each address")
            .podWith("hostAliases: [{ip: 192.0.2.1, hostnames: [a.example, b.example]}, {ip: x}]")
            .says(
                "low [ip: 192.0.2.1] the manifest points a.example, b.example to 192.0.2.1 in"
                    + " every container"),
        Trial.of("workload/no-shared-processes", "shared")
            .podWith("shareProcessNamespace: true")
            .says(
                "low [shareProcessNamespace: true] each container sees the processes and files of"
                    + " the others"),
        Trial.of(USERS, "asked not to")
            .podWith("hostUsers: true")
            .says("info [hostUsers: true] user ids of the pod are user ids of the node"),
        Trial.of(USERS, "impossible beside a namespace of the node")
            .podWith("hostPID: true")
            .saysNothing(),
        Trial.of(USERS, "Windows has none").podWith("os: {name: windows}").saysNothing());
  }

  static Stream<Trial> volumes() {
    return Stream.of(
        Trial.of(READ_ONLY, "each mount of a hostPath")
            .pod(
                """
                initContainers:
                  - name: fill
                    volumeMounts:
                      - {name: data, mountPath: /data}
                containers:
                  - name: api
                    volumeMounts:
                      - {name: data, mountPath: /data, readOnly: true}
                      - {name: tmp, mountPath: /tmp}
                      - {name: claimed, mountPath: /claimed}
                volumes:
                  - {name: data, hostPath: {path: /srv/data}}
                  - {name: tmp, emptyDir: {}}
                """)
            .says(
                "medium [{name: data, mountPath: /data}] /srv/data of the node is mounted"
                    + " writable"),
        Trial.of(READ_ONLY, "said to be writable")
            .pod(
                """
                containers:
                  - name: api
                    volumeMounts:
                      - {name: logs, mountPath: /logs, readOnly: false}
                volumes:
                  - {name: logs, hostPath: {path: /var/log}}
                """)
            .says("high [readOnly: false] /var/log of the node is mounted writable"),
        Trial.of(READ_ONLY, "a socket is written to either way")
            .pod(
                """
                containers:
                  - name: api
                    volumeMounts:
                      - {name: docker, mountPath: /var/run/docker.sock}
                volumes:
                  - {name: docker, hostPath: {path: /var/run/docker.sock}}
                """)
            .saysNothing(),
        Trial.of("workload/no-host-path", "no path")
            .podWith("volumes: [{name: a, hostPath: {}}]")
            .says("medium [hostPath] a path of the node is mounted"),
        Trial.of("workload/no-host-path", "null is no hostPath")
            .podWith("volumes: [{name: a, hostPath: null}]")
            .saysNothing(),
        Trial.of("workload/no-host-device", "by its type")
            .podWith("volumes: [{name: a, hostPath: {path: /srv/disk, type: BlockDevice}}]")
            .says("high [path: /srv/disk] /srv/disk is a device of the node"),
        Trial.of(VOLUME, "what the node runs on")
            .manifest(persistentVolume("hostPath: {path: /etc/kubernetes}"))
            .says(
                "critical [path: /etc/kubernetes] claims of this volume get /etc/kubernetes of the"
                    + " node, which holds keys and static pods of the cluster"),
        Trial.of(VOLUME, "a disk of its own")
            .manifest(persistentVolume("local: {path: /dev/nvme1n1}"))
            .saysNothing(),
        Trial.of(VOLUME, "a local volume on what the node runs on")
            .manifest(persistentVolume("local: {path: /var/lib/kubelet}"))
            .says(
                "critical [path: /var/lib/kubelet] claims of this volume get /var/lib/kubelet of"
                    + " the node, which holds the secrets of all pods and the keys of the"
                    + " kubelet"));
  }

  private static String persistentVolume(String source) {
    return """
    apiVersion: v1
    kind: PersistentVolume
    metadata:
      name: export
    spec:
      %s
    """
        .formatted(source);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"namespacesAndPorts", "volumes"})
  void judges(Trial trial) {
    trial.holds();
  }

  /** Each path is reported once: by the control named here and no other one. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          /var/run/docker.sock,                       runtime-socket,      critical
          /run/docker.sock,                           runtime-socket,      critical
          //var//run/./docker.sock/,                  runtime-socket,      critical
          /srv/../var/run/docker.sock,                runtime-socket,      critical
          /run/containerd/containerd.sock,            runtime-socket,      critical
          /run/k3s/containerd/containerd.sock,        runtime-socket,      critical
          /var/run/crio/crio.sock,                    runtime-socket,      critical
          /run/podman/podman.sock,                    runtime-socket,      critical
          /run/user/1000/podman/podman.sock,          runtime-socket,      critical
          /run/user/1000,                             runtime-socket,      critical
          /run/user/1000/podman,                      runtime-socket,      critical
          /run/user/1000/pulse,                       host-path,           medium
          /run,                                       runtime-socket,      critical
          /var/run/,                                  runtime-socket,      critical
          /run/containerd,                            runtime-socket,      critical
          \\\\.\\pipe\\docker_engine,                 runtime-socket,      critical
          /run/shop,                                  host-path,           medium
          /dev,                                       host-device,         high
          /dev/sda1,                                  host-device,         high
          /dev/kvm,                                   host-device,         medium
          /dev/net/tun,                               host-device,         medium
          /dev/log,                                   host-path,           medium
          /home/ubuntu/.aws/credentials,              node-credentials,    high
          /root/.ssh,                                 node-credentials,    high
          /etc/kubernetes/azure.json,                 node-credentials,    high
          /root/.config/gcloud,                       node-credentials,    high
          /,                                          sensitive-host-path, critical
          /.,                                         sensitive-host-path, critical
          /etc,                                       sensitive-host-path, high
          /etc/shadow,                                sensitive-host-path, high
          /etc/kubernetes,                            sensitive-host-path, critical
          /etc/kubernetes/pki,                        sensitive-host-path, critical
          /etc/kubernetes/pki/etcd/ca.crt,            sensitive-host-path, critical
          /etc/kubernetes/manifests/,                 sensitive-host-path, critical
          /etc/kubernetes/admin.conf,                 sensitive-host-path, critical
          /etc/kubernetes/kubelet.kubeconfig,         sensitive-host-path, critical
          /etc/kubernetes/encryption-config.yaml,     sensitive-host-path, critical
          /etc/kubernetes/ssl/ca.pem,                 sensitive-host-path, critical
          /etc/kubernetes/node-feature-discovery/source.d,host-path,           medium
          /etc/kubernetes/audit-policy.yaml,          host-path,           medium
          /etc/kubernetes/shop/x.conf,                host-path,           medium
          /etc/localtime,                             host-path,           medium
          /etc/ssl/certs/ca-certificates.crt,         host-path,           medium
          /etc/shop,                                  host-path,           medium
          /proc/sys,                                  sensitive-host-path, critical
          /sys/fs/cgroup,                             sensitive-host-path, high
          /usr/local/bin,                             sensitive-host-path, high
          /usr/share/shop,                            host-path,           medium
          /lib/modules,                               host-path,           medium
          /var,                                       sensitive-host-path, critical
          /var/lib/kubelet/pods,                      sensitive-host-path, critical
          /var/lib/kubelet/plugins/csi.example.com,   sensitive-host-path, high
          /var/lib/docker/containers,                 sensitive-host-path, high
          /var/lib/shop,                              host-path,           medium
          /var/log,                                   host-path,           medium
          C:\\,                                       sensitive-host-path, critical
          C:\\Windows\\System32,                      sensitive-host-path, high
          c:\\shop,                                   host-path,           medium
          /opt/ETC/x,                                 host-path,           medium
          """)
  void eachPathOfTheNodeIsReportedOnce(String path, String control, String severity) {
    String manifest =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: api
        spec:
          hostUsers: false
          volumes:
            - name: node
              hostPath:
                path: '%s'
        """
            .formatted(path);
    List<String> said = Trial.said(HostChecks.ALL, manifest);
    assertThat(said).singleElement().asString().startsWith(severity + " [path: '" + path + "'] ");
    Trial named = Trial.of("workload/no-" + control, path).manifest(manifest);
    named.says(said.getFirst()).holds();
  }
}
