package dev.brynje.network.view;

import dev.brynje.core.report.PageTemplate;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Direction;
import dev.brynje.network.model.Policy;
import dev.brynje.network.model.Rule;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.reach.Grounds;
import dev.brynje.network.reach.Reachability;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the page of a map decides by. Ports are cut into atoms that no rule tells apart, so that a
 * set of them is a number with a bit for each, as a set of ends is. Whatever comes again (sets,
 * what rules match, the policies about a class) is written once and named by its number.
 */
final class MapData {
  private final Reachability reachability;
  private final Map<Integer, PortSet> ofRoutes;
  private final List<PortSet> atoms;
  private final Map<PortSet, Integer> ports = new LinkedHashMap<>();
  private final Map<BitSet, Integer> ends = new LinkedHashMap<>();
  private final Map<String, Integer> matches = new LinkedHashMap<>();
  private final IdentityHashMap<Policy, Integer> policies = new IdentityHashMap<>();

  MapData(Reachability reachability) {
    this.reachability = reachability;
    this.ofRoutes = new Backends(reachability.cluster()).ofRoutes();
    this.atoms = PortSet.cells(ports());
    for (Policy policy : reachability.cluster().policies()) {
      policies.put(policy, policies.size());
    }
  }

  private Set<PortSet> ports() {
    Set<PortSet> sets = new LinkedHashSet<>(ofRoutes.values());
    for (Direction direction : Direction.values()) {
      Grounds grounds = reachability.grounds(direction);
      for (int i = 0; i < grounds.classes(); i++) {
        for (Grounds.About about : grounds.about(i)) {
          for (Grounds.Matched rule : about.rules()) {
            rule.sure().forEach(piece -> sets.add(piece.ports()));
            rule.possible().forEach(piece -> sets.add(piece.ports()));
          }
        }
      }
    }
    return sets;
  }

  /** All of it. */
  String json() {
    String ingress = side(Direction.INGRESS, reachability.sources());
    String egress = side(Direction.EGRESS, reachability.destinations());
    return """
    {"workloads":%s,
    "policies":%s,
    "atoms":%s,
    "ports":%s,
    "ends":%s,
    "matches":%s,
    "ingress":%s,
    "egress":%s}
    """
        .formatted(
            workloads(),
            list(reachability.cluster().policies().stream().map(MapData::policy).toList()),
            list(atoms.stream().map(MapData::runs).toList()),
            list(ports.keySet().stream().map(this::atoms).toList()),
            list(ends.keySet().stream().map(MapData::bits).toList()),
            list(List.copyOf(matches.keySet())),
            ingress,
            egress);
  }

  private String workloads() {
    List<String> all = new ArrayList<>();
    List<Workload> workloads = reachability.cluster().workloads();
    for (int i = 0; i < workloads.size(); i++) {
      Workload one = workloads.get(i);
      PortSet routed = ofRoutes.getOrDefault(i, PortSet.NONE);
      all.add(
          list(
              List.of(
                  string(one.namespace()),
                  string(one.name()),
                  string(one.kind()),
                  string(one.origin().path().isEmpty() ? "" : one.origin().toString()),
                  Integer.toString(reachability.classOf(i)),
                  Integer.toString(number(routed)))));
    }
    return list(all);
  }

  private static String policy(Policy policy) {
    return list(
        List.of(
            string(policy.object().words()),
            string(policy.tier().name()),
            Integer.toString(policy.priority()),
            string(policy.origin().path().isEmpty() ? "" : policy.origin().toString()),
            string(policy.flaw()),
            string(policy.object().namespace())));
  }

  private String side(Direction direction, List<AddressRange> ranges) {
    Grounds grounds = reachability.grounds(direction);
    Map<String, Integer> profiles = new LinkedHashMap<>();
    List<String> classes = new ArrayList<>();
    for (int i = 0; i < grounds.classes(); i++) {
      String profile = profile(grounds, i);
      profiles.putIfAbsent(profile, profiles.size());
      classes.add(Integer.toString(profiles.get(profile)));
    }
    return "{\"any\":%d,\"cells\":%s,\"classes\":%s,\"profiles\":%s}"
        .formatted(
            grounds.anyPod(),
            list(ranges.stream().map(MapData::range).toList()),
            list(classes),
            list(List.copyOf(profiles.keySet())));
  }

  private String profile(Grounds grounds, int podClass) {
    List<String> about = new ArrayList<>();
    about.add(grounds.isOnHostNetwork(podClass) ? "1" : "0");
    for (Grounds.About one : grounds.about(podClass)) {
      List<String> policy = new ArrayList<>();
      policy.add(Integer.toString(policies.getOrDefault(one.policy(), -1)));
      for (Grounds.Matched rule : one.rules()) {
        policy.add(Integer.toString(number(rule)));
      }
      about.add(list(policy));
    }
    return list(about);
  }

  /** A rule, and what it matches. */
  private int number(Grounds.Matched matched) {
    Rule rule = matched.rule();
    String name = rule.name().isEmpty() ? rule.field() : rule.field() + " (" + rule.name() + ")";
    List<String> match = new ArrayList<>();
    match.add(string(name));
    match.add(string(rule.action().name()));
    match.add(string(rule.origin().path().isEmpty() ? "" : rule.origin().toString()));
    match.add(pieces(matched.sure()));
    if (!matched.possible().equals(matched.sure())) {
      match.add(pieces(matched.possible()));
      match.add(string(matched.doubt()));
    }
    String text = list(match);
    matches.putIfAbsent(text, matches.size());
    return matches.get(text);
  }

  private String pieces(List<Grounds.Piece> pieces) {
    List<String> numbers = new ArrayList<>();
    for (Grounds.Piece piece : pieces) {
      ends.putIfAbsent(piece.ends(), ends.size());
      numbers.add(Integer.toString(number(piece.ports())));
      numbers.add(Integer.toString(ends.get(piece.ends())));
    }
    return list(numbers);
  }

  private int number(PortSet set) {
    ports.putIfAbsent(set, ports.size());
    return ports.get(set);
  }

  private String atoms(PortSet set) {
    BitSet held = new BitSet();
    for (int i = 0; i < atoms.size(); i++) {
      if (set.holds(atoms.get(i))) {
        held.set(i);
      }
    }
    return bits(held);
  }

  private static String runs(PortSet atom) {
    List<String> runs = new ArrayList<>();
    for (PortSet.Run run : atom.runs()) {
      runs.add("[\"%s\",%d,%d]".formatted(run.protocol(), run.first(), run.last()));
    }
    return list(runs);
  }

  private static String range(AddressRange range) {
    return list(List.of(string(range.first().toString()), string(range.last().toString())));
  }

  /** As the script reads big numbers. */
  private static String bits(BitSet bits) {
    byte[] bytes = bits.toByteArray();
    StringBuilder hex = new StringBuilder("\"0x0");
    for (int i = bytes.length - 1; i >= 0; i--) {
      hex.append(Character.forDigit(bytes[i] >> 4 & 15, 16));
      hex.append(Character.forDigit(bytes[i] & 15, 16));
    }
    return hex.append('"').toString();
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder();
    PageTemplate.string(text, json);
    return json.toString();
  }

  private static String list(List<String> values) {
    return "[" + String.join(",", values) + "]";
  }
}
