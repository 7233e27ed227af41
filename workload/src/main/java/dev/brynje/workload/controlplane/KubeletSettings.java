package dev.brynje.workload.controlplane;

import static dev.brynje.workload.controlplane.Component.KUBELET;

import dev.brynje.core.Severity;
import dev.brynje.workload.check.ObjectCheck;
import java.time.Duration;
import java.util.List;

/** The kubelet's flags and the fields of its configuration file, whose defaults differ. */
final class KubeletSettings {
  static final List<ObjectCheck> ALL =
      List.of(
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-anonymous-auth",
                  Severity.HIGH,
                  "The kubelet takes no anonymous requests")
              .why(
                  """
                  The kubelet runs commands in every pod of its node. A request without credentials
                  is let in as system:anonymous, and where the kubelet also allows everything, it is
                  a shell for whoever reaches port 10250.
                  """)
              .flag("anonymous-auth", new Wish.Bool(false, true))
              .orBy("config")
              .kubelet("authentication.anonymous.enabled", new Wish.Bool(false, false))
              .write("authentication:\n  anonymous:\n    enabled: false")
              .not("authentication:\n  anonymous:\n    enabled: true")
              .cis("4.2.1")
              .checkov("CKV_K8S_138")
              .trivy("KCV-0079")
              .kubescape("C-0172", "C-0069")
              .reference("cwe", "CWE-306")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-authorizes",
                  Severity.HIGH,
                  "The kubelet does not allow everything")
              .why(
                  """
                  With AlwaysAllow whoever the kubelet lets in may run commands in every pod of the
                  node. With Webhook it asks the API server, and RBAC decides.
                  """)
              .flag("authorization-mode", new Wish.Lacks("AlwaysAllow", "AlwaysAllow"))
              .orBy("config")
              .kubelet("authorization.mode", new Wish.Lacks("AlwaysAllow", "Webhook"))
              .write("authorization:\n  mode: Webhook")
              .not("authorization:\n  mode: AlwaysAllow")
              .cis("4.2.2")
              .checkov("CKV_K8S_139")
              .trivy("KCV-0080")
              .kubescape("C-0173")
              .reference("cwe", "CWE-862")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-client-authority",
                  Severity.MEDIUM,
                  "The kubelet checks the certificate of the API server")
              .why(
                  """
                  The API server signs in to the kubelet by certificate. Without an authority the
                  kubelet cannot check it, and has to do with tokens or with anonymous requests.
                  """)
              .flag("client-ca-file", new Wish.Present())
              .orBy("config")
              .kubelet("authentication.x509.clientCAFile", new Wish.Present())
              .write("authentication:\n  x509:\n    clientCAFile: /etc/kubernetes/pki/ca.crt")
              .cis("4.2.3")
              .checkov("CKV_K8S_140")
              .trivy("KCV-0081")
              .kubescape("C-0174", "C-0070")
              .reference("cwe", "CWE-295")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-no-read-only-port",
                  Severity.MEDIUM,
                  "The kubelet has no port without credentials")
              .why(
                  """
                  The read-only port tells whoever asks which pods run on the node, with their
                  environment and arguments, and how they are.
                  """)
              .flag("read-only-port", new Wish.Is("0", "10255"))
              .orBy("config")
              .kubelet("readOnlyPort", new Wish.Is("0", "0"))
              .write("readOnlyPort: 0")
              .not("readOnlyPort: 10255")
              .cis("4.2.4")
              .checkov("CKV_K8S_141")
              .trivy("KCV-0082")
              .kubescape("C-0175")
              .reference("nsm", "2.3.3")
              .reference("cwe", "CWE-306")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-streaming-timeout",
                  Severity.LOW,
                  "The kubelet ends idle streams")
              .why(
                  """
                  A shell or a forwarded port that nobody uses stays open for whoever finds it, and
                  holds the node's ports and memory. With 0 it stays for ever.
                  """)
              .flag("streaming-connection-idle-timeout", new Wish.Within(Duration.ofHours(24)))
              .kubelet("streamingConnectionIdleTimeout", new Wish.Within(Duration.ofHours(24)))
              .write("streamingConnectionIdleTimeout: 5m")
              .not("streamingConnectionIdleTimeout: 0s")
              .cis("4.2.5")
              .checkov("CKV_K8S_143")
              .trivy("KCV-0085")
              .kubescape("C-0176")
              .reference("cwe", "CWE-613")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-protect-kernel-defaults",
                  Severity.LOW,
                  "The kubelet does not change kernel settings on its own")
              .why(
                  """
                  When the node's kernel settings are not as the kubelet wants them, it changes them,
                  also where somebody had hardened them. With the protection it says so and stops.
                  """)
              .flag("protect-kernel-defaults", new Wish.Bool(true, false))
              .orBy("config")
              .kubelet("protectKernelDefaults", new Wish.Bool(true, false))
              .write("protectKernelDefaults: true")
              .not("protectKernelDefaults: false")
              .checkov("CKV_K8S_144")
              .trivy("KCV-0083")
              .kubescape("C-0177")
              .reference("nsm", "2.3.4")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-iptables-chains",
                  Severity.LOW,
                  "The kubelet keeps the iptables chains that others build on")
              .why(
                  """
                  Network plugins and kube-proxy rely on chains that the kubelet makes. Without them
                  rules that should drop traffic may not be reached.
                  """)
              .flag("make-iptables-util-chains", new Wish.Bool(true, true))
              .kubelet("makeIPTablesUtilChains", new Wish.Bool(true, true))
              .write("makeIPTablesUtilChains: true")
              .not("makeIPTablesUtilChains: false")
              .cis("4.2.6")
              .checkov("CKV_K8S_145")
              .trivy("KCV-0084")
              .kubescape("C-0178")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-no-hostname-override",
                  Severity.LOW,
                  "The kubelet goes by the name of its host")
              .why(
                  """
                  Certificates and the audit log name a node by its host name. Another name breaks
                  the link between what the log says and the machine that it was.
                  """)
              .flag("hostname-override", new Wish.Absent())
              .not("--hostname-override=node-1")
              .cis("4.2.7")
              .checkov("CKV_K8S_146")
              .trivy("KCV-0086")
              .kubescape("C-0179")
              .check(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-event-rate",
                  Severity.LOW,
                  "The kubelet does not drop events")
              .why(
                  """
                  Events tell what was killed and what could not start. Above the rate the kubelet
                  drops them; with a few a second it does so just when much happens.
                  """)
              .flag("event-qps", new Wish.AtLeast(5, 50, true))
              .kubelet("eventRecordQPS", new Wish.AtLeast(5, 50, true))
              .write("eventRecordQPS: 50")
              .not("eventRecordQPS: 1")
              .cis("4.2.8")
              .checkov("CKV_K8S_147")
              .trivy("KCV-0087")
              .kubescape("C-0180")
              .reference("nsm", "3.2.4")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-certificate",
                  Severity.MEDIUM,
                  "The kubelet has a certificate that the API server can check")
              .why(
                  """
                  Without one the kubelet signs its own, and the API server must talk to whatever
                  answers at the node's address. It gets one from files, or asks the cluster for one
                  with serverTLSBootstrap.
                  """)
              .flag("tls-cert-file", new Wish.Present())
              .flag("tls-private-key-file", new Wish.Present())
              .orBy("config", "rotate-server-certificates")
              .kubelet("tlsCertFile", new Wish.Present())
              .kubelet("tlsPrivateKeyFile", new Wish.Present())
              .unlessKubelet("serverTLSBootstrap")
              .write(
                  "tlsCertFile: /var/lib/kubelet/pki/kubelet.crt\n"
                      + "tlsPrivateKeyFile: /var/lib/kubelet/pki/kubelet.key")
              .cis("4.2.9")
              .checkov("CKV_K8S_148")
              .trivy("KCV-0088", "KCV-0089")
              .kubescape("C-0181")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-295")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-rotate-certificates",
                  Severity.LOW,
                  "The kubelet renews its certificate")
              .why(
                  """
                  The certificate by which the kubelet signs in ends. Renewed by itself it can be
                  short-lived; renewed by hand it is made to last, and so is a stolen one.
                  """)
              .flag("rotate-certificates", new Wish.Bool(true, false))
              .orBy("config")
              .kubelet("rotateCertificates", new Wish.Bool(true, false))
              .write("rotateCertificates: true")
              .not("rotateCertificates: false")
              .cis("4.2.10")
              .checkov("CKV_K8S_149")
              .trivy("KCV-0090")
              .kubescape("C-0182")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-server-rotation",
                  Severity.LOW,
                  "The rotation of the kubelet's serving certificate is not switched off")
              .why(
                  """
                  The kubelet asks for a new serving certificate before the old one ends. Switched
                  off, it ends on a day that nobody has in mind, or is made to last for years.
                  """)
              .flag("feature-gates", new Wish.Gate("RotateKubeletServerCertificate"))
              .kubelet("featureGates.RotateKubeletServerCertificate", new Wish.Bool(true, true))
              .write("featureGates:\n  RotateKubeletServerCertificate: true")
              .not("featureGates:\n  RotateKubeletServerCertificate: false")
              .cis("4.2.11")
              .checkov("CKV_K8S_112")
              .trivy("KCV-0091")
              .kubescape("C-0183")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-strong-ciphers",
                  Severity.MEDIUM,
                  "The kubelet takes strong cipher suites alone")
              .why(
                  """
                  A suite without forward secrecy lets recorded traffic be read once the key leaks;
                  one with CBC or RC4 has known attacks. Unset, the kubelet's own choice is good.
                  """)
              .flag("tls-cipher-suites", new Wish.Among(CipherSuites.STRONG))
              .kubelet("tlsCipherSuites", new Wish.Among(CipherSuites.STRONG))
              .write("tlsCipherSuites:\n  - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
              .not("tlsCipherSuites:\n  - TLS_RSA_WITH_AES_128_CBC_SHA")
              .cis("4.2.12")
              .checkov("CKV_K8S_151")
              .trivy("KCV-0092")
              .kubescape("C-0184")
              .reference("nsm", "2.7.1")
              .reference("cwe", "CWE-327")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-pod-pids",
                  Severity.MEDIUM,
                  "A pod cannot take all process ids of its node")
              .why(
                  """
                  Process ids are one supply for the whole node. Without a limit one pod that forks
                  in a loop takes them all, and neither the kubelet nor sshd starts anything more.
                  """)
              .flag("pod-max-pids", new Wish.AtLeast(1, -1, false))
              .orBy("config")
              .kubelet("podPidsLimit", new Wish.AtLeast(1, -1, false))
              .write("podPidsLimit: 4096")
              .cis("4.2.13")
              .kubescape("C-0284")
              .reference("nsm", "2.2.7")
              .reference("cwe", "CWE-770")
              .checkInFile(),
          Row.of(
                  KUBELET,
                  "control-plane/kubelet-seccomp-default",
                  Severity.LOW,
                  "The kubelet gives pods the default seccomp profile")
              .why(
                  """
                  A pod that names no seccomp profile runs without one, with all system calls of the
                  kernel in reach. With this setting it gets the runtime's.
                  """)
              .flag("seccomp-default", new Wish.Bool(true, false))
              .orBy("config")
              .kubelet("seccompDefault", new Wish.Bool(true, false))
              .write("seccompDefault: true")
              .not("seccompDefault: false")
              .cis("4.2.14")
              .reference("nsm", "2.3.8")
              .checkInFile());

  private KubeletSettings() {}
}
