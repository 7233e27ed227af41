package dev.brynje.e2e.peers;

import dev.brynje.e2e.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What Brynje says of a directory.
 *
 * @param findings the controls that find something, by file name
 * @param references the ids of each peer's checks, by control and peer
 */
record Ours(Map<String, Set<String>> findings, Map<String, Map<String, Set<String>>> references) {
  static Ours judge(Path directory) throws IOException, InterruptedException {
    Map<String, Set<String>> findings = new TreeMap<>();
    JsonNode assessment =
        brynje("audit", directory.toString(), "--severity", "info", "--format", "json");
    for (JsonNode finding : assessment.path("findings")) {
      Path file = Path.of(finding.path("location").path("path").asString());
      findings
          .computeIfAbsent(file.getFileName().toString(), _ -> new TreeSet<>())
          .add(finding.path("control").asString());
    }
    for (JsonNode one : assessment.path("unjudged")) {
      Path file = Path.of(one.path("location").path("path").asString());
      // What would not be built is judged all the same.
      boolean judged =
          one.path("controls").isEmpty() && findings.containsKey(file.getFileName().toString());
      if (!judged) {
        throw new IllegalStateException("not judged: " + one);
      }
    }
    return new Ours(findings, catalogue());
  }

  private static Map<String, Map<String, Set<String>>> catalogue()
      throws IOException, InterruptedException {
    Map<String, Map<String, Set<String>>> references = new TreeMap<>();
    for (JsonNode control : brynje("controls", "--format", "json")) {
      Map<String, Set<String>> ids = new TreeMap<>();
      for (Map.Entry<String, JsonNode> source : control.path("references").properties()) {
        Set<String> checks = new TreeSet<>();
        source.getValue().forEach(id -> checks.add(id.asString()));
        ids.put(source.getKey(), checks);
      }
      references.put(control.path("id").asString(), ids);
    }
    return references;
  }

  private static JsonNode brynje(String... arguments) throws IOException, InterruptedException {
    return new Product().heap("256m").run(arguments).json();
  }

  Set<String> found(String file) {
    return findings.getOrDefault(file, Set.of());
  }

  /** The ids of a peer's checks that a control stands for. */
  Set<String> checks(String control, Peer peer) {
    return checks(control, peer.id());
  }

  Set<String> checks(String control, String peer) {
    return references.getOrDefault(control, Map.of()).getOrDefault(peer, Set.of());
  }

  /** The controls that stand for a peer's check. */
  Set<String> controls(String check, Peer peer) {
    return controls(check, peer.id());
  }

  Set<String> controls(String check, String peer) {
    Set<String> controls = new TreeSet<>(references.keySet());
    controls.removeIf(control -> !checks(control, peer).contains(check));
    return controls;
  }
}
