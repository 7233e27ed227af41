package dev.brynje.workload.pss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.workload.Trial;
import dev.brynje.workload.check.Check;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each place that has to change is pointed at, and the container named. */
class CulpritsTest {
  private static final String CARELESS =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: api
        annotations:
          container.apparmor.security.beta.kubernetes.io/api: unconfined
      spec:
        hostPID: true
        securityContext:
          runAsNonRoot: false
          seLinuxOptions: {type: spc_t, role: staff_r}
          sysctls:
            - name: kernel.msgmax
        initContainers:
          - name: setup
            securityContext:
              capabilities: {add: [CHOWN, SYS_ADMIN, NET_RAW]}
        containers:
          - name: api
            ports:
              - hostPort: 80
            readinessProbe: {tcpSocket: {host: db.example.com, port: 5432}}
            securityContext:
              privileged: true
              procMount: Unmasked
              appArmorProfile: {}
              seccompProfile: {type: Unconfined}
              windowsOptions: {hostProcess: true}
        volumes:
          - name: logs
            hostPath: {path: /var/log}
      """;

  @Test
  void baseline() {
    assertThat(said(PodSecurityLevel.BASELINE, CARELESS))
        .containsExactly(
            "high [appArmorProfile] the AppArmor profile has no type",
            "high [container.apparmor.security.beta.kubernetes.io/api: unconfined] the"
                + " AppArmor profile is unconfined by annotation",
            "high [SYS_ADMIN] adds capability SYS_ADMIN, which the baseline level refuses",
            "high [NET_RAW] adds capability NET_RAW, which the baseline level refuses",
            "high [hostPID: true] hostPID is true",
            "high [hostPath] volume logs is the node's path /var/log",
            "high [hostPort: 80] port 80 is opened on the node",
            "high [host: db.example.com] readinessProbe calls db.example.com"
                + " instead of the pod",
            "critical [privileged: true] privileged is true",
            "high [procMount: Unmasked] procMount is Unmasked",
            "high [type: spc_t] the SELinux type is spc_t",
            "high [role: staff_r] the SELinux role is staff_r",
            "high [type: Unconfined] the seccomp profile is Unconfined",
            "high [name: kernel.msgmax] sysctl kernel.msgmax is not one that a pod may set",
            "critical [hostProcess: true] hostProcess is true");
  }

  @Test
  void restricted() {
    assertThat(said(PodSecurityLevel.RESTRICTED, CARELESS))
        .containsExactly(
            "high [appArmorProfile] the AppArmor profile has no type",
            "high [container.apparmor.security.beta.kubernetes.io/api: unconfined] the"
                + " AppArmor profile is unconfined by annotation",
            "high [hostPID: true] hostPID is true",
            "high [hostPort: 80] port 80 is opened on the node",
            "high [host: db.example.com] readinessProbe calls db.example.com"
                + " instead of the pod",
            "critical [privileged: true] privileged is true",
            "high [type: spc_t] the SELinux type is spc_t",
            "high [role: staff_r] the SELinux role is staff_r",
            "high [name: kernel.msgmax] sysctl kernel.msgmax is not one that a pod may set",
            "critical [hostProcess: true] hostProcess is true",
            "high [securityContext] allowPrivilegeEscalation is not set",
            "high [securityContext] allowPrivilegeEscalation is not set",
            "high [capabilities] does not drop ALL capabilities",
            "high [CHOWN] adds capability CHOWN, which the restricted level refuses",
            "high [SYS_ADMIN] adds capability SYS_ADMIN, which the restricted level refuses",
            "high [NET_RAW] adds capability NET_RAW, which the restricted level refuses",
            "high [securityContext] does not drop ALL capabilities",
            "high [procMount: Unmasked] procMount is Unmasked",
            "high [hostPath] volume logs is of type hostPath",
            "high [runAsNonRoot: false] runAsNonRoot is false",
            "high [securityContext] no seccomp profile is set, here or for the pod",
            "high [type: Unconfined] the seccomp profile is Unconfined");
  }

  @Test
  void findingNamesTheContainerAndItsOwnCapability() {
    List<Check> checks = PodSecurityChecks.of(PodSecurityLevel.BASELINE, KubernetesVersion.LATEST);
    SourceJudgement judgement =
        new ManifestAudit(checks, Policy.DEFAULT)
            .judge(0, "pod.yaml", CARELESS.getBytes(StandardCharsets.UTF_8), true);
    List<Finding> capabilities =
        judgement.findings().stream()
            .filter(finding -> finding.control().equals("pss/capabilities_baseline"))
            .toList();
    assertThat(capabilities)
        .hasSize(2)
        .allSatisfy(one -> assertThat(one.resource().container()).isEqualTo("setup"));
    assertThat(capabilities).extracting(Finding::fingerprint).doesNotHaveDuplicates();
  }

  private static List<String> said(PodSecurityLevel level, String manifest) {
    return Trial.said(PodSecurityChecks.of(level, KubernetesVersion.LATEST), manifest);
  }
}
