package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.e2e.Product.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One careless pod in every kind of workload, as YAML and as JSON, alone and in a List. */
class WorkloadKindsTest {
  private static final String SPEC =
      """
      {
        "hostNetwork": true,
        "hostPID": true,
        "initContainers": [{"name": "migrate", "image": "registry.example.com/migrate"}],
        "containers": [
          {
            "name": "api",
            "image": "registry.example.com/api:latest",
            "securityContext": {"privileged": true}
          }
        ],
        "ephemeralContainers": [
          {
            "name": "debug",
            "image": "registry.example.com/debug",
            "targetContainerName": "api"
          }
        ],
        "volumes": [
          {"name": "model", "image": {"reference": "registry.example.com/model:latest"}},
          {"name": "root", "hostPath": {"path": "/"}}
        ]
      }
      """;

  private static final String TEMPLATE =
      "{\"metadata\": {\"labels\": {\"app\": \"a\"}}, \"spec\": SPEC}";

  private static final String SELECTING =
      "\"spec\": {\"selector\": {\"matchLabels\": {\"app\": \"a\"}}, \"template\": TEMPLATE}";

  /**
   * A kind that holds pods.
   *
   * @param body what it holds beside its metadata
   */
  private record Workload(String apiVersion, String kind, String body) {
    private ObjectNode object() {
      String head =
          "{\"apiVersion\": \"%s\", \"kind\": \"%s\", \"metadata\": {\"name\": \"a\", \"namespace\": \"b\"}, "
              .formatted(apiVersion, kind);
      String whole = head + body.replace("TEMPLATE", TEMPLATE).replace("SPEC", SPEC) + "}";
      return (ObjectNode) JsonMapper.shared().readTree(whole);
    }
  }

  private static final List<Workload> KINDS =
      List.of(
          new Workload("v1", "Pod", "\"spec\": SPEC"),
          new Workload("v1", "PodTemplate", "\"template\": TEMPLATE"),
          new Workload("apps/v1", "Deployment", SELECTING),
          new Workload("apps/v1", "StatefulSet", SELECTING),
          new Workload("apps/v1", "DaemonSet", SELECTING),
          new Workload("apps/v1", "ReplicaSet", SELECTING),
          new Workload(
              "v1",
              "ReplicationController",
              "\"spec\": {\"selector\": {\"app\": \"a\"}, \"template\": TEMPLATE}"),
          new Workload("batch/v1", "Job", "\"spec\": {\"template\": TEMPLATE}"),
          new Workload(
              "batch/v1",
              "CronJob",
              "\"spec\": {\"schedule\": \"@daily\", "
                  + "\"jobTemplate\": {\"spec\": {\"template\": TEMPLATE}}}"),
          new Workload("argoproj.io/v1alpha1", "Rollout", SELECTING),
          new Workload("serving.knative.dev/v1", "Service", "\"spec\": {\"template\": TEMPLATE}"));

  /** What is wanted of some kinds only, or once for all that is in a namespace. */
  private static final Set<String> OF_SOME_KINDS =
      Set.of(
          "network/default-deny",
          "workload/controller",
          "workload/cron-job-concurrency",
          "workload/cron-job-deadline",
          "workload/disruption-budget",
          "workload/job-deadline",
          "workload/job-time-to-live",
          "workload/limit-range",
          "workload/liveness-probe",
          "workload/readiness-probe",
          "workload/replicas",
          "workload/resource-quota",
          "workload/restart-policy",
          "workload/rolling-update",
          "workload/spread",
          "workload/stateful-set-service");

  @TempDir private static Path directory;
  private static JsonNode aloneInYaml;

  @BeforeAll
  static void writeManifests() throws Exception {
    ObjectNode list = JsonMapper.shared().createObjectNode();
    list.put("apiVersion", "v1").put("kind", "List");
    List<String> documents = new ArrayList<>();
    for (Workload workload : KINDS) {
      ObjectNode object = workload.object();
      int place = 10 + documents.size();
      write("yaml/%s.yaml".formatted(place), BlockYaml.of(object));
      write("json/%s.json".formatted(place), object.toPrettyString());
      documents.add(BlockYaml.of(object));
      list.withArray("items").add(object);
    }
    write("yaml-list/list.yaml", BlockYaml.of(list));
    write("json-list/list.json", list.toString());
    write("yaml-documents/all.yaml", String.join("---\n", documents));
    aloneInYaml = audit("yaml");
  }

