package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs before a fix runs after it. */
class RunningStillTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers:
          - name: a
            image: %s
            %s
        volumes:
          - {name: v, %s}
      """;

  @ParameterizedTest
  @CsvSource({
    "mysql:8.4, /run/mysqld, /var/run/mysqld",
    "nginx:1.27, /run, /var/run",
    "nginx:1.27, /var/run/, /var/run",
    "php:8-apache, /run/lock, /var/lock/apache2",
    "mysql:8.4, //var/lib/mysql, /var/lib/mysql",
    "mysql:8.4, /var/lib/./mysql/, /var/lib/mysql",
    "mysql:8.4, /var/lib/x/../mysql, /var/lib/mysql",
    "redis:7, /, /data",
  })
  void nothingIsMountedWhereSomethingIsHoweverItIsWritten(
      String image, String mounted, String path) {
    String fixed =
        fixed(
            POD.formatted(
                image,
                "volumeMounts: [{name: v, mountPath: %s}]".formatted(mounted),
                "emptyDir: {}"));
    assertThat(fixed)
        .contains("readOnlyRootFilesystem: true")
        .doesNotContain("mountPath: " + path + "\n");
  }

  @Test
  void nothingIsMountedOverADevice() {
    String fixed =
        fixed(
            POD.formatted(
                "redis:7",
                "volumeDevices: [{name: v, devicePath: /data}]",
                "persistentVolumeClaim: {claimName: v}"));
    assertThat(fixed).contains("readOnlyRootFilesystem: true").doesNotContain("mountPath: /data");
  }

  @ParameterizedTest
  @CsvSource({"ALL", "all"})
  void whatAddsAllKeepsIt(String all) {
    String fixed =
        fixed(
            POD.formatted(
                "redis:7",
                "securityContext: {capabilities: {add: [%s]}}".formatted(all),
                "emptyDir: {}"));
    assertThat(fixed).contains("add: [%s]".formatted(all)).doesNotContain("drop:");
  }

  @Test
  void aKnownUserMayWriteToWhatLasts() {
    String fixed =
        fixed(
            POD.formatted(
                "postgres:16",
                "volumeMounts: [{name: v, mountPath: /var/lib/postgresql/data}]",
                "persistentVolumeClaim: {claimName: v}"));
    assertThat(fixed).contains("runAsUser: 999", "runAsGroup: 999", "fsGroup: 999");
  }

  @Test
  void aGroupThatIsSaidStaysAndIsThatOfTheVolumes() {
    String fixed =
        fixed(
            POD.formatted(
                "postgres:16",
                "securityContext: {runAsGroup: 5}\n      volumeMounts: [{name: v, mountPath: /data}]",
                "persistentVolumeClaim: {claimName: v}"));
    assertThat(fixed).contains("fsGroup: 5");
  }

  @Test
  void whereSeveralWriteOfWhomOneIsNotKnownNoGroupIsSet() {
    String fixed =
        fixed(
            POD.formatted(
                "postgres:16",
                "volumeMounts: [{name: v, mountPath: /data}]\n    - {name: b, image: own, volumeMounts: [{name: v, mountPath: /data}]}",
                "persistentVolumeClaim: {claimName: v}"));
    assertThat(fixed).contains("runAsUser: 999").doesNotContain("fsGroup");
  }

  @ParameterizedTest
  @CsvSource({
    "caddy:2.8",
    "registry.k8s.io/coredns/coredns:v1.11.1",
    "dpage/pgadmin4:8",
    "registry.k8s.io/ingress-nginx/controller:v1.12.1"
  })
  void aProgramKeepsTheCapabilityThatItsFileCarries(String image) {
    assertThat(fixed(POD.formatted(image, "command: [x]", "emptyDir: {}")))
        .contains("NET_BIND_SERVICE", "ALL");
  }

  @Test
  void whatBeginsAsRootAndStepsDownKeepsWhatThatTakes() {
    String root = POD.formatted("postgres:16", "securityContext: {runAsUser: 0}", "emptyDir: {}");
    assertThat(fixed(root)).doesNotContain("drop");
    String free = POD.formatted("postgres:16", "command: [x]", "emptyDir: {}");
    assertThat(fixed(free, "workload/drop-all-capabilities")).contains("runAsUser: 999", "ALL");
  }

  @Test
  void privilegeStaysBesideACapabilityThatTheApiServerWantsItFor() {
    byte[] bytes =
        POD.formatted(
                "own",
                "securityContext: {privileged: true, capabilities: {add: [CAP_SYS_ADMIN]}}",
                "emptyDir: {}")
            .getBytes(StandardCharsets.UTF_8);
    Mended fixed = Fixing.UNSAFE.fixed(bytes, Fixing.UNSAFE.findings(bytes));
    assertThat(new String(fixed.bytes(), StandardCharsets.UTF_8))
        .contains("privileged: true")
        .doesNotContain("allowPrivilegeEscalation");
  }

  @ParameterizedTest
  @CsvSource({
    "'command: [sh, -c, \"chown -R 999:999 /data\"]'",
    "'command: [sysctl, -w, vm.max_map_count=262144]'",
    "'args: [/bin/sh, -c, \"apt-get update && apt-get install -y curl\"]'",
  })
  void whatOnlyRootMayDoIsLeftToRoot(String command) {
    assertThat(fixed(POD.formatted("busybox:1.36", command, "emptyDir: {}")))
        .doesNotContain("runAsUser", "runAsNonRoot", "drop");
  }

  @ParameterizedTest
  @CsvSource({
    "'bitnami/kubectl:1.30', 'command: [kubectl, get, pods]'",
    "'own', 'args: [sh, -c, \"set -e; kubectl get pods\"]'",
    "'registry.k8s.io/kube-state-metrics/kube-state-metrics:v2.13.0', 'command: [x]'",
    "'registry.k8s.io/external-dns/external-dns:v0.15.0', 'command: [x]'",
    "'quay.io/jetstack/cert-manager-controller:v1.16.0', 'command: [x]'",
  })
  void whatCallsTheApiKeepsItsToken(String image, String command) {
    assertThat(fixed(POD.formatted(image, command, "emptyDir: {}")))
        .doesNotContain("automountServiceAccountToken");
  }

  @Test
  void whatAnInjectedSidecarNeedsStays() {
    String pod =
        POD.formatted("own", "command: [x]", "emptyDir: {}")
            .replace(
                "{name: a}\nspec",
                "{name: a, annotations: {vault.hashicorp.com/agent-inject: 'true'}}\nspec");
    assertThat(fixed(pod)).contains("agent-inject").doesNotContain("automountServiceAccountToken");
  }

  @ParameterizedTest
  @CsvSource({
    "httpd:2.4, 'command: [x]', 80",
    "nginx:1.27, 'readinessProbe: {httpGet: {port: 80}}', 80",
    "own, 'securityContext: {runAsUser: 7}\n      livenessProbe: {tcpSocket: {port: 443}}', 443",
    "own, 'ports: [{containerPort: 80, name: http}]\n      readinessProbe: {httpGet: {port: http}}', 80",
    "nginx:1.27, 'ports: [{containerPort: 8080}]', 0",
    "nginx:1.27, 'readinessProbe: {httpGet: {port: 8080}}', 0",
    "php:8-fpm, 'command: [x]', 0",
    "caddy:2.8, 'ports: [{containerPort: 80}]', 0",
  })
  void aPortThatOnlyRootMayListenOnIsSaid(String image, String setting, int port) {
    List<String> notes = notes(POD.formatted(image, setting, "emptyDir: {}"));
    if (port == 0) {
      assertThat(notes).noneMatch(note -> note.contains("listens on port"));
    } else {
      assertThat(notes).anyMatch(note -> note.startsWith("it listens on port " + port + ";"));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false", "80, false", "81, true", "x, true"})
  void noPortIsSaidThatThePodLetsEverybodyListenOn(String first, boolean said) {
    String sysctl = "name: net.ipv4.ip_unprivileged_port_start, value: '%s'".formatted(first);
    String pod =
        POD.formatted("httpd:2.4", "command: [x]", "emptyDir: {}")
            .replace("spec:\n", "spec:\n  securityContext: {sysctls: [{%s}]}\n".formatted(sysctl));
    assertThat(notes(pod).stream().anyMatch(note -> note.contains("on port 80"))).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os: {name: windows}",
        "nodeSelector: {kubernetes.io/os: windows}",
        "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/os, operator: In, values: [windows]}]}]}}}",
        "nodeName: a #mcr.microsoft.com/dotnet/framework/aspnet:4.8-windowsservercore-ltsc2022",
        "nodeName: a #mcr.microsoft.com/powershell:nanoserver-1809",
        "nodeName: a #mcr.microsoft.com/windows/servercore/iis",
      })
  void noSettingOfLinuxIsWrittenForWindows(String sign) {
    String image = sign.contains("#") ? sign.substring(sign.indexOf('#') + 1) : "own";
    String pod =
        POD.formatted(image, "command: [x]", "emptyDir: {}")
            .replace("spec:\n", "spec:\n  %s\n".formatted(sign));
    assertThat(fixed(pod))
        .contains("runAsNonRoot: true")
        .doesNotContain("seccomp", "drop", "runAsUser:", "allowPriv", "readOnlyRoot", "/tmp");
    assertThat(notes(pod)).anyMatch(note -> note.contains("windowsOptions.runAsUserName"));
  }

  @Test
  void aPodThatMayRunOnLinuxTooIsOneOfLinux() {
    String pod =
        POD.formatted("own", "command: [x]", "emptyDir: {}")
            .replace(
                "spec:\n", "spec:\n  nodeSelector: {kubernetes.io/os: linux, disk: windows}\n");
    assertThat(fixed(pod)).contains("seccompProfile", "drop");
  }

  @ParameterizedTest
  @CsvSource({"ContainerUser, true", "ContainerAdministrator, false"})
  void theUserOfAWindowsPodIsKnownByName(String user, boolean fixed) {
    String pod =
        POD.formatted("own", "command: [x]", "emptyDir: {}")
            .replace(
                "spec:\n",
                "spec:\n  os: {name: windows}\n  securityContext: {windowsOptions: {runAsUserName: %s}}\n"
                    .formatted(user));
    assertThat(fixed(pod).contains("runAsNonRoot: true")).isEqualTo(fixed);
    assertThat(notes(pod)).isEmpty();
  }

  @Test
  void containersWhoseLongNamesBeginAlikeShareNoVolume() {
    String name = "a-very-long-name-of-a-container-that-fills-all-that-there-is-";
    String fixed =
        fixed(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: a}
            spec:
              containers:
              - {name: %s1, image: own}
              - {name: %s2, image: own}
            """
                .formatted(name, name));
    assertThat(fixed.lines().filter(line -> line.contains("emptyDir"))).hasSize(2);
  }

  private static List<String> notes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Fixing.PLAIN.fixed(bytes, Fixing.PLAIN.findings(bytes)).outcomes().stream()
        .flatMap(outcome -> outcome.notes().stream())
        .toList();
  }

  private static String fixed(String text, String control) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Finding> findings =
        Fixing.PLAIN.findings(bytes).stream().filter(one -> one.control().equals(control)).toList();
    return new String(Fixing.PLAIN.fixed(bytes, findings).bytes(), StandardCharsets.UTF_8);
  }

  private static String fixed(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<Finding> findings = Fixing.PLAIN.findings(bytes);
    return new String(Fixing.PLAIN.fixed(bytes, findings).bytes(), StandardCharsets.UTF_8);
  }
}
