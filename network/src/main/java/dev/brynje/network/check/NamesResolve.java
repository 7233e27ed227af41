package dev.brynje.network.check;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Pods whose egress is closed still reach the servers that resolve names. */
final class NamesResolve implements NetworkCheck {
  private static final Control CONTROL =
      Control.named("network/dns-allowed", Ring.NETWORK, Severity.MEDIUM)
          .title("Pods whose egress is closed may still resolve names")
          .rationale(
              """
              A policy that closes egress closes DNS with it, and nothing that is called by its
              name is reached any more, whatever else is allowed. DNS needs UDP and TCP: answers
              that are too long for UDP are asked for again over TCP. The namespace of the name
              servers has no label name, only kubernetes.io/metadata.name.
              """)
          .remediation(
              """
              Allow egress to port 53, UDP and TCP, of the pods with the label k8s-app: kube-dns \
              in the namespace with the label kubernetes.io/metadata.name: kube-system\
              """)
          .effort(Effort.BLOCK)
          .reference("nsa-cisa", "Network policies")
          .reference("nsm", "2.5.1")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
                namespace: shop
              spec:
                containers:
                  - name: web
                    image: registry.example.com/web:1.0
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: allow-dns
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Egress]
                egress:
                  - to:
                      - namespaceSelector:
                          matchLabels:
                            name: kube-system
                    ports:
                      - {protocol: UDP, port: 53}
                      - {protocol: TCP, port: 53}
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: web
                namespace: shop
              spec:
                containers:
                  - name: web
                    image: registry.example.com/web:1.0
              ---
              apiVersion: networking.k8s.io/v1
              kind: NetworkPolicy
              metadata:
                name: allow-dns
                namespace: shop
              spec:
                podSelector: {}
                policyTypes: [Egress]
                egress:
                  - to:
                      - namespaceSelector:
                          matchLabels:
                            kubernetes.io/metadata.name: kube-system
                    ports:
                      - {protocol: UDP, port: 53}
                      - {protocol: TCP, port: 53}
              """)
          .define();

  /** What is to be said once of all pods that it is true of. */
  private record Cause(Policy policy, Origin origin, String before, String after, Severity weight) {
    private String message(List<String> pods) {
      return before + Words.some(pods) + after;
    }
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(NetworkView view, Complaints complaints) {
    Map<Cause, List<String>> causes = new LinkedHashMap<>();
    for (int i = 0; i < view.workloads().size(); i++) {
      if (view.workloads().get(i).onHostNetwork() || view.nameServers().numbers().contains(i)) {
        continue;
      }
      List<Policy> closing = view.about(i, Direction.EGRESS);
      if (!closing.isEmpty()) {
        complaints.judged();
        String pod = view.workloads().get(i).toString();
        cause(view, i, closing)
            .ifPresent(cause -> causes.computeIfAbsent(cause, _ -> new ArrayList<>()).add(pod));
      }
    }
    causes.forEach((cause, pods) ->
        complaints.fail(cause.policy, cause.origin, cause.message(pods)).severity(cause.weight));
  }

  private static Optional<Cause> cause(NetworkView view, int pod, List<Policy> closing) {
    Dns dns = new Dns(view, pod);
    boolean udp = dns.mayUse(Protocol.UDP);
    boolean tcp = dns.mayUse(Protocol.TCP);
    if (udp && tcp) {
      return Optional.empty();
    }
    if (udp || tcp) {
      return Optional.of(half(dns, closing, udp));
    }
    for (Policy policy : closing) {
      for (Rule rule : policy.egress().rules()) {
        Optional<String> missed = dns.missed(rule);
        if (missed.isPresent()) {
          String after = " cannot resolve names";
          String before = "the rule for DNS %s, so that ".formatted(missed.get());
          return Optional.of(new Cause(policy, rule.origin(), before, after, CONTROL.severity()));
        }
      }
    }
    return Optional.of(closed(dns, closing));
  }

  /** Only one of the two protocols is open. */
  private static Cause half(Dns dns, List<Policy> closing, boolean udp) {
    String after =
        udp
            ? " may resolve names over UDP only, and longer answers come over TCP"
            : " may resolve names over TCP only, and programs ask over UDP first";
    Severity weight = udp ? Severity.LOW : CONTROL.severity();
    PortSet open = PortSet.of(udp ? Protocol.UDP : Protocol.TCP, NameServers.PORT);
    for (Policy policy : closing) {
      for (Rule rule : policy.egress().rules()) {
        if (dns.reaches(rule) && Rules.numbers(rule).holds(open)) {
          return new Cause(policy, rule.origin(), "", after, weight);
        }
      }
    }
    Policy widest = widest(closing);
    return new Cause(widest, widest.origin(), "", after, weight);
  }

  private static Cause closed(Dns dns, List<Policy> closing) {
    List<Policy> theirs = dns.closedByServers();
    if (!theirs.isEmpty()) {
      Policy policy = theirs.getFirst();
      String before = "the name servers let in nothing on port 53 from ";
      return new Cause(policy, policy.origin(), before, "", CONTROL.severity());
    }
    Policy widest = widest(closing);
    boolean nothing = closing.stream().allMatch(one -> one.egress().rules().isEmpty());
    return nothing
        ? new Cause(
            widest,
            widest.origin(),
            "egress is closed and no policy allows DNS: ",
            " cannot resolve names, and reaches nothing else either",
            Severity.LOW)
        : new Cause(
            widest,
            widest.origin(),
            "egress is closed and no policy allows DNS: ",
            " cannot resolve names",
            CONTROL.severity());
  }

  /** The policy about most pods: there, DNS is allowed once for all. */
  private static Policy widest(List<Policy> closing) {
    for (Policy policy : closing) {
      if (policy.subject().pods().isEmpty()) {
        return policy;
      }
    }
    return closing.getFirst();
  }
}
