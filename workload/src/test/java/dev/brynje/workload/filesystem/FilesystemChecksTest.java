package dev.brynje.workload.filesystem;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FilesystemChecksTest {
  private static final String ROOT = "workload/read-only-root-filesystem";
  private static final String INSIDE = "workload/sub-path-inside-volume";
  private static final String FIXED = "workload/fixed-sub-path";
  private static final String WRITABLE = "workload/no-writable-sub-path";
  private static final String LIVE = "workload/live-configuration";
  private static final String TYPES = "workload/core-volume-types";
  private static final String SYSTEM = "workload/no-mount-over-system";
  private static final String SIZE = "workload/empty-dir-size-limit";
  private static final String ENCRYPTED = "workload/encrypted-storage";
  private static final String CLAIM = "workload/claim-of-one-node";

  private static final String EVERY_TYPE =
      """
      - {name: config, configMap: {name: api}}
      - {name: secret, secret: {secretName: api}}
      - {name: claim, persistentVolumeClaim: {claimName: api}}
      - {name: empty, emptyDir: {}}
      - {name: node, hostPath: {path: /srv}}
      - {name: nothing}
      """;

  static Stream<Trial> rootFileSystem() {
    return Stream.of(
        Trial.of(ROOT, "not set")
            .container("image: x")
            .says(
                "medium [name: api] readOnlyRootFilesystem is not set, so the root file system is"
                    + " writable"),
        Trial.of(ROOT, "false")
            .container("securityContext: {readOnlyRootFilesystem: false}")
            .says("medium [readOnlyRootFilesystem: false] the root file system is writable"),
        Trial.of(ROOT, "the pod has no such field")
            .podWith("securityContext: {readOnlyRootFilesystem: true}")
            .says(
                "medium [name: api] readOnlyRootFilesystem is not set, so the root file system is"
                    + " writable"),
        Trial.of(ROOT, "an ephemeral container too")
            .pod("ephemeralContainers: [{name: debug, securityContext: {}}]")
            .says(
                "medium [securityContext] readOnlyRootFilesystem is not set, so the root file"
                    + " system is writable"),
        Trial.of(ROOT, "Windows cannot").podWith("os: {name: windows}").saysNothing());
  }

  static Stream<Trial> subPaths() {
    return Stream.of(
        Trial.of(INSIDE, "by every way out")
            .pod(
                mounts(
                    """
                    - {name: claim, mountPath: /a, subPath: /etc}
                    - {name: claim, mountPath: /b, subPath: a/../../b}
                    - {name: claim, mountPath: /c, subPath: ..}
                    - {name: claim, mountPath: /d, subPath: 'a\\..\\..\\b'}
                    - {name: claim, mountPath: /e, subPathExpr: ../$(POD)}
                    - {name: claim, mountPath: /f, subPath: a..b/..c}
                    """))
            .says(
                "medium [subPath: /etc] subPath is absolute",
                "medium [subPath: a/../../b] subPath climbs out of its volume with ..",
                "medium [subPath: ..] subPath climbs out of its volume with ..",
                "medium [subPath: 'a\\..\\..\\b'] subPath climbs out of its volume with ..",
                "medium [subPathExpr: ../$(POD)] subPathExpr climbs out of its volume with .."),
        Trial.of(FIXED, "by what each variable comes from")
            .container(
                """
                env:
                  - {name: POD, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
                  - {name: TENANT, valueFrom: {fieldRef: {fieldPath: "metadata.labels['t']"}}}
                  - {name: NOTE, valueFrom: {fieldRef: {fieldPath: metadata.annotations}}}
                  - {name: FIXED, value: a}
                volumeMounts:
                  - {name: a, mountPath: /a, subPathExpr: $(POD)/$(FIXED)}
                  - {name: a, mountPath: /b, subPathExpr: x/$(TENANT)}
                  - {name: a, mountPath: /c, subPath: $(NOTE)}
                """)
            .says(
                "medium [subPathExpr: x/$(TENANT)] TENANT comes from metadata.labels['t'] and"
                    + " chooses the directory"),
        Trial.of(WRITABLE, "unless the kubelet fills the volume or it is read-only")
            .pod(
                mounts(
                    """
                    - {name: claim, mountPath: /a, subPath: a}
                    - {name: claim, mountPath: /b, subPath: b, readOnly: true}
                    - {name: config, mountPath: /c, subPath: c}
                    - {name: other, mountPath: /d, subPathExpr: d}
                    - {name: empty, mountPath: /e, subPath: ''}
                    """))
            .says(
                "info [subPath: a] the directory a of a writable volume is mounted",
                "info [subPathExpr: d] the directory d of a writable volume is mounted"),
        Trial.of(LIVE, "by type")
            .pod(
                mounts(
                    """
                    - {name: secret, mountPath: /a, subPath: a}
                    - {name: config, mountPath: /b, subPath: b}
                    - {name: claim, mountPath: /c, subPath: c}
                    - {name: secret, mountPath: /d}
                    """))
            .says(
                "low [subPath: a] a secret mounted by subPath is never renewed",
                "info [subPath: b] a configMap mounted by subPath is never renewed"));
  }

  static Stream<Trial> volumes() {
    return Stream.of(
        Trial.of(TYPES, "those of the pod, and hostPath, which has its own controls")
            .pod(mounts("- {name: empty, mountPath: /a}"))
            .saysNothing(),
        Trial.of(TYPES, "others by their weight")
            .podWith(
                """
                volumes:
                  - {name: a, gitRepo: {repository: 'https://git.example.com/a'}}
                  - {name: b, flexVolume: {driver: example.com/b}}
                  - {name: c, iscsi: {targetPortal: 192.0.2.1}}
                  - {name: d, nfs: null}
                """)
            .says(
                "high [gitRepo] a gitRepo volume runs git on the node as root",
                "medium [flexVolume] a flexVolume starts a program of the node as root",
                "low [iscsi] a volume of type iscsi reaches past the pod"),
        Trial.of(SYSTEM, "by path, and whether programs can be exchanged")
            .pod(
                mounts(
                    """
                    - {name: claim, mountPath: //usr/./bin/}
                    - {name: claim, mountPath: /lib, readOnly: true}
                    - {name: config, mountPath: /etc/passwd, subPath: passwd}
                    - {name: config, mountPath: /etc/api}
                    - {name: node, mountPath: /sys}
                    - {name: empty, mountPath: /dev/shm}
                    - {name: empty, mountPath: /}
                    """))
            .says(
                "medium [mountPath: //usr/./bin/] the volume hides what the image has at /usr/bin",
                "low [mountPath: /lib] the volume hides what the image has at /lib",
                "low [mountPath: /etc/passwd] the volume hides what the image has at /etc/passwd",
                "medium [mountPath: /] the volume hides what the image has at /"),
        Trial.of("workload/no-mount-propagation", "into the container alone")
            .pod(mounts("- {name: node, mountPath: /a, mountPropagation: HostToContainer}"))
            .saysNothing(),
        Trial.of(SIZE, "on disk, in memory, and by default")
            .podWith(
                """
                volumes:
                  - {name: a, emptyDir: {}}
                  - {name: b, emptyDir: {medium: Memory}}
                  - {name: c, emptyDir: {sizeLimit: 1Gi}}
                  - {name: d, emptyDir: {sizeLimit: 0}}
                  - {name: e}
                """)
            .says(
                "low [emptyDir] the emptyDir may fill the disk of the node",
                "low [emptyDir] the emptyDir may fill the memory of the node",
                "low [sizeLimit: 0] the emptyDir may fill the disk of the node",
                "low [{name: e}] the emptyDir may fill the disk of the node"),
        Trial.of(SIZE, "the containers' own limits bound it")
            .pod(
                """
                initContainers:
                  - {name: fill}
                containers:
                  - {name: api, resources: {limits: {ephemeral-storage: 1Gi}}}
                volumes:
                  - {name: a, emptyDir: {}}
                  - {name: b, emptyDir: {medium: Memory}}
                """)
            .says("low [emptyDir] the emptyDir may fill the memory of the node"));
  }

  static Stream<Trial> storage() {
    return Stream.of(
        Trial.of(ENCRYPTED, "of a driver with a prefix")
            .manifest(storageClass("rook-ceph.rbd.csi.ceph.com", "encrypted: 'false'"))
            .says(
                "medium [encrypted: 'false'] rook-ceph.rbd.csi.ceph.com is not asked to encrypt its"
                    + " volumes"),
        Trial.of(ENCRYPTED, "by another name")
            .manifest(storageClass("pxd.portworx.com", "secure: 'true'"))
            .saysNothing(),
        Trial.of(ENCRYPTED, "by another value")
            .manifest(storageClass("storage.csi.upcloud.com", "encryption: data-at-rest"))
            .saysNothing(),
        Trial.of(ENCRYPTED, "a driver that always does")
            .manifest(storageClass("pd.csi.storage.gke.io", "type: pd-ssd"))
            .saysNothing(),
        Trial.of(ENCRYPTED, "true without quotes, which the API server refuses")
            .manifest(storageClass("ebs.csi.aws.com", "encrypted: true"))
            .says(
                "unjudged [encrypted: true] parameters.encrypted must be a string, but is the"
                    + " boolean true"),
        Trial.of(CLAIM, "of a StatefulSet")
            .manifest(
                """
                apiVersion: apps/v1
                kind: StatefulSet
                metadata:
                  name: db
                spec:
                  volumeClaimTemplates:
                    - spec: {accessModes: [ReadWriteOnce]}
                    - spec: {accessModes: [ReadOnlyMany, ReadWriteMany]}
                """)
            .says("info [ReadWriteMany] the volume may be written from many nodes at once"));
  }

  private static String mounts(String mounts) {
    return "containers:\n  - name: api\n    volumeMounts:\n"
        + mounts.indent(6)
        + "volumes:\n"
        + EVERY_TYPE.indent(2);
  }

  private static String storageClass(String provisioner, String parameter) {
    return """
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata:
      name: data
    provisioner: %s
    parameters:
      %s
    """
        .formatted(provisioner, parameter);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"rootFileSystem", "subPaths", "volumes", "storage"})
  void judges(Trial trial) {
    trial.holds();
  }
}
