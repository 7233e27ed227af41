package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.kube.inventory.Fact;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.check.Check;
import dev.brynje.workload.pss.PodSecurityChecks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two findings of one run share a fingerprint only when the same object is given twice. */
class FingerprintsTest {
  private static final List<Check> CHECKS =
      Stream.concat(Checks.all().stream(), PodSecurityChecks.NEWEST.stream()).toList();

  /** Several of everything that comes in a list. */
  private static final String CROWDED =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: api, namespace: shop}
      spec:
        hostAliases:
          - {ip: 192.0.2.1, hostnames: [a.example.com]}
          - {ip: 192.0.2.1, hostnames: [b.example.com]}
        securityContext:
          supplementalGroups: [10, 20]
          sysctls: [{name: kernel.msgmax, value: '1'}, {name: kernel.sem, value: '1'}]
        containers:
          - name: one
            image: registry.example.com/one
            command: [sh, -c, sudo one]
            args: [sh, -c, sudo two]
            env:
              - {name: GITSYNC_GIT, value: sh}
              - {name: GIT_SYNC_GIT, value: sh}
              - {name: TENANT, valueFrom: {fieldRef: {fieldPath: 'metadata.labels[''t'']'}}}
              - {name: OWNER, valueFrom: {fieldRef: {fieldPath: 'metadata.labels[''o'']'}}}
              - {name: OWNER, value: twice}
            ports:
              - {name: UPPER, containerPort: 53, hostPort: 53, protocol: UDP}
              - {name: Mixed, containerPort: 53, hostPort: 53}
              - {containerPort: 80, hostPort: 80}
            securityContext:
              runAsUser: 100
              runAsGroup: 100
              seLinuxOptions: {type: spc_t, user: a, role: b}
              capabilities: {add: [SYS_ADMIN, SYS_MODULE, CHOWN, KILL, SYSLOG, WAKE_ALARM, NONE, ODD]}
            volumeMounts: &mounts
              - {name: etc, mountPath: /etc, mountPropagation: Bidirectional}
              - {name: log, mountPath: /log, mountPropagation: Bidirectional}
              - {name: scratch, mountPath: /usr/bin, subPath: a}
              - {name: scratch, mountPath: /bin, subPath: b}
              - {name: scratch, mountPath: /t, subPathExpr: /$(TENANT)/$(OWNER)}
              - {name: scratch, mountPath: /o, subPathExpr: ../$(OWNER)}
              - {name: settings, mountPath: /s1, subPath: a}
              - {name: settings, mountPath: /s2, subPath: b}
          - name: two
            image: registry.example.com/two
            securityContext:
              runAsUser: 100
              runAsGroup: 100
              seLinuxOptions: {type: spc_t, user: a, role: b}
            volumeMounts: *mounts
        volumes:
          - {name: etc, hostPath: {path: /etc/kubernetes}}
          - {name: ssh, hostPath: {path: /etc/ssh}}
          - {name: log, hostPath: {path: /var/log}}
          - {name: data, hostPath: {path: /srv/data}}
          - {name: docker, hostPath: {path: /var/run/docker.sock}}
          - {name: containerd, hostPath: {path: /run/containerd/containerd.sock}}
          - {name: aws, hostPath: {path: /root/.aws}}
          - {name: azure, hostPath: {path: /root/.azure}}
          - {name: sda, hostPath: {path: /dev/sda}}
          - {name: sdb, hostPath: {path: /dev/sdb}}
          - {name: scratch, emptyDir: {}}
          - {name: more, emptyDir: {}}
          - {name: wrong, emptyDir: {sizeLimit: 1 MB}}
          - {name: wronger, emptyDir: {sizeLimit: 2 MB}}
          - {name: settings, configMap: {name: settings}}
          - {name: flags, configMap: {name: flags}}
          - {name: nfs, nfs: {server: a, path: /}}
          - {name: nfs2, nfs: {server: b, path: /}}
          - {name: git, gitRepo: {repository: a}}
          - {name: git2, gitRepo: {repository: b}}
          - {name: claim, persistentVolumeClaim: {claimName: a}}
          - {name: claim2, persistentVolumeClaim: {claimName: b}}
          - {name: key, secret: {secretName: a}}
          - {name: key2, secret: {secretName: b}}
      ---
      apiVersion: apps/v1
      kind: StatefulSet
      metadata: {name: db, namespace: shop}
      spec:
        volumeClaimTemplates:
          - {metadata: {name: a}, spec: {accessModes: [ReadWriteMany]}}
          - {metadata: {name: b}, spec: {accessModes: [ReadWriteMany]}}
        template: {metadata: {labels: {app: db}}, spec: {containers: [{name: db, ports: [{containerPort: 1}]}]}}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, namespace: shop}
      data: {a: 'password: Tr0ub4dor-and-3', b: 'password: Tr0ub4dor-and-4'}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: db, namespace: shop}
      spec:
        type: LoadBalancer
        externalIPs: [192.0.2.1, 192.0.2.2]
        loadBalancerSourceRanges: [0.0.0.0/0, '::/0']
        selector: {app: db}
        ports:
          - {name: ssh, port: 22, targetPort: 22}
          - {name: ssh2, port: 2222, targetPort: 22}
          - {name: a, port: 80, targetPort: http}
          - {name: b, port: 81, targetPort: http}
      ---
      apiVersion: networking.k8s.io/v1
      kind: Ingress
      metadata:
        name: shop
        namespace: shop
        annotations:
          nginx.ingress.kubernetes.io/server-snippet: a
          nginx.ingress.kubernetes.io/configuration-snippet: a
      spec:
        tls: [{hosts: [none.example.com]}]
        rules:
          - {host: '*.a.example.com', http: {paths: [{path: /, backend: {service: {name: a, port: {number: 1}}}}]}}
          - {host: '*.b.example.com', http: {paths: [{path: /, backend: {service: {name: b, port: {number: 1}}}}]}}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: shop, namespace: shop}
      spec:
        podSelector: {}
        policyTypes: [Ingress, Egress]
        ingress:
          - {ports: [{port: 80}]}
          - {ports: [{port: 81}]}
          - {from: [{ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: '::/0'}}]}
          - {from: [{podSelector: {matchLabels: {app: a}}}, {podSelector: {matchLabels: {app: b}}}]}
          - {from: [{namespaceSelector: {matchLabels: {name: kube-system}}}]}
        egress:
          - {to: [{namespaceSelector: {matchLabels: {name: kube-public}}}]}
          - {to: [{ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: '::/0'}}]}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: r}
      rules:
        - {apiGroups: [''], resources: [secrets], resourceNames: [a], verbs: [get]}
        - {apiGroups: [''], resources: [secrets], resourceNames: [b], verbs: [get]}
        - {apiGroups: [apps], resources: [deployments], verbs: ['*']}
        - {apiGroups: [extensions], resources: [deployments], verbs: ['*']}
        - {apiGroups: ['*'], resources: [deployments, 'pods/*', 'x/*'], verbs: [get]}
        - {nonResourceURLs: ['*', '/*'], verbs: ['*']}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: b}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
      subjects:
        - {kind: User, name: system:anonymous}
        - {kind: Group, name: system:masters}
        - {kind: ServiceAccount, name: default, namespace: shop}
        - {kind: ServiceAccount, name: gone, namespace: shop}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: c}
      roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
      subjects:
        - {kind: User, name: system:anonymous}
        - {kind: Group, name: system:unauthenticated}
        - {kind: Group, name: system:authenticated}
        - {kind: Group, name: system:serviceaccounts}
        - {kind: Group, name: system:serviceaccounts:shop}
        - {kind: Group, name: system:masters}
        - {kind: ServiceAccount, name: default, namespace: shop}
        - {kind: ServiceAccount, name: default, namespace: other}
        - {kind: ServiceAccount, name: gone, namespace: shop}
        - {kind: ServiceAccount, name: away, namespace: shop}
      """;

  /** Nothing but their place tells two of one name apart. */
  private static final Set<String> OF_ONE_NAME =
      Set.of("workload/no-duplicates", "workload/unique-names");

  static Stream<Check> checks() {
    return CHECKS.stream().filter(check -> !OF_ONE_NAME.contains(check.control().id()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("checks")
  void areUniqueInTheExamplesOfControls(Check check) {
    assertUnique(Map.of("bad.yaml", bytes(check.control().bad())));
    assertUnique(Map.of("good.yaml", bytes(check.control().good())));
  }

  @Test
  void areUniqueInTheShop() throws IOException {
    Map<String, byte[]> sources = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("../examples/shop/k8s"))) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        sources.put(file.toString(), Files.readAllBytes(file));
      }
    }
    assertThat(sources).hasSizeGreaterThan(5);
    assertUnique(sources);
  }

  @Test
  void areUniqueWhereListsHoldMany() {
    Map<String, byte[]> crowded = Map.of("crowded.yaml", bytes(CROWDED));
    assertThat(findings(crowded)).hasSizeGreaterThan(150);
    assertUnique(crowded);
  }

  private static void assertUnique(Map<String, byte[]> sources) {
    Map<String, List<String>> places = new LinkedHashMap<>();
    for (Finding finding : findings(sources)) {
      places
          .computeIfAbsent(finding.fingerprint(), _ -> new ArrayList<>())
          .add(
              "%s:%s:%s %s: %s"
                  .formatted(
                      finding.location().path(),
                      finding.location().line(),
                      finding.location().column(),
                      finding.control(),
                      finding.message()));
    }
    assertThat(places.values()).filteredOn(shared -> shared.size() > 1).isEmpty();
  }

  private static List<Finding> findings(Map<String, byte[]> sources) {
    ManifestAudit audit = new ManifestAudit(CHECKS, Policy.DEFAULT);
    List<Finding> findings = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    sources.forEach((path, bytes) -> {
      SourceJudgement judgement = audit.judge(0, path, bytes, false);
      findings.addAll(judgement.findings());
      facts.addAll(judgement.facts());
    });
    audit.judge(new Inventory(facts), new Tally()).values().forEach(findings::addAll);
    return findings;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
