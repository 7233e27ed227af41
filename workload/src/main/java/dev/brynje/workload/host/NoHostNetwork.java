package dev.brynje.workload.host;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;

final class NoHostNetwork implements PodCheck {
  private static final Control CONTROL =
      Control.named("workload/no-host-network", Ring.WORKLOAD, Severity.HIGH)
          .title("Pods do not share the network of the node")
          .rationale(
              """
              In the node's network no NetworkPolicy holds. The pod reaches what listens on the
              node's loopback, often without a password, and the cloud's metadata service as the
              node itself; it hears and can forge the node's traffic, and its ports are open
              wherever the node is.
              """)
          .remediation("Remove spec.hostNetwork and publish the port through a Service")
          .reference("pss", "hostNamespaces")
          .reference("cis", "5.2.5")
          .reference("nsa-cisa", "Pod security enforcement")
          .reference("nsm", "2.2.3")
          .reference("cwe", "CWE-668")
          .reference("kube-linter", "host-network")
          .reference("polaris", "hostNetworkSet")
          .reference("checkov", "CKV_K8S_19")
          .reference("trivy", "KSV-0009")
          .reference("kubesec", "HostNetwork")
          .reference("kubescape", "C-0041", "C-0196", "C-0216")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                hostNetwork: true
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Field setting = pod.spec().get("hostNetwork");
    if (setting.isTrue()) {
      verdict.fail(
          setting, "the pod stands in the network of the node, outside every NetworkPolicy");
    }
  }
}
