package dev.brynje.fix.missing;

/** Writes the two policies that every namespace begins with: nothing but names. */
final class NetworkPolicies {
  private NetworkPolicies() {}

  static String of(String namespace, Demand demand) {
    return """
    # Nothing in, nothing out, for every pod of the namespace. What is needed is to be allowed by
    # policies beside this one before it is applied.
    %sspec:
      podSelector: {}
      policyTypes: [Ingress, Egress]
    ---
    # The exception that every pod needs: names.
    %sspec:
      podSelector: {}
      policyTypes: [Egress]
      egress:
        - to:
            - namespaceSelector:
                matchLabels:
                  kubernetes.io/metadata.name: kube-system
          ports:
            - protocol: UDP
              port: 53
            - protocol: TCP
              port: 53
    """
        .formatted(head("default-deny", namespace, demand), head("allow-dns", namespace, demand));
  }

  private static String head(String name, String namespace, Demand demand) {
    return ObjectHead.of(
        "networking.k8s.io/v1", "NetworkPolicy", demand.freePolicyName(name), namespace, demand);
  }
}