  @Test
  void everyWayOfWritingGivesTheSameFindings() throws Exception {
    List<String> expected = findings(aloneInYaml);

    assertThat(expected).hasSizeGreaterThan(40 * KINDS.size());
    for (String way : List.of("json", "yaml-list", "json-list", "yaml-documents")) {
      List<String> found = findings(audit(way));
      List<String> missing = new ArrayList<>(expected);
      found.forEach(missing::remove);
      assertThat(missing).as(way).isEmpty();
      assertThat(found).as(way).hasSameSizeAs(expected);
    }
  }

  @Test
  void everyKindHasTheSameFindings() {
    Map<String, Set<String>> byKind = new TreeMap<>();
    for (JsonNode finding : aloneInYaml.get("findings")) {
      String control = finding.get("control").asString();
      if (!OF_SOME_KINDS.contains(control)) {
        byKind
            .computeIfAbsent(finding.at("/resource/kind").asString(), _ -> new TreeSet<>())
            .add(control + " " + finding.at("/resource/container").asString(""));
      }
    }

    assertThat(byKind).hasSameSizeAs(KINDS);
    assertThat(byKind.values()).as("%s", byKind).containsOnly(byKind.get("Pod"));
  }

  @Test
  void initMainAndEphemeralContainersAndImageVolumesAreJudged() {
    Set<String> seen = new HashSet<>();
    for (JsonNode finding : aloneInYaml.get("findings")) {
      seen.add(
          finding.get("control").asString()
              + " "
              + finding.at("/resource/container").asString("-"));
    }

    assertThat(seen)
        .contains(
            "workload/no-host-network -",
            "workload/no-host-pid -",
            "workload/no-sensitive-host-path -",
            "workload/no-privileged api",
            "workload/memory-limit migrate",
            "workload/image-tag -");
    for (String container : List.of("migrate", "api", "debug")) {
      assertThat(seen)
          .contains(
              "workload/run-as-non-root " + container,
              "workload/drop-all-capabilities " + container,
              "workload/read-only-root-filesystem " + container,
              "workload/seccomp-profile " + container,
              "workload/image-tag " + container);
    }
    assertThat(aloneInYaml.get("findings"))
        .anySatisfy(
            finding -> assertThat(finding.get("message").asString()).contains("/model:latest"));
  }

  @Test
  void whatNobodyJudgesIsCountedInPassing() throws Exception {
    write(
        "strange/all.yaml",
        """
        apiVersion: example.com/v1
        kind: Unheard
        metadata: {name: a}
        ---
        apiVersion: example.com/v1
        kind: Unheard
        metadata: {name: b}
        ---
        services: {web: {image: nginx}}
        ---
        # nothing
        """);
    Run text = new Product().in(directory).run("audit", "strange").withoutTrace();

    assertThat(text.code()).as("nothing at all was judged").isEqualTo(2);
    assertThat(text.out()).contains("Passed over").contains("2 Unheard").contains("1 document");
  }

  private static JsonNode audit(String way) throws Exception {
    Run run = new Product().in(directory).run("audit", way, "--format", "json").withoutTrace();
    assertThat(run.err()).isEmpty();
    assertThat(run.json().at("/summary/counted/objects").asInt()).isEqualTo(KINDS.size());
    assertThat(run.json().at("/summary/counted/containers").asInt()).isEqualTo(3 * KINDS.size());
    return run.json();
  }

  /** Everything but the place. */
  private static List<String> findings(JsonNode report) {
    List<String> findings = new ArrayList<>();
    for (JsonNode finding : report.get("findings")) {
      ObjectNode copy = ((ObjectNode) finding).deepCopy();
      copy.remove("location");
      findings.add(copy.toString());
    }
    findings.sort(null);
    return findings;
  }

  private static void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
