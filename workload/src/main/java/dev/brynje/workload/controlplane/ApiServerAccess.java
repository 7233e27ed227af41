package dev.brynje.workload.controlplane;

import static dev.brynje.workload.controlplane.Component.API_SERVER;

import dev.brynje.core.Severity;
import dev.brynje.workload.check.ObjectCheck;
import java.time.Duration;
import java.util.List;

/** Who the API server lets in, and what it lets them do. */
final class ApiServerAccess {
  static final List<ObjectCheck> ALL =
      List.of(
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-anonymous-auth",
                  Severity.MEDIUM,
                  "The API server takes no anonymous requests")
              .why(
                  """
                  A request without credentials is let in as system:anonymous. One careless binding
                  to that user or its group is then open to everybody who reaches the port, and so
                  is every flaw that needs no account.
                  """)
              .flag("anonymous-auth", new Wish.Bool(false, true))
              .orBy("authentication-config")
              .write("--anonymous-auth=false")
              .not("--anonymous-auth=true")
              .cis("1.2.1")
              .checkov("CKV_K8S_68")
              .trivy("KCV-0001")
              .kubescape("C-0113")
              .reference("cwe", "CWE-306")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-no-basic-auth",
                  Severity.HIGH,
                  "The API server knows no passwords from a file")
              .why(
                  """
                  The file holds passwords in clear text, which never expire and change only with a
                  restart. Kubernetes 1.19 removed the flag; a server that still takes it is older
                  than that.
                  """)
              .flag("basic-auth-file", new Wish.Absent())
              .not("--basic-auth-file=/etc/kubernetes/users.csv")
              .checkov("CKV_K8S_69")
              .reference("nsm", "2.6.3")
              .reference("cwe", "CWE-256")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-no-static-tokens",
                  Severity.HIGH,
                  "The API server knows no tokens from a file")
              .why(
                  """
                  The file holds tokens in clear text, which never expire and can be withdrawn only
                  by editing it on every control-plane node and restarting the server.
                  """)
              .flag("token-auth-file", new Wish.Absent())
              .not("--token-auth-file=/etc/kubernetes/tokens.csv")
              .cis("1.2.2")
              .checkov("CKV_K8S_70")
              .trivy("KCV-0002")
              .kubescape("C-0114")
              .reference("nsm", "2.6.3")
              .reference("cwe", "CWE-256")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-authorizes",
                  Severity.CRITICAL,
                  "The API server does not allow everything")
              .why(
                  """
                  With AlwaysAllow every request that is let in may do everything, whoever sends it.
                  It is also what the server takes when no mode is given.
                  """)
              .flag("authorization-mode", new Wish.Lacks("AlwaysAllow", "AlwaysAllow"))
              .orBy("authorization-config")
              .write("--authorization-mode=Node,RBAC")
              .not("--authorization-mode=AlwaysAllow")
              .cis("1.2.6")
              .checkov("CKV_K8S_74")
              .trivy("KCV-0007")
              .kubescape("C-0118")
              .reference("nsm", "2.6.1")
              .reference("cwe", "CWE-862")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-node-authorization",
                  Severity.MEDIUM,
                  "The API server limits each kubelet to what its node needs")
              .why(
                  """
                  The Node authorizer lets a kubelet read only the Secrets and ConfigMaps of pods on
                  its own node. Without it, what kubelets need is given to all of them by a role, and
                  one lost node reads the Secrets of all.
                  """)
              .flag("authorization-mode", new Wish.Holds("Node"))
              .orBy("authorization-config")
              .write("--authorization-mode=Node,RBAC")
              .not("--authorization-mode=RBAC")
              .cis("1.2.7")
              .checkov("CKV_K8S_75")
              .trivy("KCV-0008")
              .kubescape("C-0119")
              .reference("nsm", "2.6.6")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-rbac",
                  Severity.HIGH,
                  "The API server authorizes by roles")
              .why(
                  """
                  Roles and bindings are objects that can be read, reviewed and withdrawn. Without
                  RBAC they have no effect, whatever the manifests say.
                  """)
              .flag("authorization-mode", new Wish.Holds("RBAC"))
              .orBy("authorization-config")
              .write("--authorization-mode=Node,RBAC")
              .not("--authorization-mode=Node,ABAC")
              .cis("1.2.8")
              .checkov("CKV_K8S_77")
              .trivy("KCV-0009")
              .kubescape("C-0120", "C-0088")
              .reference("nsm", "2.6.1")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-no-insecure-address",
                  Severity.HIGH,
                  "The API server has no insecure address")
              .why(
                  """
                  The insecure port asks for no credentials and allows everything. Kubernetes 1.20
                  closed it and 1.24 removed the flag; a server that still takes it is older.
                  """)
              .flag("insecure-bind-address", new Wish.Absent())
              .not("--insecure-bind-address=0.0.0.0")
              .checkov("CKV_K8S_86")
              .kubescape("C-0005")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-306")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-no-insecure-port",
                  Severity.HIGH,
                  "The API server has no insecure port")
              .why(
                  """
                  The insecure port asks for no credentials and allows everything: whoever reaches
                  it, every pod on the host network among them, has the cluster. Since Kubernetes
                  1.20 the flag takes nothing but 0.
                  """)
              .flag("insecure-port", new Wish.Is("0", "0"))
              .write("--insecure-port=0")
              .not("--insecure-port=8080")
              .checkov("CKV_K8S_88")
              .kubescape("C-0005")
              .reference("nsm", "2.7.4")
              .reference("cwe", "CWE-306")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-secure-port",
                  Severity.HIGH,
                  "The API server serves by TLS")
              .why(
                  """
                  With port 0 an old server answered without TLS alone; a new one does not start.
                  """)
              .flag("secure-port", new Wish.AtLeast(1, 6443, false))
              .write("--secure-port=6443")
              .not("--secure-port=0")
              .checkov("CKV_K8S_89")
              .trivy("KCV-0017")
              .kubescape("C-0128")
              .reference("nsm", "2.7.4")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-service-account-lookup",
                  Severity.MEDIUM,
                  "The API server refuses tokens of deleted service accounts")
              .why(
                  """
                  Without the lookup a lasting token is good as long as its signature is, also after
                  the ServiceAccount or the Secret it came from has been deleted.
                  """)
              .flag("service-account-lookup", new Wish.Bool(true, true))
              .write("--service-account-lookup=true")
              .not("--service-account-lookup=false")
              .cis("1.2.21")
              .checkov("CKV_K8S_96")
              .trivy("KCV-0024")
              .kubescape("C-0135")
              .reference("cwe", "CWE-613")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-service-account-key",
                  Severity.LOW,
                  "The API server checks service-account tokens by a key of their own")
              .why(
                  """
                  Without a key of its own the server checks tokens by the key of its TLS
                  certificate. Then one cannot be replaced without the other, and a leak of one is a
                  leak of both.
                  """)
              .flag("service-account-key-file", new Wish.Present())
              .write("--service-account-key-file=/etc/kubernetes/pki/sa.pub")
              .cis("1.2.22")
              .checkov("CKV_K8S_97")
              .trivy("KCV-0025")
              .kubescape("C-0136")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-short-tokens",
                  Severity.LOW,
                  "Service-account tokens in pods live no longer than they say")
              .why(
                  """
                  For clients that do not reload their token, the server makes mounted tokens good
                  for a year though they say an hour. A stolen one is worth as much longer.
                  """)
              .flag("service-account-extend-token-expiration", new Wish.Bool(false, true))
              .write("--service-account-extend-token-expiration=false")
              .not("--service-account-extend-token-expiration=true")
              .cis("1.2.30")
              .kubescape("C-0290")
              .reference("cwe", "CWE-613")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-request-timeout",
                  Severity.LOW,
                  "The API server ends requests that take too long")
              .why(
                  """
                  A client that keeps slow requests open for long takes the server's connections and
                  memory from everybody else. A minute is the default, five minutes ample.
                  """)
              .flag("request-timeout", new Wish.Within(Duration.ofMinutes(5)))
              .write("--request-timeout=60s")
              .not("--request-timeout=1h")
              .cis("1.2.20")
              .checkov("CKV_K8S_95")
              .kubescape("C-0134")
              .reference("cwe", "CWE-400")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-no-profiling",
                  Severity.LOW,
                  "The API server does not serve profiles of itself")
              .why(
                  """
                  Profiles show what the program holds and does, and making one slows it down. They
                  belong to an hour of debugging, not to a running cluster.
                  """)
              .flag("profiling", new Wish.Bool(false, true))
              .write("--profiling=false")
              .not("--profiling=true")
              .cis("1.2.15")
              .checkov("CKV_K8S_90")
              .trivy("KCV-0018")
              .kubescape("C-0129")
              .reference("nsm", "2.3.3")
              .check());

  private ApiServerAccess() {}
}
