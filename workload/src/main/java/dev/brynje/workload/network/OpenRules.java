package dev.brynje.workload.network;

import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.inventory.NetworkPolicyFact;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Rules of a NetworkPolicy that stand open to every address, or to every pod. */
final class OpenRules {
  private OpenRules() {}

  static boolean concerns(KubeObject object) {
    return object.kind().equals("NetworkPolicy") && object.group().equals("networking.k8s.io");
  }

  static void judge(
      KubeObject object, String direction, String peers, String word, Verdict verdict) {
    for (Field rule : object.spec().get(direction).items()) {
      String ports = ports(rule);
      if (rule.get(peers).items().isEmpty()) {
        fail(verdict, rule, ports, "a rule without %s %s everything".formatted(peers, word));
      }
      for (Field peer : rule.get(peers).items()) {
        Field cidr = peer.at("ipBlock", "cidr");
        String written = cidr.string().orElse("");
        if (isEverything(written)) {
          fail(verdict, cidr, ports, "the rule %s %s".formatted(word, written))
              .evidence("cidr", written);
        } else if (NetworkPolicyFact.isEveryPod(peer)) {
          fail(verdict, peer, ports, "the rule %s every pod of the cluster".formatted(word));
        }
      }
    }
  }

  /** As {@code 53/UDP, 80-90/TCP}; empty when every port is meant, if only of one protocol. */
  private static String ports(Field rule) {
    if (NetworkPolicyFact.isOfEveryPort(rule)) {
      return "";
    }
    List<String> ports = new ArrayList<>();
    for (Field entry : rule.get("ports").items()) {
      String port = entry.get("port").stringOrNumber().orElse("");
      OptionalLong end = entry.get("endPort").integer();
      String range = end.isPresent() ? port + "-" + end.getAsLong() : port;
      ports.add(range + "/" + entry.get("protocol").string().orElse("TCP"));
    }
    return String.join(", ", ports);
  }

  /** Half of all addresses counts as all of them: two such rules are an old trick. */
  private static boolean isEverything(String cidr) {
    return cidr.endsWith("/0") || cidr.endsWith("/1");
  }

  private static Complaint fail(Verdict verdict, Field field, String ports, String message) {
    boolean everyPort = ports.isEmpty();
    Complaint complaint =
        verdict.fail(field, everyPort ? message + " on every port" : message + " on some ports");
    return everyPort ? complaint : complaint.severity(Severity.LOW).evidence("ports", ports);
  }
}
