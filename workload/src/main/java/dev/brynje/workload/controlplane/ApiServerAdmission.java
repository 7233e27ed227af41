package dev.brynje.workload.controlplane;

import static dev.brynje.workload.controlplane.Component.API_SERVER;

import dev.brynje.core.Severity;
import dev.brynje.workload.check.ObjectCheck;
import java.util.List;

/** What the API server asks of objects before it takes them. */
final class ApiServerAdmission {
  static final List<ObjectCheck> ALL =
      List.of(
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-deny-external-ips",
                  Severity.LOW,
                  "Services cannot claim external addresses")
              .why(
                  """
                  Whoever may write a Service can put any address into externalIPs and draw the
                  cluster's traffic for it to pods of their own (CVE-2020-8554). The plugin
                  DenyServiceExternalIPs refuses the field.
                  """)
              .plugin("DenyServiceExternalIPs", true, false)
              .write("--enable-admission-plugins=NodeRestriction,DenyServiceExternalIPs")
              .not("--enable-admission-plugins=NodeRestriction")
              .cis("1.2.3")
              .trivy("KCV-0003")
              .kubescape("C-0115", "C-0283")
              .reference("nsm", "2.5.1")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-event-rate-limit",
                  Severity.LOW,
                  "The API server limits the rate of events")
              .why(
                  """
                  A program in a loop can write events faster than etcd takes them, and with them
                  fill the disk and hide what matters. The plugin EventRateLimit bounds them by the
                  limits of its configuration file.
                  """)
              .plugin("EventRateLimit", true, false)
              .write(
                  "--enable-admission-plugins=NodeRestriction,EventRateLimit"
                      + " --admission-control-config-file=/etc/kubernetes/admission.yaml")
              .not("--enable-admission-plugins=NodeRestriction")
              .cis("1.2.9")
              .checkov("CKV_K8S_78")
              .trivy("KCV-0010")
              .kubescape("C-0121")
              .reference("cwe", "CWE-770")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-no-always-admit",
                  Severity.LOW,
                  "The API server does not run the plugin AlwaysAdmit")
              .why(
                  """
                  AlwaysAdmit admits everything. In old servers it was what ran when nothing else was
                  chosen; where it is still named, it is likely that nobody chose.
                  """)
              .plugin("AlwaysAdmit", false, false)
              .write("--enable-admission-plugins=NodeRestriction")
              .not("--enable-admission-plugins=AlwaysAdmit")
              .cis("1.2.10")
              .checkov("CKV_K8S_79")
              .trivy("KCV-0011")
              .kubescape("C-0122")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-always-pull-images",
                  Severity.LOW,
                  "Private images are pulled with the pod's own credentials")
              .why(
                  """
                  An image that one pod has pulled lies on the node for every pod that knows its
                  name, with or without the right to pull it. AlwaysPullImages makes the kubelet ask
                  the registry each time.
                  """)
              .plugin("AlwaysPullImages", true, false)
              .write("--enable-admission-plugins=NodeRestriction,AlwaysPullImages")
              .not("--enable-admission-plugins=NodeRestriction")
              .cis("1.2.11")
              .checkov("CKV_K8S_80")
              .trivy("KCV-0012")
              .kubescape("C-0123")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-service-account-admission",
                  Severity.MEDIUM,
                  "Every pod gets a service account that exists")
              .why(
                  """
                  The plugin ServiceAccount sets a pod's account, refuses one that does not exist and
                  mounts a token that is bound to the pod. It runs unless somebody switches it off.
                  """)
              .plugin("ServiceAccount", true, true)
              .write("--enable-admission-plugins=NodeRestriction")
              .not("--disable-admission-plugins=ServiceAccount")
              .cis("1.2.12")
              .checkov("CKV_K8S_82")
              .trivy("KCV-0014")
              .kubescape("C-0125")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-namespace-lifecycle",
                  Severity.MEDIUM,
                  "Nothing is made in namespaces that are gone")
              .why(
                  """
                  The plugin NamespaceLifecycle refuses objects in namespaces that do not exist or
                  are being deleted, and keeps kube-system, default and kube-public from being
                  deleted. It runs unless somebody switches it off.
                  """)
              .plugin("NamespaceLifecycle", true, true)
              .write("--enable-admission-plugins=NodeRestriction")
              .not("--disable-admission-plugins=NamespaceLifecycle")
              .cis("1.2.13")
              .checkov("CKV_K8S_83")
              .trivy("KCV-0015")
              .kubescape("C-0126")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-pod-security",
                  Severity.HIGH,
                  "Pod Security admission is not switched off")
              .why(
                  """
                  The plugin PodSecurity holds pods to the level that their namespace is labelled
                  with. It runs unless somebody switches it off; then the labels are only words, and
                  a privileged pod is admitted beside them.
                  """)
              .plugin("PodSecurity", true, true)
              .write("--enable-admission-plugins=NodeRestriction")
              .not("--disable-admission-plugins=PodSecurity")
              .reference("nsa-cisa", "Pod Security admission")
              .reference("nsm", "2.3.8")
              .check(),
          Row.of(
                  API_SERVER,
                  "control-plane/apiserver-node-restriction",
                  Severity.MEDIUM,
                  "A kubelet changes its own node alone")
              .why(
                  """
                  Without NodeRestriction the credentials of one kubelet change every node and the
                  pods on it: labels that draw sensitive workloads, taints that keep them away. One
                  lost node is then all of them.
                  """)
              .plugin("NodeRestriction", true, false)
              .write("--enable-admission-plugins=NodeRestriction")
              .not("--enable-admission-plugins=PodNodeSelector")
              .cis("1.2.14")
              .checkov("CKV_K8S_85")
              .trivy("KCV-0016")
              .kubescape("C-0127")
              .reference("nsm", "2.6.6")
              .check());

  private ApiServerAdmission() {}
}
