package dev.brynje.workload.privilege;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrivilegeChecksTest {
  private static final String PRIVILEGED = "workload/no-privileged";
  private static final String ESCALATION = "workload/no-privilege-escalation";
  private static final String DROP = "workload/drop-all-capabilities";
  private static final String ADD = "workload/no-added-capabilities";
  private static final String DANGER = "workload/no-dangerous-capabilities";
  private static final String SECCOMP = "workload/seccomp-profile";
  private static final String APP_ARMOR = "workload/app-armor-profile";
  private static final String SE_LINUX = "workload/default-se-linux-options";
  private static final String PROC = "workload/default-proc-mount";
  private static final String SYSCTLS = "workload/safe-sysctls";
  private static final String HOST_PROCESS = "workload/no-host-process";
  private static final String WINDOWS = "os: {name: windows}";

  static Stream<Trial> privileges() {
    return Stream.of(
        Trial.of(PRIVILEGED, "as kubectl reads yes")
            .container("securityContext: {privileged: yes}")
            .says("critical [privileged: yes] the container is privileged, so it owns the node"),
        Trial.of(PRIVILEGED, "an init container too")
            .pod("initContainers: [{name: a, securityContext: {privileged: true}}]")
            .says("critical [privileged: true] the container is privileged, so it owns the node"),
        Trial.of(PRIVILEGED, "the pod has no such field")
            .podWith("securityContext: {privileged: true}")
            .saysNothing(),
        Trial.of(PRIVILEGED, "a quoted boolean is not judged")
            .container("securityContext: {privileged: 'true'}")
            .says(
                "unjudged [privileged: 'true'] spec.containers[0].securityContext.privileged must"
                    + " be true or false, but is a string"),
        Trial.of(ESCALATION, "not set")
            .container("image: x")
            .says(
                "medium [name: api] allowPrivilegeEscalation is not set, so setuid programs of the"
                    + " image may make the process root"),
        Trial.of(ESCALATION, "asked for")
            .container("securityContext: {allowPrivilegeEscalation: true}")
            .says(
                "medium [allowPrivilegeEscalation: true] setuid programs of the image may make the"
                    + " process root"),
        Trial.of(ESCALATION, "a privileged container cannot decline")
            .container("securityContext: {privileged: true}")
            .saysNothing(),
        Trial.of(ESCALATION, "Windows has none").podWith(WINDOWS).saysNothing(),
        Trial.of(HOST_PROCESS, "on the pod")
            .podWith("securityContext: {windowsOptions: {hostProcess: true}}")
            .says("critical [hostProcess: true] the container is a process of the node"),
        Trial.of(HOST_PROCESS, "the container's own word")
            .pod(
                """
                securityContext: {windowsOptions: {hostProcess: true}}
                containers:
                  - name: api
                    securityContext: {windowsOptions: {hostProcess: false}}
                """)
            .saysNothing(),
        Trial.of("workload/scc-without-privileged", "absent is false")
            .manifest(
                """
                apiVersion: security.openshift.io/v1
                kind: SecurityContextConstraints
                """)
            .saysNothing());
  }

  static Stream<Trial> capabilities() {
    return Stream.of(
        Trial.of(DROP, "nothing")
            .container("securityContext: {capabilities: {add: [CHOWN]}}")
            .says(
                "medium [capabilities] no capability is dropped, so the runtime's default ones"
                    + " stay"),
        Trial.of(DROP, "an empty list")
            .container("securityContext: {capabilities: {drop: []}}")
            .says("medium [drop] no capability is dropped, so the runtime's default ones stay"),
        Trial.of(DROP, "NET_RAW alone is better than nothing")
            .container("securityContext: {capabilities: {drop: [NET_RAW]}}")
            .says("low [drop] drop lists only NET_RAW, not ALL"),
        Trial.of(DROP, "others")
            .container("securityContext: {capabilities: {drop: [KILL, MKNOD]}}")
            .says("medium [drop] drop lists only KILL, MKNOD, not ALL"),
        Trial.of(DROP, "small letters are another name to the API server")
            .container("securityContext: {capabilities: {drop: [all]}}")
            .says("medium [drop] drop lists only all, not ALL"),
        Trial.of(DROP, "ALL among others")
            .container("securityContext: {capabilities: {drop: [NET_RAW, ALL]}}")
            .saysNothing(),
        Trial.of(DROP, "Windows has none").podWith(WINDOWS).saysNothing(),
        Trial.of(DROP, "one text instead of a list")
            .container("securityContext: {capabilities: {drop: ALL}}")
            .says(
                "unjudged [drop: ALL] spec.containers[0].securityContext.capabilities.drop must be"
                    + " a list, but is a string"),
        Trial.of(ADD, "each by its weight")
            .container(
                "securityContext: {capabilities: {add: [NET_BIND_SERVICE, CHOWN, IPC_LOCK, FLY,"
                    + " SYS_ADMIN]}}")
            .says(
                "low [CHOWN] the capability CHOWN is added",
                "medium [IPC_LOCK] the capability IPC_LOCK is added, which no runtime gives by"
                    + " itself",
                "medium [FLY] FLY is added, which is no capability of Linux"),
        Trial.of(DANGER, "by any spelling that a runtime takes")
            .container("securityContext: {capabilities: {add: [CAP_SYS_ADMIN, all, Net_Raw]}}")
            .says(
                "critical [CAP_SYS_ADMIN] the capability CAP_SYS_ADMIN mounts the node's disks and"
                    + " is nearly all of root",
                "critical [all] the capability all is all of root",
                "medium [Net_Raw] the capability Net_Raw forges packets and listens to the"
                    + " neighbours"),
        Trial.of(DANGER, "dropping ALL does not take back what is added")
            .container("securityContext: {capabilities: {drop: [ALL], add: [SYS_PTRACE]}}")
            .says(
                "high [SYS_PTRACE] the capability SYS_PTRACE reads and rewrites the memory of"
                    + " other processes"),
        Trial.of(DANGER, "an empty name")
            .container("securityContext: {capabilities: {add: ['', null]}}")
            .saysNothing());
  }

  static Stream<Trial> profiles() {
    return Stream.of(
        Trial.of(SECCOMP, "not set")
            .container("image: x")
            .says("medium [name: api] no seccomp profile is set, so every system call is open"),
        Trial.of(SECCOMP, "the old annotation of the pod")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: api
                  annotations:
                    seccomp.security.alpha.kubernetes.io/pod: runtime/default
                spec:
                  containers:
                    - name: api
                """)
            .says(
                "medium [name: api] seccomp is set by an annotation alone, which Kubernetes 1.27"
                    + " and later ignores"),
        Trial.of(SECCOMP, "the old annotation of a container")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: api
                  annotations:
                    container.seccomp.security.alpha.kubernetes.io/api: runtime/default
                spec:
                  containers:
                    - name: api
                    - name: other
                """)
            .says(
                "medium [name: api] seccomp is set by an annotation alone, which Kubernetes 1.27"
                    + " and later ignores",
                "medium [name: other] no seccomp profile is set, so every system call is open"),
        Trial.of(SECCOMP, "switched off on the container")
            .pod(
                """
                securityContext: {seccompProfile: {type: RuntimeDefault}}
                containers:
                  - name: api
                    securityContext: {seccompProfile: {type: Unconfined}}
                """)
            .says("high [type: Unconfined] seccomp is switched off, so every system call is open"),
        Trial.of(SECCOMP, "a profile of the node")
            .podWith(
                "securityContext: {seccompProfile: {type: Localhost, localhostProfile: a.json}}")
            .saysNothing(),
        Trial.of(SECCOMP, "no profile of the node")
            .podWith("securityContext: {seccompProfile: {type: Localhost}}")
            .says("medium [seccompProfile] type Localhost names no profile of the node"),
        Trial.of(SECCOMP, "no type")
            .podWith("securityContext: {seccompProfile: {}}")
            .says("medium [seccompProfile] seccompProfile has no type"),
        Trial.of(SECCOMP, "another type")
            .podWith("securityContext: {seccompProfile: {type: runtime/default}}")
            .says("medium [type: runtime/default] runtime/default is no type of seccomp profile"),
        Trial.of(SECCOMP, "Windows has none").podWith(WINDOWS).saysNothing(),
        Trial.of(APP_ARMOR, "not named")
            .container("image: x")
            .says("info [name: api] no AppArmor profile is named, so it depends on the node"),
        Trial.of(APP_ARMOR, "switched off")
            .container("securityContext: {appArmorProfile: {type: Unconfined}}")
            .says("high [type: Unconfined] AppArmor is switched off"),
        Trial.of(APP_ARMOR, "no type, another type")
            .pod(
                """
                containers:
                  - {name: a, securityContext: {appArmorProfile: {}}}
                  - {name: b, securityContext: {appArmorProfile: {type: Default}}}
                  - {name: c, securityContext: {appArmorProfile: {type: Localhost}}}
                """)
            .says(
                "medium [appArmorProfile] appArmorProfile has no type",
                "medium [type: Default] Default is no type of AppArmor profile"),
        Trial.of(APP_ARMOR, "annotations of single containers")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata:
                  name: api
                  annotations:
                    container.apparmor.security.beta.kubernetes.io/a: unconfined
                    container.apparmor.security.beta.kubernetes.io/b: runtime/default
                    container.apparmor.security.beta.kubernetes.io/c: localhost/c
                spec:
                  containers: [{name: a}, {name: b}, {name: c}]
                """)
            .says(
                "high [container.apparmor.security.beta.kubernetes.io/a: unconfined] the"
                    + " annotation sets AppArmor to unconfined"),
        Trial.of(SE_LINUX, "each place and part")
            .pod(
                """
                securityContext:
                  seLinuxOptions:
                    user: system_u
                    role: system_r
                    type: spc_t
                    level: s0:c1,c2
                containers:
                  - name: a
                    securityContext: {seLinuxOptions: {type: my_t}}
                  - name: b
                    securityContext: {seLinuxOptions: {type: container_init_t, user: ''}}
                """)
            .says(
                "high [type: spc_t] the SELinux type spc_t confines nothing",
                "medium [user: system_u] the SELinux user is set to system_u",
                "medium [role: system_r] the SELinux role is set to system_r",
                "medium [type: my_t] the SELinux type my_t is not that of ordinary containers"),
        Trial.of(PROC, "open")
            .container("securityContext: {procMount: Unmasked}")
            .says("high [procMount: Unmasked] procMount is Unmasked, so /proc is open"),
        Trial.of(PROC, "open within a user namespace")
            .pod(
                """
                hostUsers: false
                containers: [{name: a, securityContext: {procMount: Unmasked}}]
                """)
            .says("info [procMount: Unmasked] procMount is Unmasked, so /proc is open"),
        Trial.of(SYSCTLS, "with dots or slashes")
            .podWith(
                """
                securityContext:
                  sysctls:
                    - {name: net.ipv4.tcp_syncookies, value: '1'}
                    - {name: net/ipv4/ip_local_port_range, value: 1024 65535}
                    - {name: net.ipv4.ip_forward, value: '1'}
                    - {name: kernel/msgmax, value: '1'}
                """)
            .says(
                "medium [name: net.ipv4.ip_forward] the sysctl net.ipv4.ip_forward is not safe"
                    + " beside other pods",
                "medium [name: kernel/msgmax] the sysctl kernel/msgmax is not safe beside other"
                    + " pods"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"privileges", "capabilities", "profiles"})
  void judges(Trial trial) {
    trial.holds();
  }
}
