package dev.brynje.workload.network;

import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.Verdict;

/** Rules of a NetworkPolicy that stand open to every address. */
final class OpenRules {
  private OpenRules() {}

  static boolean concerns(KubeObject object) {
    return object.kind().equals("NetworkPolicy") && object.group().equals("networking.k8s.io");
  }

  static void judge(
      KubeObject object, String direction, String peers, String word, Verdict verdict) {
    for (Field rule : object.spec().get(direction).items()) {
      boolean everyPort = rule.get("ports").items().isEmpty();
      if (rule.get(peers).items().isEmpty()) {
        fail(verdict, rule, everyPort, "a rule without %s %s everything".formatted(peers, word));
      }
      for (Field peer : rule.get(peers).items()) {
        Field cidr = peer.at("ipBlock", "cidr");
        String written = cidr.string().orElse("");
        if (isEverything(written)) {
          fail(verdict, cidr, everyPort, "the rule %s %s".formatted(word, written));
        }
      }
    }
  }

  /** Half of all addresses counts as all of them: two such rules are an old trick. */
  private static boolean isEverything(String cidr) {
    return cidr.endsWith("/0") || cidr.endsWith("/1");
  }

  private static void fail(Verdict verdict, Field field, boolean everyPort, String message) {
    Complaint complaint =
        verdict.fail(field, everyPort ? message + " on every port" : message + " on some ports");
    if (!everyPort) {
      complaint.severity(Severity.LOW);
    }
  }
}
