package dev.brynje.network.generate;

import java.util.Set;

/** What every namespace gets: all closed, and names allowed. */
final class DefaultPolicies {
  static final Set<String> NAMES = Set.of("default-deny", "allow-dns");

  private static final String NODE_DNS =
      """
              - ipBlock:
                  cidr: 169.254.20.10/32
      """;

  private DefaultPolicies() {}

  /**
   * @param hasNodeDns whether names are asked of NodeLocal DNSCache too
   */
  static String of(String namespace, boolean hasNodeDns) {
    String quoted = YamlText.of(namespace);
    return """
    # Nothing in, nothing out, but what the policies beside this one allow.
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: default-deny
      namespace: %s
    spec:
      podSelector: {}
      policyTypes:
        - Ingress
        - Egress
    ---
    # What every pod needs: names.
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata:
      name: allow-dns
      namespace: %s
    spec:
      podSelector: {}
      policyTypes:
        - Egress
      egress:
        - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: kube-system
    %s      ports:
            - protocol: UDP
              port: 53
            - protocol: TCP
              port: 53
    """
        .formatted(quoted, quoted, hasNodeDns ? NODE_DNS.indent(0) : "");
  }
}
