package dev.brynje.workload.controlplane;

import static dev.brynje.workload.controlplane.Component.CONTROLLER_MANAGER;

import dev.brynje.core.Severity;
import dev.brynje.workload.check.ObjectCheck;
import java.util.List;

/** The flags of the controller manager. */
final class ControllerManagerFlags {
  static final List<ObjectCheck> ALL =
      List.of(
          Row.of(
                  CONTROLLER_MANAGER,
                  "control-plane/controller-manager-pod-gc",
                  Severity.LOW,
                  "Ended pods are cleared away")
              .why(
                  """
                  Pods that have ended stay in etcd until their number passes a threshold. With a
                  threshold of 0 they stay for ever, and a job that fails in a loop fills it.
                  """)
              .flag("terminated-pod-gc-threshold", new Wish.AtLeast(1, 12_500, false))
              .write("--terminated-pod-gc-threshold=1000")
              .not("--terminated-pod-gc-threshold=0")
              .cis("1.3.1")
              .checkov("CKV_K8S_106")
              .trivy("KCV-0033")
              .kubescape("C-0144")
              .reference("cwe", "CWE-770")
              .check(),
          Row.of(
                  CONTROLLER_MANAGER,
                  "control-plane/controller-manager-no-profiling",
                  Severity.LOW,
                  "The controller manager does not serve profiles of itself")
              .why(
                  """
                  Profiles show what the program holds and does, and making one slows it down. They
                  belong to an hour of debugging, not to a running cluster.
                  """)
              .flag("profiling", new Wish.Bool(false, true))
              .write("--profiling=false")
              .not("--profiling=true")
              .cis("1.3.2")
              .checkov("CKV_K8S_107")
              .trivy("KCV-0034")
              .kubescape("C-0145")
              .reference("nsm", "2.3.3")
              .check(),
          Row.of(
                  CONTROLLER_MANAGER,
                  "control-plane/controller-manager-own-accounts",
                  Severity.MEDIUM,
                  "Each controller has an account of its own")
              .why(
                  """
                  With one account for all, each controller has the rights of every other, and the
                  audit log cannot tell them apart. With their own they have what they need.
                  """)
              .flag("use-service-account-credentials", new Wish.Bool(true, false))
              .write("--use-service-account-credentials=true")
              .not("--use-service-account-credentials=false")
              .cis("1.3.3")
              .checkov("CKV_K8S_108")
              .trivy("KCV-0035")
              .kubescape("C-0146")
              .reference("nsm", "2.6.5")
              .check(),
          Row.of(
                  CONTROLLER_MANAGER,
                  "control-plane/controller-manager-token-key",
                  Severity.LOW,
                  "Service-account tokens are signed by a key of their own")
              .why(
                  """
                  The key that signs the tokens of service accounts must be known and replaceable.
                  Without the flag the controller manager signs none, and lasting tokens come from
                  elsewhere.
                  """)
              .flag("service-account-private-key-file", new Wish.Present())
              .write("--service-account-private-key-file=/etc/kubernetes/pki/sa.key")
              .cis("1.3.4")
              .checkov("CKV_K8S_110")
              .trivy("KCV-0036")
              .kubescape("C-0147")
              .check(),
          Row.of(
                  CONTROLLER_MANAGER,
                  "control-plane/controller-manager-root-authority",
                  Severity.LOW,
                  "Pods can check the certificate of the API server")
              .why(
                  """
                  The authority given here is put beside each service-account token. Without it a pod
                  cannot check whom it sends its token to.
                  """)
              .flag("root-ca-file", new Wish.Present())
              .write("--root-ca-file=/etc/kubernetes/pki/ca.crt")
              .cis("1.3.5")
              .checkov("CKV_K8S_111")
              .trivy("KCV-0037")
              .kubescape("C-0148")
              .reference("cwe", "CWE-295")
              .check(),
          Row.of(
                  CONTROLLER_MANAGER,
                  "control-plane/controller-manager-kubelet-rotation",
                  Severity.LOW,
                  "The rotation of kubelets' serving certificates is not switched off")
              .why(
                  """
                  Kubelets ask for new serving certificates before the old ones end. Switched off,
                  they end on a day that nobody has in mind, or are made to last for years.
                  """)
              .flag("feature-gates", new Wish.Gate("RotateKubeletServerCertificate"))
              .write("--feature-gates=RotateKubeletServerCertificate=true")
              .not("--feature-gates=RotateKubeletServerCertificate=false")
              .cis("1.3.6")
              .checkov("CKV_K8S_112")
              .trivy("KCV-0038")
              .kubescape("C-0149")
              .check(),
          Row.of(
                  CONTROLLER_MANAGER,
                  "control-plane/controller-manager-bind-address",
                  Severity.LOW,
                  "The controller manager listens on its own host alone")
              .why(
                  """
                  Its port serves health and metrics to the host. On every address it is one more
                  door into the control plane for whoever reaches the node.
                  """)
              .flag("bind-address", new Wish.Loopback("0.0.0.0"))
              .write("--bind-address=127.0.0.1")
              .not("--bind-address=0.0.0.0")
              .cis("1.3.7")
              .checkov("CKV_K8S_113")
              .trivy("KCV-0039")
              .kubescape("C-0150")
              .reference("nsm", "2.5.2")
              .check());

  private ControllerManagerFlags() {}
}
