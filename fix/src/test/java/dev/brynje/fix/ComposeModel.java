package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Step;
import dev.brynje.yaml.edit.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Docker Compose itself reads in a project, as tools/oracles/compose-go tells it. */
record ComposeModel(JsonNode answer) {
  /** What a change of an entry in short form becomes in the long form. */
  private static final Set<String> IN_ENTRIES =
      Set.of("ports.host_ip=127.0.0.1", "volumes.read_only=true");

  /** The line that asks for it. */
  static String question(ComposeFixing project) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("files", project.files());
    question.put("main", project.given());
    return JsonMapper.shared().writeValueAsString(question);
  }

  /** Of the line that is answered. */
  static ComposeModel of(String line) {
    return new ComposeModel(JsonMapper.shared().readTree(line));
  }

  /** Whether Compose does not take the project. */
  boolean isRefused() {
    return answer.has("error");
  }

  /** Differs from what it was by the edits of its services and nothing else. */
  void isOf(ComposeModel before, FixedCompose fixed) {
    assertThat(leaves(others()))
        .as("beside services: %s", fixed)
        .isEqualTo(leaves(before.others()));
    assertThat(services().propertyNames()).isEqualTo(before.services().propertyNames());
    for (String service : services().propertyNames()) {
      Set<String> was = leaves(before.services().get(service));
      Set<String> is = leaves(services().get(service));
      List<Edit> its = fixed.edits().getOrDefault(service, List.of());
      for (Edit edit : its) {
        wanted(edit).ifPresent(leaf -> assertThat(is).as("%s in %s", edit, fixed).contains(leaf));
      }
      Set<String> added = without(is, was);
      added.removeIf(leaf -> its.stream().anyMatch(edit -> adds(edit, leaf)));
      assertThat(added).as("new in %s: %s", service, fixed).isEmpty();
      Set<String> gone = without(was, is);
      gone.removeIf(leaf -> its.stream().anyMatch(edit -> takes(edit, leaf)));
      assertThat(gone).as("gone from %s: %s", service, fixed).isEmpty();
    }
  }

  private JsonNode services() {
    return answer.path("model").path("services");
  }

  /** All but the settings of services; extensions mean nothing by themselves. */
  private JsonNode others() {
    var others = JsonMapper.shared().createObjectNode();
    answer.properties().stream()
        .filter(one -> !one.getKey().equals("model"))
        .forEach(one -> others.set(one.getKey(), one.getValue()));
    answer.path("model").properties().stream()
        .filter(one -> !one.getKey().equals("services") && !one.getKey().startsWith("x-"))
        .forEach(one -> others.set("model " + one.getKey(), one.getValue()));
    return others;
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> without = new TreeSet<>(some);
    without.removeAll(others);
    return without;
  }

  /** Single values with the keys above them, as {@code deploy.resources.limits.pids=100}. */
  private static Set<String> leaves(JsonNode node) {
    Set<String> leaves = new TreeSet<>();
    add(node, "", leaves);
    return leaves;
  }

  private static void add(JsonNode node, String path, Set<String> leaves) {
    if (node.isValueNode()) {
      leaves.add(path + "=" + node.asString());
    }
    node.properties()
        .forEach(one ->
            add(one.getValue(), path.isEmpty() ? one.getKey() : path + "." + one.getKey(), leaves));
    if (node.isArray()) {
      node.forEach(item -> add(item, path, leaves));
    }
  }

  /** The leaf that an edit makes, unless it is of an entry that Compose takes apart. */
  private static Optional<String> wanted(Edit edit) {
    String path = path(edit.place());
    boolean isTakenApart = path.equals("ports") || path.equals("volumes");
    return switch (edit) {
      case Edit.Put(Place _, Value value) when !isTakenApart -> leaf(path, value);
      case Edit.Add(Place _, Value item) when isTakenApart -> leaf(path + ".target", item);
      case Edit.Add(Place _, Value item) -> leaf(path, item);
      default -> Optional.empty();
    };
  }

  private static Optional<String> leaf(String path, Value value) {
    return switch (value) {
      case Value.Text(String text) -> Optional.of(path + "=" + text);
      case Value.Word(String text) -> Optional.of(path + "=" + text);
      default -> Optional.empty();
    };
  }

  /** The keys of a place, without items. */
  private static String path(Place place) {
    return place.steps().stream()
        .filter(Step.Key.class::isInstance)
        .map(step -> ((Step.Key) step).name())
        .collect(Collectors.joining("."));
  }

  private static boolean adds(Edit edit, String leaf) {
    String path = path(edit.place());
    return wanted(edit).filter(leaf::equals).isPresent()
        || (edit instanceof Edit.Add
            && path.equals("volumes")
            && leaf.equals("volumes.type=volume"))
        || (edit instanceof Edit.Put && IN_ENTRIES.contains(leaf) && leaf.startsWith(path + "."));
  }

  private static boolean takes(Edit edit, String leaf) {
    String path = path(edit.place());
    return !(edit instanceof Edit.Add)
        && (leaf.startsWith(path + "=") || leaf.startsWith(path + "."));
  }
}
