package dev.brynje.workload.controlplane;

import static dev.brynje.workload.controlplane.Component.API_SERVER;

import dev.brynje.core.Severity;
import dev.brynje.workload.check.ObjectCheck;
import java.util.List;
import java.util.Set;

/** How the API server proves itself, whom it trusts, and what it encrypts. */
final class ApiServerCryptography {
  static final List<ObjectCheck> ALL =
      List.of(
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-kubelet-https",
                  Severity.HIGH,
                  "The API server speaks TLS with kubelets")
              .why(
                  """
                  Logs, commands and their output travel between the API server and the kubelets.
                  Without TLS they are read and changed by whoever sits between. Kubernetes 1.22
                  removed the flag; a server that still takes it is older.
                  """)
              .flag("kubelet-https", new Wish.Bool(true, true))
              .write("--kubelet-https=true")
              .not("--kubelet-https=false")
              .checkov("CKV_K8S_71")
              .trivy("KCV-0004")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-319")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-kubelet-client-certificate",
                  Severity.MEDIUM,
                  "The API server proves itself to kubelets")
              .why(
                  """
                  Without a client certificate the API server is anonymous to the kubelets. Then they
                  must take anonymous requests, from everybody else too.
                  """)
              .flag("kubelet-client-certificate", new Wish.Present())
              .flag("kubelet-client-key", new Wish.Present())
              .write(
                  "--kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt"
                      + " --kubelet-client-key=/etc/kubernetes/pki/apiserver-kubelet-client.key")
              .cis("1.2.4")
              .checkov("CKV_K8S_72")
              .trivy("KCV-0005")
              .kubescape("C-0116")
              .reference("cwe", "CWE-306")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-kubelet-certificate-authority",
                  Severity.MEDIUM,
                  "The API server checks the certificates of kubelets")
              .why(
                  """
                  Without an authority to check against, the API server talks to whatever answers at
                  a node's address: commands and their output, logs and forwarded ports go through
                  hands that nobody knows.
                  """)
              .flag("kubelet-certificate-authority", new Wish.Present())
              .write("--kubelet-certificate-authority=/etc/kubernetes/pki/ca.crt")
              .cis("1.2.5")
              .checkov("CKV_K8S_73")
              .trivy("KCV-0006")
              .kubescape("C-0117")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-295")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-etcd-certificate",
                  Severity.HIGH,
                  "The API server proves itself to etcd")
              .why(
                  """
                  etcd holds everything, Secrets included. If the API server needs no certificate to
                  read it, nobody does who reaches its port.
                  """)
              .flag("etcd-certfile", new Wish.Present())
              .flag("etcd-keyfile", new Wish.Present())
              .write(
                  "--etcd-certfile=/etc/kubernetes/pki/apiserver-etcd-client.crt"
                      + " --etcd-keyfile=/etc/kubernetes/pki/apiserver-etcd-client.key")
              .cis("1.2.23")
              .checkov("CKV_K8S_99")
              .trivy("KCV-0026")
              .kubescape("C-0137")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-306")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-etcd-authority",
                  Severity.MEDIUM,
                  "The API server checks the certificate of etcd")
              .why(
                  """
                  Without an authority to check against, the API server takes the cluster's state
                  from whatever answers at etcd's address, and gives it every Secret that is written.
                  """)
              .flag("etcd-cafile", new Wish.Present())
              .write("--etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt")
              .cis("1.2.26")
              .checkov("CKV_K8S_102")
              .trivy("KCV-0029")
              .kubescape("C-0140")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-295")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-certificate",
                  Severity.MEDIUM,
                  "The API server has a certificate that clients can check")
              .why(
                  """
                  Without one the server makes its own at start, which nobody can check. Clients then
                  learn to look away, and send their tokens to whoever answers.
                  """)
              .flag("tls-cert-file", new Wish.Present())
              .flag("tls-private-key-file", new Wish.Present())
              .orBy("cert-dir")
              .write(
                  "--tls-cert-file=/etc/kubernetes/pki/apiserver.crt"
                      + " --tls-private-key-file=/etc/kubernetes/pki/apiserver.key")
              .cis("1.2.24")
              .checkov("CKV_K8S_100")
              .trivy("KCV-0027")
              .kubescape("C-0138")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-295")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-client-authority",
                  Severity.MEDIUM,
                  "The API server takes client certificates of a known authority")
              .why(
                  """
                  Nodes and the control plane itself sign in by certificate. Without an authority the
                  server takes none, and they fall back on tokens that live in files.
                  """)
              .flag("client-ca-file", new Wish.Present())
              .write("--client-ca-file=/etc/kubernetes/pki/ca.crt")
              .cis("1.2.25")
              .trivy("KCV-0028")
              .kubescape("C-0139")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-encryption-at-rest",
                  Severity.MEDIUM,
                  "The API server encrypts what it stores")
              .why(
                  """
                  Without an encryption configuration every Secret lies in etcd, and in each backup of
                  it, as readable as in the manifest.
                  """)
              .flag("encryption-provider-config", new Wish.Present())
              .write("--encryption-provider-config=/etc/kubernetes/encryption.yaml")
              .cis("1.2.27")
              .checkov("CKV_K8S_104")
              .trivy("KCV-0030")
              .kubescape("C-0141", "C-0066")
              .reference("nsm", "2.7.2")
              .reference("gdpr", "Art. 32(1)(a)")
              .reference("cwe", "CWE-311")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-strong-ciphers",
                  Severity.MEDIUM,
                  "The API server takes strong cipher suites alone")
              .why(
                  """
                  A suite without forward secrecy lets recorded traffic be read once the key leaks;
                  one with CBC or RC4 has known attacks. Without the flag the server's own choice is
                  good.
                  """)
              .flag("tls-cipher-suites", new Wish.Among(CipherSuites.STRONG))
              .write("--tls-cipher-suites=TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256")
              .not("--tls-cipher-suites=TLS_RSA_WITH_AES_128_CBC_SHA")
              .cis("1.2.29")
              .checkov("CKV_K8S_105")
              .kubescape("C-0143", "C-0277")
              .reference("nsm", "2.7.1")
              .reference("cwe", "CWE-327")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-tls-version",
                  Severity.MEDIUM,
                  "The API server speaks TLS 1.2 or newer")
              .why(
                  """
                  TLS 1.0 and 1.1 are withdrawn: their handshakes and their suites can be broken.
                  Without the flag the server takes 1.2 and newer.
                  """)
              .flag("tls-min-version", new Wish.Among(Set.of("VersionTLS12", "VersionTLS13")))
              .write("--tls-min-version=VersionTLS12")
              .not("--tls-min-version=VersionTLS10")
              .reference("nsm", "2.7.1")
              .reference("cwe", "CWE-327")
              .check());

  private ApiServerCryptography() {}
}
