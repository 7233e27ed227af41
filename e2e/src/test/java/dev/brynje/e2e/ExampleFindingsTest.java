package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What is found in the examples, line by line. Run with {@code -Dbrynje.golden=write} to write it
 * anew, and read the difference.
 */
class ExampleFindingsTest {
  private static final Path GOLDEN = Product.ROOT.resolve("e2e/src/test/resources/golden");
  private static final boolean WRITE = "write".equals(System.getProperty("brynje.golden"));

  @ParameterizedTest
  @ValueSource(strings = {"shop", "article"})
  void findingsAreThoseThatWereRead(String example) throws Exception {
    Path file = GOLDEN.resolve(example + ".txt");
    List<String> found = found(example);
    if (WRITE) {
      Files.createDirectories(GOLDEN);
      Files.write(file, found);
    }
    assertThat(found).isEqualTo(Files.readAllLines(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workload/seccomp-profile",
        "workload/cpu-limit",
        "workload/memory-limit",
        "workload/ephemeral-storage-limit",
        "workload/cpu-request",
        "workload/memory-request",
        "workload/ephemeral-storage-request",
        "workload/liveness-probe",
        "workload/readiness-probe",
        "workload/image-digest",
      })
  void articleSaysThatItsDeploymentIsNotPerfect(String control) throws Exception {
    assertThat(found("article"))
        .anyMatch(line -> line.contains(" " + control + " examples/article/deployment.yaml:"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workload/run-as-non-root",
        "workload/run-as-user",
        "workload/read-only-root-filesystem",
        "workload/drop-all-capabilities",
        "workload/no-privilege-escalation",
        "workload/image-tag",
        "network/default-deny",
      })
  void articleIsPraisedForWhatItHardens(String control) throws Exception {
    assertThat(found("article")).noneMatch(line -> line.contains(" " + control + " "));
  }

  @Test
  void articleHoldsNothingThatFailsARun() throws Exception {
    assertThat(new Product().run("audit", "examples/article").code()).isZero();
  }

  @Test
  void shopShowsWhatCarelessShopsDo() throws Exception {
    List<String> found = found("shop");
    for (String control :
        List.of(
            "critical rbac/no-cluster-admin-binding",
            "critical workload/no-privileged",
            "critical workload/no-runtime-socket",
            "high network/default-deny",
            "high workload/no-secrets-in-configmap",
            "high workload/no-secrets-in-environment",
            "high workload/run-as-non-root",
            "medium network/ingress-tls",
            "medium workload/image-tag")) {
      assertThat(found).as(control).anyMatch(line -> line.startsWith(control + " "));
    }
    assertThat(new Product().run("audit", "examples/shop").code()).isEqualTo(1);
  }

  /** One line per finding, in the order of the report. */
  private static List<String> found(String example) throws IOException, InterruptedException {
    Product.Run run = new Product().run("audit", "--format", "json", "examples/" + example);
    assertThat(run.json().get("unjudged")).isEmpty();
    List<String> lines = new ArrayList<>();
    for (JsonNode finding : run.json().get("findings")) {
      lines.add(
          "%s %s %s:%s:%s %s: %s%s"
              .formatted(
                  finding.get("severity").asString(),
                  finding.get("control").asString(),
                  finding.at("/location/path").asString(),
                  finding.at("/location/line").asInt(),
                  finding.at("/location/column").asInt(),
                  resource(finding.path("resource")),
                  finding.get("message").asString(),
                  finding.has("waiver") ? " (waived)" : ""));
    }
    return lines;
  }

  private static String resource(JsonNode resource) {
    StringBuilder words = new StringBuilder();
    for (String part : List.of("kind", "namespace", "name", "container")) {
      if (resource.has(part)) {
        words.append(words.isEmpty() ? "" : "/").append(resource.get(part).asString());
      }
    }
    return words.toString();
  }
}
