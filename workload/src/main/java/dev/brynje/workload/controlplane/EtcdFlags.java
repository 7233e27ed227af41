package dev.brynje.workload.controlplane;

import static dev.brynje.workload.controlplane.Component.ETCD;

import dev.brynje.core.Severity;
import dev.brynje.workload.check.ObjectCheck;
import java.util.List;

/** The flags of etcd, or the environment variables in their place. */
final class EtcdFlags {
  static final List<ObjectCheck> ALL =
      List.of(
          Row.of(
                  ETCD,
                  "control-plane/etcd-certificate",
                  Severity.HIGH,
                  "etcd serves its clients by TLS")
              .why(
                  """
                  etcd holds everything, Secrets included. Without a certificate it talks in the
                  clear, and whoever sits between reads and writes the cluster's state.
                  """)
              .flag("cert-file", new Wish.Present())
              .flag("key-file", new Wish.Present())
              .orBy("config-file", "auto-tls")
              .write(
                  "--cert-file=/etc/kubernetes/pki/etcd/server.crt"
                      + " --key-file=/etc/kubernetes/pki/etcd/server.key")
              .cis("2.1")
              .checkov("CKV_K8S_116")
              .trivy("KCV-0042")
              .kubescape("C-0153")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-319")
              .check(),
          Row.of(
                  ETCD,
                  "control-plane/etcd-client-auth",
                  Severity.HIGH,
                  "etcd asks its clients for certificates")
              .why(
                  """
                  etcd knows no roles of Kubernetes: who may talk to it may read every Secret and
                  write every object. Only a certificate keeps others than the API server out.
                  """)
              .flag("client-cert-auth", new Wish.Bool(true, false))
              .orBy("config-file")
              .write("--client-cert-auth=true")
              .not("--client-cert-auth=false")
              .cis("2.2")
              .checkov("CKV_K8S_117")
              .trivy("KCV-0043")
              .kubescape("C-0154")
              .reference("nsm", "2.6.1")
              .reference("cwe", "CWE-306")
              .check(),
          Row.of(
                  ETCD,
                  "control-plane/etcd-no-auto-tls",
                  Severity.MEDIUM,
                  "etcd does not sign its own certificate")
              .why(
                  """
                  With auto-tls etcd makes a certificate that nobody can check, so its clients cannot
                  tell it from whoever answers in its place.
                  """)
              .flag("auto-tls", new Wish.Bool(false, false))
              .write("--auto-tls=false")
              .not("--auto-tls=true")
              .cis("2.3")
              .checkov("CKV_K8S_118")
              .trivy("KCV-0044")
              .kubescape("C-0155")
              .reference("cwe", "CWE-295")
              .check(),
          Row.of(
                  ETCD,
                  "control-plane/etcd-peer-certificate",
                  Severity.MEDIUM,
                  "The members of etcd talk by TLS")
              .why(
                  """
                  The members send each other every write. Without certificates that goes over the
                  network in the clear.
                  """)
              .flag("peer-cert-file", new Wish.Present())
              .flag("peer-key-file", new Wish.Present())
              .orBy("config-file", "peer-auto-tls")
              .write(
                  "--peer-cert-file=/etc/kubernetes/pki/etcd/peer.crt"
                      + " --peer-key-file=/etc/kubernetes/pki/etcd/peer.key")
              .cis("2.4")
              .checkov("CKV_K8S_119")
              .trivy("KCV-0045")
              .kubescape("C-0156")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-319")
              .check(),
          Row.of(
                  ETCD,
                  "control-plane/etcd-peer-auth",
                  Severity.HIGH,
                  "The members of etcd ask each other for certificates")
              .why(
                  """
                  Who is taken for a member gets a copy of everything and a vote on what is true.
                  """)
              .flag("peer-client-cert-auth", new Wish.Bool(true, false))
              .orBy("config-file")
              .write("--peer-client-cert-auth=true")
              .not("--peer-client-cert-auth=false")
              .cis("2.5")
              .checkov("CKV_K8S_121")
              .trivy("KCV-0046")
              .kubescape("C-0157")
              .reference("nsm", "2.6.1")
              .reference("cwe", "CWE-306")
              .check(),
          Row.of(
                  ETCD,
                  "control-plane/etcd-no-peer-auto-tls",
                  Severity.MEDIUM,
                  "The members of etcd do not sign their own certificates")
              .why(
                  """
                  With peer-auto-tls each member makes a certificate that no other can check, so a
                  stranger's is as good.
                  """)
              .flag("peer-auto-tls", new Wish.Bool(false, false))
              .write("--peer-auto-tls=false")
              .not("--peer-auto-tls=true")
              .cis("2.6")
              .trivy("KCV-0047")
              .kubescape("C-0158")
              .reference("cwe", "CWE-295")
              .check(),
          Row.of(
                  ETCD,
                  "control-plane/etcd-own-authority",
                  Severity.LOW,
                  "etcd trusts an authority of its own")
              .why(
                  """
                  If etcd trusts the authority of the cluster, every certificate that the cluster
                  signs for a user or a node opens etcd too. An authority for etcd alone opens it to
                  the API server and the other members.
                  """)
              .flag("trusted-ca-file", new Wish.Present())
              .flag("trusted-ca-file", new Wish.Lacks("/etc/kubernetes/pki/ca.crt", ""))
              .orBy("config-file")
              .write("--trusted-ca-file=/etc/kubernetes/pki/etcd/ca.crt")
              .not("--trusted-ca-file=/etc/kubernetes/pki/ca.crt")
              .cis("2.7")
              .kubescape("C-0159")
              .reference("cwe", "CWE-295")
              .check());

  private EtcdFlags() {}
}
