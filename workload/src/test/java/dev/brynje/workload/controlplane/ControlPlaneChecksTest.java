package dev.brynje.workload.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.workload.Trial;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ControlPlaneChecksTest {
  private static final String ANONYMOUS = "control-plane/apiserver-anonymous-auth";
  private static final String AUTHORIZES = "control-plane/apiserver-authorizes";
  private static final String NODE = "control-plane/apiserver-node-authorization";
  private static final String RBAC = "control-plane/apiserver-rbac";
  private static final String TOKENS = "control-plane/apiserver-no-static-tokens";
  private static final String ETCD_CERTIFICATE = "control-plane/apiserver-etcd-certificate";
  private static final String NODE_RESTRICTION = "control-plane/apiserver-node-restriction";
  private static final String POD_SECURITY = "control-plane/apiserver-pod-security";
  private static final String ALWAYS_ADMIT = "control-plane/apiserver-no-always-admit";
  private static final String AUDIT_AGE = "control-plane/apiserver-audit-log-max-age";
  private static final String TIMEOUT = "control-plane/apiserver-request-timeout";
  private static final String CIPHERS = "control-plane/apiserver-strong-ciphers";
  private static final String BIND = "control-plane/scheduler-bind-address";
  private static final String PROFILING = "control-plane/scheduler-no-profiling";
  private static final String ROTATION = "control-plane/controller-manager-kubelet-rotation";
  private static final String CLIENT_AUTH = "control-plane/etcd-client-auth";
  private static final String OWN_CA = "control-plane/etcd-own-authority";
  private static final String KUBELET_ANONYMOUS = "control-plane/kubelet-anonymous-auth";
  private static final String KUBELET_CERTIFICATE = "control-plane/kubelet-certificate";
  private static final String READ_ONLY_PORT = "control-plane/kubelet-no-read-only-port";
  private static final String EVENTS = "control-plane/kubelet-event-rate";
  private static final String PIDS = "control-plane/kubelet-pod-pids";
  private static final String ENCRYPTION = "control-plane/encryption-of-secrets";
  private static final String KEY = "control-plane/encryption-key-elsewhere";
  private static final String COVERS = "control-plane/audit-policy-covers";
  private static final String LOGGED = "control-plane/audit-policy-without-secrets";
  private static final String PSP = "workload/no-pod-security-policy";

  private static String kubelet(String fields) {
    return "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n" + fields;
  }

  private static String audit(String rules) {
    return "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules:\n" + rules;
  }

  private static String encryption(String resources) {
    return "apiVersion: apiserver.config.k8s.io/v1\nkind: EncryptionConfiguration\nresources:\n"
        + resources;
  }

  static Stream<Trial> howFlagsAreWritten() {
    return Stream.of(
        Trial.of(ANONYMOUS, "with an equals sign")
            .container("command: [kube-apiserver, --anonymous-auth=true]")
            .says("medium [--anonymous-auth=true] --anonymous-auth is true"),
        Trial.of(ANONYMOUS, "a boolean alone is true")
            .container("command: [kube-apiserver, --anonymous-auth]")
            .says("medium [--anonymous-auth] --anonymous-auth is true"),
        Trial.of(ANONYMOUS, "a boolean takes no word after it")
            .container("command: [kube-apiserver, --anonymous-auth, 'false']")
            .says("medium [--anonymous-auth] --anonymous-auth is true"),
        Trial.of(ANONYMOUS, "every word for false")
            .container("command: [kube-apiserver, --anonymous-auth=F]")
            .saysNothing(),
        Trial.of(ANONYMOUS, "not set")
            .container("command: [kube-apiserver]")
            .says("medium [command] --anonymous-auth is not set, so it is true"),
        Trial.of(ANONYMOUS, "the last one holds")
            .container("command: [kube-apiserver, --anonymous-auth=true, --anonymous-auth=false]")
            .saysNothing(),
        Trial.of(ANONYMOUS, "underscores")
            .container("command: [kube-apiserver, --anonymous_auth=false]")
            .saysNothing(),
        Trial.of(ANONYMOUS, "another flag with the same beginning")
            .container("command: [kube-apiserver, --anonymous-auth-x=false]")
            .says("medium [command] --anonymous-auth is not set, so it is true"),
        Trial.of(ANONYMOUS, "in args, by a path")
            .container("command: [/usr/local/bin/kube-apiserver]\nargs: [--anonymous-auth=false]")
            .saysNothing(),
        Trial.of(ANONYMOUS, "behind a wrapper")
            .container(
                "command: [/go-runner, --log-file=/var/log/x, /bin/kube-apiserver,"
                    + " --anonymous-auth=true]")
            .says("medium [--anonymous-auth=true] --anonymous-auth is true"),
        Trial.of(ANONYMOUS, "in a shell's script")
            .container(
                """
                command:
                  - /bin/sh
                  - -c
                  - |
                    set -o errexit
                    exec /usr/local/bin/kube-apiserver --v=2 \\
                      "--anonymous-auth=false" 1>>/var/log/kube-apiserver.log 2>&1
                """)
            .saysNothing(),
        Trial.of(ANONYMOUS, "after the program that a shell starts, another one")
            .container("command: [sh, -ec, 'kube-apiserver --v=2; other --anonymous-auth=false']")
            .says("medium [command] --anonymous-auth is not set, so it is true"),
        Trial.of(ANONYMOUS, "flags alone, by the image's name")
            .container("image: registry.k8s.io/kube-apiserver:v1.34.1\nargs: [--v=2]")
            .says("medium [args] --anonymous-auth is not set, so it is true"),
        Trial.of(ANONYMOUS, "from a variable that the manifest sets")
            .container(
                """
                command: [kube-apiserver, --anonymous-auth=$(ANONYMOUS)]
                env:
                  - name: ANONYMOUS
                    value: "false"
                """)
            .saysNothing(),
        Trial.of(ANONYMOUS, "from a variable that it does not set")
            .container("command: [kube-apiserver, --anonymous-auth=$(ANONYMOUS)]")
            .says("medium [--anonymous-auth=$(ANONYMOUS)] --anonymous-auth is $(ANONYMOUS)"),
        Trial.of(ANONYMOUS, "settled in a file that is not seen")
            .container("command: [kube-apiserver, --authentication-config=/etc/auth.yaml]")
            .saysNothing(),
        Trial.of(ANONYMOUS, "a program that only names it")
            .container("command: [restart, kube-apiserver]")
            .saysNothing(),
        Trial.of(TOKENS, "with a word after it")
            .container("command: [kube-apiserver, --token-auth-file, /etc/tokens.csv]")
            .says("high [--token-auth-file] --token-auth-file is set"));
  }

  static Stream<Trial> apiServer() {
    return Stream.of(
        Trial.of(AUTHORIZES, "no mode is every right")
            .container("command: [kube-apiserver]")
            .says("critical [command] --authorization-mode is not set, so it is AlwaysAllow"),
        Trial.of(AUTHORIZES, "repeated flags add up")
            .container(
                "command: [kube-apiserver, --authorization-mode=Node,"
                    + " --authorization-mode=AlwaysAllow]")
            .says(
                "critical [--authorization-mode=AlwaysAllow] --authorization-mode is"
                    + " Node,AlwaysAllow"),
        Trial.of(NODE, "left to apiserver-authorizes when no mode is given")
            .container("command: [kube-apiserver]")
            .saysNothing(),
        Trial.of(RBAC, "repeated flags add up")
            .container(
                "command: [kube-apiserver, --authorization-mode=RBAC, --authorization-mode=Node]")
            .saysNothing(),
        Trial.of(RBAC, "another mode")
            .container("command: [kube-apiserver, '--authorization-mode=Node,Webhook']")
            .says(
                "high ['--authorization-mode=Node,Webhook'] --authorization-mode is Node,Webhook,"
                    + " without RBAC"),
        Trial.of(ETCD_CERTIFICATE, "one of two")
            .container("command: [kube-apiserver, --etcd-certfile=/pki/a.crt]")
            .says("high [command] --etcd-keyfile is not set"),
        Trial.of(ETCD_CERTIFICATE, "neither is one finding")
            .container("command: [kube-apiserver, --etcd-certfile=]")
            .says(
                "high [--etcd-certfile=] --etcd-certfile is empty, and --etcd-keyfile is not set"),
        Trial.of(NODE_RESTRICTION, "not set")
            .container("command: [kube-apiserver]")
            .says("medium [command] --enable-admission-plugins is not set"),
        Trial.of(NODE_RESTRICTION, "among others")
            .container("command: [kube-apiserver, '--enable-admission-plugins=A,NodeRestriction']")
            .saysNothing(),
        Trial.of(NODE_RESTRICTION, "switched off again")
            .container(
                "command: [kube-apiserver, --enable-admission-plugins=NodeRestriction,"
                    + " --disable-admission-plugins=NodeRestriction]")
            .says(
                "medium [--disable-admission-plugins=NodeRestriction] --disable-admission-plugins"
                    + " has NodeRestriction"),
        Trial.of(NODE_RESTRICTION, "by the old flag")
            .container("command: [kube-apiserver, '--admission-control=A,NodeRestriction']")
            .saysNothing(),
        Trial.of(POD_SECURITY, "it runs by itself")
            .container("command: [kube-apiserver]")
            .saysNothing(),
        Trial.of(POD_SECURITY, "the old flag lists all that runs")
            .container("command: [kube-apiserver, '--admission-control=NodeRestriction']")
            .says(
                "high ['--admission-control=NodeRestriction'] --admission-control lacks"
                    + " PodSecurity"),
        Trial.of(ALWAYS_ADMIT, "among others")
            .container("command: [kube-apiserver, '--enable-admission-plugins=A,AlwaysAdmit']")
            .says(
                "low ['--enable-admission-plugins=A,AlwaysAdmit'] --enable-admission-plugins has"
                    + " AlwaysAdmit"),
        Trial.of(AUDIT_AGE, "without a log there is nothing to keep")
            .container("command: [kube-apiserver]")
            .saysNothing(),
        Trial.of(AUDIT_AGE, "too short")
            .container("command: [kube-apiserver, --audit-log-path=-, --audit-log-maxage=7]")
            .says("low [--audit-log-maxage=7] --audit-log-maxage is 7, below 30"),
        Trial.of(AUDIT_AGE, "no number")
            .container("command: [kube-apiserver, --audit-log-path=-, --audit-log-maxage=30d]")
            .says(
                "low [--audit-log-maxage=30d] --audit-log-maxage is 30d, which is no whole"
                    + " number"),
        Trial.of(TIMEOUT, "too long")
            .container("command: [kube-apiserver, --request-timeout=1h0m1.5s]")
            .says("low [--request-timeout=1h0m1.5s] --request-timeout is 1h0m1.5s, above 5m"),
        Trial.of(TIMEOUT, "no bound")
            .container("command: [kube-apiserver, --request-timeout=0]")
            .says("low [--request-timeout=0] --request-timeout is 0, which is no bound"),
        Trial.of(TIMEOUT, "no unit")
            .container("command: [kube-apiserver, --request-timeout=60]")
            .says("low [--request-timeout=60] --request-timeout is 60, which is no duration"),
        Trial.of(CIPHERS, "one weak among strong ones")
            .container(
                "command: [kube-apiserver, '--tls-cipher-suites=TLS_AES_128_GCM_SHA256,"
                    + "TLS_RSA_WITH_AES_128_GCM_SHA256']")
            .says(
                "medium ['--tls-cipher-suites=TLS_AES_128_GCM_SHA256,"
                    + "TLS_RSA_WITH_AES_128_GCM_SHA256'] --tls-cipher-suites has"
                    + " TLS_RSA_WITH_AES_128_GCM_SHA256"));
  }

  static Stream<Trial> others() {
    return Stream.of(
        Trial.of(BIND, "every address is the default")
            .container("command: [kube-scheduler]")
            .says("low [command] --bind-address is not set, so it is 0.0.0.0"),
        Trial.of(BIND, "of IPv6")
            .container("command: [kube-scheduler, '--bind-address=::1']")
            .saysNothing(),
        Trial.of(PROFILING, "in its configuration file")
            .manifest(
                """
                apiVersion: kubescheduler.config.k8s.io/v1
                kind: KubeSchedulerConfiguration
                enableProfiling: true
                """)
            .says("low [enableProfiling: true] enableProfiling is true"),
        Trial.of(ROTATION, "one gate among others")
            .container(
                "command: [kube-controller-manager,"
                    + " '--feature-gates=A=true,RotateKubeletServerCertificate=false']")
            .says(
                "low ['--feature-gates=A=true,RotateKubeletServerCertificate=false']"
                    + " --feature-gates has RotateKubeletServerCertificate=false"),
        Trial.of("control-plane/etcd-certificate", "what would stand in for it is off")
            .container("command: [etcd, --cert-file=/x.crt, --auto-tls=false]")
            .says("high [command] --key-file is not set"),
        Trial.of("control-plane/etcd-certificate", "a file that is not seen, and one not named")
            .manifest(
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: etcd}
                spec:
                  containers:
                    - {name: a, command: [etcd, --config-file=/etc/etcd.yaml]}
                    - {name: b, command: [etcd, --config-file=]}
                """)
            .says("high [command] --cert-file is not set, and --key-file is not set"),
        Trial.of(CLIENT_AUTH, "one dash")
            .container("command: [etcd, -client-cert-auth]")
            .saysNothing(),
        Trial.of(CLIENT_AUTH, "by its environment")
            .container("command: [etcd]\nenv: [{name: ETCD_CLIENT_CERT_AUTH, value: 'false'}]")
            .says("high [value: 'false'] ETCD_CLIENT_CERT_AUTH is false"),
        Trial.of(CLIENT_AUTH, "the flag wins over the environment")
            .container(
                "command: [etcd, --client-cert-auth]\n"
                    + "env: [{name: ETCD_CLIENT_CERT_AUTH, value: 'false'}]")
            .saysNothing(),
        Trial.of(CLIENT_AUTH, "its client is not etcd")
            .container("command: [etcdctl, endpoint, health]")
            .saysNothing(),
        Trial.of(OWN_CA, "the cluster's")
            .container("command: [etcd, --trusted-ca-file=/etc/kubernetes/pki/ca.crt]")
            .says(
                "low [--trusted-ca-file=/etc/kubernetes/pki/ca.crt] --trusted-ca-file is"
                    + " /etc/kubernetes/pki/ca.crt"),
        Trial.of(KUBELET_ANONYMOUS, "the default of the flag")
            .container("command: [kubelet]")
            .says("high [command] --anonymous-auth is not set, so it is true"),
        Trial.of(KUBELET_ANONYMOUS, "the default of the file")
            .manifest(kubelet("staticPodPath: /etc/kubernetes/manifests\n"))
            .saysNothing(),
        Trial.of(KUBELET_ANONYMOUS, "set in the file")
            .manifest(kubelet("authentication:\n  anonymous:\n    enabled: yes\n"))
            .says("high [enabled: yes] authentication.anonymous.enabled is true"),
        Trial.of(KUBELET_ANONYMOUS, "a file that is not seen")
            .container("command: [kubelet, --config=/var/lib/kubelet/config.yaml]")
            .saysNothing(),
        Trial.of(KUBELET_ANONYMOUS, "a flag wins over a file that is not seen")
            .container("command: [kubelet, --config=/x.yaml, --anonymous-auth=true]")
            .says("high [--anonymous-auth=true] --anonymous-auth is true"),
        Trial.of(KUBELET_CERTIFICATE, "asked for from the cluster")
            .manifest(kubelet("serverTLSBootstrap: true\n"))
            .saysNothing(),
        Trial.of(KUBELET_CERTIFICATE, "none")
            .manifest(kubelet("tlsCertFile: /pki/kubelet.crt\n"))
            .says(
                "medium [apiVersion: kubelet.config.k8s.io/v1beta1] tlsPrivateKeyFile is not set"),
        Trial.of(READ_ONLY_PORT, "the default of the flag")
            .container("command: [kubelet]")
            .says("medium [command] --read-only-port is not set, so it is 10255"),
        Trial.of(EVENTS, "no bound").manifest(kubelet("eventRecordQPS: 0\n")).saysNothing(),
        Trial.of(PIDS, "not set")
            .manifest(kubelet("podPidsLimit: null\n"))
            .says("medium [podPidsLimit] podPidsLimit is not set, so it is -1"));
  }

  static Stream<Trial> files() {
    return Stream.of(
        Trial.of(ENCRYPTION, "nothing about Secrets")
            .manifest(encryption("  - resources: [configmaps]\n    providers: [{kms: {}}]\n"))
            .says("medium [resources] no entry covers Secrets, so they are stored as written"),
        Trial.of(ENCRYPTION, "the first entry that covers them holds")
            .manifest(
                encryption(
                    """
                      - resources: ["*."]
                        providers:
                          - identity: {}
                      - resources: [secrets]
                        providers:
                          - kms: {}
                    """))
            .says("medium [identity] identity writes Secrets as they are"),
        Trial.of(ENCRYPTION, "a provider that is past its time")
            .manifest(encryption("  - resources: [secrets]\n    providers:\n      - aescbc: {}\n"))
            .says("low [aescbc] aescbc does not notice when what is stored has been changed"),
        Trial.of(KEY, "a placeholder")
            .manifest(
                encryption(
                    """
                      - resources: [secrets]
                        providers:
                          - secretbox:
                              keys:
                                - name: key1
                                  secret: <base64 of 32 bytes>
                    """))
            .saysNothing(),
        Trial.of(KEY, "a key, which is not shown")
            .manifest(
                encryption(
                    """
                      - resources: [secrets]
                        providers:
                          - aescbc:
                              keys:
                                - name: key1
                                  secret: MDEyMzQ1Njc4OWFiY2RlZg==
                    """))
            .says("medium [secret: ••••••••] the key of aescbc is written here"),
        Trial.of(COVERS, "an empty policy logs nothing")
            .manifest(audit("  - level: None\n"))
            .says(
                "medium [level: None] this rule keeps a change of a Secret out of the log",
                "medium [level: None] this rule keeps a command in a pod out of the log",
                "medium [level: None] this rule keeps a new role binding out of the log",
                "medium [level: None] this rule keeps a new Deployment out of the log"),
        Trial.of(COVERS, "what is kept out for one user only is not kept out")
            .manifest(
                audit(
                    """
                      - level: None
                        users: ["system:kube-proxy"]
                      - level: None
                        nonResourceURLs: ["/healthz*"]
                      - level: None
                        verbs: [get, watch]
                      - level: Metadata
                    """))
            .saysNothing(),
        Trial.of(COVERS, "no last rule")
            .manifest(
                audit(
                    """
                      - level: Metadata
                        resources:
                          - group: ""
                            resources: ["secrets", "pods/*"]
                          - group: rbac.authorization.k8s.io
                    """))
            .says("medium [rules] no rule is about a new Deployment, so it is not logged"),
        Trial.of(LOGGED, "one rule, one finding")
            .manifest(audit("  - level: Request\n"))
            .says(
                "high [level: Request] this rule writes the contents of Secrets and tokens into the"
                    + " log"),
        Trial.of(LOGGED, "the core group of a rule for others")
            .manifest(
                audit(
                    """
                      - level: Metadata
                        resources:
                          - group: ""
                            resources: ["*"]
                          - group: authentication.k8s.io
                      - level: RequestResponse
                    """))
            .saysNothing(),
        Trial.of(PSP, "one that allowed little")
            .manifest(
                """
                apiVersion: policy/v1beta1
                kind: PodSecurityPolicy
                metadata: {name: restricted}
                spec:
                  allowPrivilegeEscalation: false
                  requiredDropCapabilities: [ALL]
                  runAsUser: {rule: MustRunAsNonRoot}
                """)
            .says(
                "medium [kind: PodSecurityPolicy] PodSecurityPolicy was removed in Kubernetes 1.25"
                    + " and holds nothing"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"howFlagsAreWritten", "apiServer", "others", "files"})
  void judges(Trial trial) {
    trial.holds();
  }

  @Test
  void ordinaryPodIsNotItsConcern() {
    assertThat(
            Trial.said(
                ControlPlaneChecks.GROUP.checks(),
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: api}
                spec:
                  containers:
                    - name: api
                      command: [/app, --profiling=true]
                """))
        .isEmpty();
  }

  @Test
  void commandThatCannotBeReadIsUnjudged() {
    assertThat(
            Trial.said(
                ControlPlaneChecks.GROUP.checks(),
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: etcd}
                spec:
                  containers:
                    - name: etcd
                      command: etcd --auto-tls
                """))
        .containsExactly(
            "unjudged [command: etcd --auto-tls] spec.containers[0].command must be a list, but is"
                + " a string");
  }
}
