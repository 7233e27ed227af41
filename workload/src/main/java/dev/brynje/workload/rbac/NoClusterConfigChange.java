package dev.brynje.workload.rbac;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.check.Verdict;
import java.util.Map;
import java.util.Optional;

final class NoClusterConfigChange implements RuleCheck {
  private static final Power POWER = Power.to("update", "patch", "delete").on("", "configmaps");
  private static final Map<String, String> CONFIGS =
      Map.of(
          "aws-auth", "who the cluster's users are",
          "coredns", "where every name leads",
          "coredns-custom", "where every name leads",
          "kube-dns", "where every name leads",
          "kube-proxy", "how nodes route traffic",
          "kubeadm-config", "how the control plane is set up",
          "kubelet-config", "how nodes are set up",
          "cluster-info", "which control plane new nodes trust",
          "extension-apiserver-authentication", "whom API extensions trust");

  private static final Control CONTROL =
      Control.named("rbac/no-cluster-config-change", Ring.WORKLOAD, Severity.HIGH)
          .title("Roles do not change the configuration of the cluster itself")
          .rationale(
              """
              Some ConfigMaps are the cluster's own: aws-auth says who is an administrator, coredns
              where every name leads, kubeadm-config and kubelet-config how nodes are set up. Who
              writes one of them owns what it configures.
              """)
          .remediation("Take the ConfigMap out of resourceNames, or read it only")
          .reference("nsm", "2.3.4")
          .reference("trivy", "KSV-0115")
          .reference("kubescape", "C-0037")
          .bad(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: kube-system
              rules:
                - apiGroups: [""]
                  resources: [configmaps]
                  resourceNames: [aws-auth]
                  verbs: [get, patch]
              """)
          .good(
              """
              apiVersion: rbac.authorization.k8s.io/v1
              kind: Role
              metadata:
                name: app
                namespace: kube-system
              rules:
                - apiGroups: [""]
                  resources: [configmaps]
                  resourceNames: [aws-auth]
                  verbs: [get]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Rule rule, Verdict verdict) {
    if (!reachesSystem(rule)) {
      return;
    }
    Optional<String> config = rule.names().stream().filter(CONFIGS::containsKey).findFirst();
    if (config.isEmpty()) {
      return;
    }
    rule.grant(POWER)
        .ifPresent(grant ->
            RuleCheck.report(
                verdict,
                grant,
                "%s named %s decides %s"
                    .formatted(grant.words(), config.get(), CONFIGS.get(config.get()))));
  }

  private static boolean reachesSystem(Rule rule) {
    return switch (rule.role().namespace()) {
      case "", "kube-system", "kube-public" -> true;
      default -> rule.clusterWide();
    };
  }
}
