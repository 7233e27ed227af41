package dev.brynje.workload.controlplane;

import static dev.brynje.workload.controlplane.Component.PROXY;
import static dev.brynje.workload.controlplane.Component.SCHEDULER;

import dev.brynje.core.Severity;
import dev.brynje.workload.check.ObjectCheck;
import java.util.List;

/** The flags of the scheduler, and the one of kube-proxy. */
final class SchedulerFlags {
  static final List<ObjectCheck> ALL =
      List.of(
          Row.of(
                  SCHEDULER,
                  "control-plane/scheduler-no-profiling",
                  Severity.LOW,
                  "The scheduler does not serve profiles of itself")
              .why(
                  """
                  Profiles show what the program holds and does, and making one slows it down. They
                  belong to an hour of debugging, not to a running cluster.
                  """)
              .flag("profiling", new Wish.Bool(false, true))
              .config(
                  "kubescheduler.config.k8s.io",
                  "KubeSchedulerConfiguration",
                  "enableProfiling",
                  new Wish.Bool(false, true))
              .orBy("config")
              .write("--profiling=false")
              .not("--profiling=true")
              .cis("1.4.1")
              .checkov("CKV_K8S_114")
              .trivy("KCV-0040")
              .kubescape("C-0151")
              .reference("nsm", "2.3.3")
              .check(),
          Row.of(
                  SCHEDULER,
                  "control-plane/scheduler-bind-address",
                  Severity.LOW,
                  "The scheduler listens on its own host alone")
              .why(
                  """
                  Its port serves health and metrics to the host. On every address it is one more
                  door into the control plane for whoever reaches the node.
                  """)
              .flag("bind-address", new Wish.Loopback("0.0.0.0"))
              .write("--bind-address=127.0.0.1")
              .not("--bind-address=0.0.0.0")
              .cis("1.4.2")
              .checkov("CKV_K8S_115")
              .trivy("KCV-0041")
              .kubescape("C-0152")
              .reference("nsm", "2.5.2")
              .check(),
          Row.of(
                  PROXY,
                  "control-plane/proxy-metrics-address",
                  Severity.LOW,
                  "kube-proxy serves its metrics on its own host alone")
              .why(
                  """
                  The metrics port asks for no credentials and also serves the proxy's settings. On
                  every address it tells whoever reaches a node how the cluster routes.
                  """)
              .flag("metrics-bind-address", new Wish.Loopback("127.0.0.1:10249"))
              .config(
                  "kubeproxy.config.k8s.io",
                  "KubeProxyConfiguration",
                  "metricsBindAddress",
                  new Wish.Loopback("127.0.0.1:10249"))
              .orBy("config")
              .write("--metrics-bind-address=127.0.0.1:10249")
              .not("--metrics-bind-address=0.0.0.0:10249")
              .cis("4.3.1")
              .kubescape("C-0291")
              .reference("nsm", "2.5.2")
              .reference("cwe", "CWE-306")
              .check());

  private SchedulerFlags() {}
}
