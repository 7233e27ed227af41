package dev.brynje.network.check;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.LabelSelector;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.address.PrivateAddresses;
import dev.brynje.network.model.Action;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.NamespaceSelection;
import dev.brynje.network.model.Peer;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.PortMatch;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Tier;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules that allow everything, and do not look like it. Those that do are other controls' word. */
final class NoDisguisedAllowAll implements NetworkCheck {
  private static final PortSet ALL_TCP = PortSet.of(Protocol.TCP);

  /** Blocks that anybody sees are everything, or half of it. */
  private static final List<AddressRange> PLAIN =
      Stream.of("0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1", "::/0", "::/1", "8000::/1")
          .map(cidr -> AddressRange.ofCidr(cidr).orElseThrow())
          .toList();

  private static final Control CONTROL =
      Control.named("network/no-disguised-allow-all", Ring.NETWORK, Severity.MEDIUM)
          .title("No policy allows everything in disguise")
          .rationale(
              """
              Selectors that every pod fulfils, blocks that add up to the whole internet, ranges
              that add up to all ports: such rules pass every review that looks for 0.0.0.0/0, and
              close nothing. Mostly they were written to make something work at last.
              """)
          .remediation("Name the pods, namespaces, networks and ports that are needed")
          .reference("nsm", "2.5.2")
          .bad(example("{key: kubernetes.io/metadata.name, operator: Exists}"))
          .good(example("{key: kubernetes.io/metadata.name, operator: In, values: [ingress]}"))
          .define();

  private static String example(String expression) {
    return """
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
      name: web
      namespace: shop
    spec:
      podSelector: {}
      policyTypes: [Ingress]
      ingress:
        - from:
            - namespaceSelector:
                matchExpressions:
                  - %s
    """
        .formatted(expression);
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(NetworkView view, Complaints complaints) {
    for (Policy policy : view.cluster().policies()) {
      for (Direction direction : Direction.values()) {
        List<AddressRange> blocks = new ArrayList<>();
        Optional<Rule> last = Optional.empty();
        for (Rule rule : policy.rules(direction).rules()) {
          if (rule.action() != Action.ALLOW) {
            continue;
          }
          complaints.judged();
          judge(policy, rule, complaints);
          for (Peer peer : rule.peers()) {
            if (peer instanceof Peer.Block block && !PLAIN.contains(block.range())) {
              blocks.addAll(block.ranges());
              last = Optional.of(rule);
            }
          }
        }
        last.filter(_ -> isTheInternet(blocks))
            .ifPresent(rule ->
                complaints.fail(
                    policy,
                    rule.origin(),
                    "with this rule the blocks of the policy add up to the whole internet"));
      }
    }
  }

  private static boolean isTheInternet(List<AddressRange> blocks) {
    return Stream.of(AddressRange.ALL_4, AddressRange.ALL_6)
        .anyMatch(family -> family.without(blocks).stream().allMatch(PrivateAddresses::holds));
  }

  private static void judge(Policy policy, Rule rule, Complaints complaints) {
    boolean everyPort = Rules.numbers(rule).holds(ALL_TCP);
    for (Peer peer : rule.peers()) {
      if (isEveryPod(peer) && (!isPlain(peer) || policy.tier() != Tier.NETWORK_POLICY)) {
        complaints
            .fail(
                policy,
                rule.origin(),
                everyPort
                    ? "the rule means any pod of any namespace that may come, and all ports"
                    : "the rule means any pod of any namespace that may come")
            .severity(everyPort ? CONTROL.severity() : Severity.LOW);
        return;
      }
    }
    if (everyPort && rule.ports().stream().noneMatch(NoDisguisedAllowAll::isEveryPort)) {
      complaints
          .fail(policy, rule.origin(), "the ports of the rule add up to all ports of TCP")
          .severity(Severity.LOW);
    }
  }

  private static boolean isEveryPort(PortMatch match) {
    return match instanceof PortMatch.Numbers(PortSet ports) && ports.holds(ALL_TCP);
  }

  /** Whether a pod without labels in a namespace without labels is meant. */
  private static boolean isEveryPod(Peer peer) {
    return peer instanceof Peer.Pods(NamespaceSelection namespaces, LabelSelector pods)
        && namespaces instanceof NamespaceSelection.Labelled(LabelSelector labels)
        && labels.matches(Map.of(Namespace.NAME_LABEL, ""))
        && pods.matches(Map.of());
  }

  private static boolean isPlain(Peer peer) {
    return peer instanceof Peer.Pods(NamespaceSelection namespaces, LabelSelector pods)
        && namespaces instanceof NamespaceSelection.Labelled(LabelSelector labels)
        && labels.isEmpty()
        && pods.isEmpty();
  }
}
