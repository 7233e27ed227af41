package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaiversTest {
  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
  private static final String RIGHT =
      "control: workload/no-privileged, scope: {path: k8s, resource: Pod/api}, "
          + "owner: team-shop, reason: moves soon, expires: 2026-11-29";

  @TempDir private Path directory;

  @BeforeEach
  void onePrivilegedPod() throws IOException {
    Path file = Files.createDirectory(directory.resolve("k8s")).resolve("pod.yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: api, namespace: shop}
        spec:
          containers:
          - name: api
            image: registry.example.com/api:1.0
            securityContext: {privileged: true}
        """);
  }

  @Test
  void aWaivedFindingDoesNotFailAndIsCountedAloud() throws IOException {
    assertThat(audit("").code()).isEqualTo(1);

    Run run = audit(RIGHT);

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("1 waived; --show-waived shows them.");
    assertThat(audit(RIGHT, "--show-waived").out())
        .contains("waived by team-shop until 2026-11-29: moves soon");
    assertThat(audit(RIGHT, "--severity", "critical").code()).isZero();
    assertThat(audit(RIGHT, "--format", "json").out()).contains("\"waived\": 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-29 | 2026-11-28 | policy/waiver-expired | 1",
        "2026-11-29 | 2028-01-01 | policy/waiver-broad | 0",
        "'path: k8s, resource: Pod/api' | path: '**' | policy/waiver-broad | 1",
        "'path: k8s, resource: Pod/api' | resource: '*/*' | is for everything; what is critical stands | 1",
        "'path: k8s, resource: Pod/api' | namespace: '?*' | policy/waiver-broad | 1",
        "'path: k8s, resource: Pod/api' | namespace: '[a-z]*' | policy/waiver-broad | 1",
        "'path: k8s, resource: Pod/api' | path: '**/*.yaml' | policy/waiver-broad | 1",
        "'path: k8s, resource: Pod/api' | container: '**' | policy/waiver-broad | 1",
        "Pod/api | Pod/gone | policy/waiver-unmatched | 1"
      })
  void aWaiverThatIsNotAsWantedIsAFinding(String part, String other, String control, int code)
      throws IOException {
    Run run = audit(RIGHT.replace(part, other));

    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).contains(control);
    assertThat(audit(RIGHT).out()).doesNotContain("policy/");
  }

  @Test
  void everyNamespaceOneByOneIsEverything() throws IOException {
    secondNamespace();
    String both = RIGHT.replace("path: k8s, resource: Pod/api", "namespace: [shop, office]");

    Run run = audit(both);

    assertThat(run.code()).isEqualTo(1);
    assertThat(flat(run)).contains("leaves none of the 2 namespaces out", "2 critical, 1 medium");
    assertThat(audit(both.replace(", office", "")).out())
        .contains("1 waived")
        .doesNotContain("policy/");
  }

  @Test
  void severalWaiversForANamespaceEachAreEverythingTogether() throws IOException {
    secondNamespace();
    String one = RIGHT.replace("path: k8s, resource: Pod/api", "namespace: shop");

    Run run = audit(one + "}\n- {" + one.replace("shop}", "office}"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("2 critical, 2 medium").doesNotContain(" waived;");
  }

  @Test
  void whatIsBroadWaivesWhatIsNotCritical() throws IOException {
    Run run =
        audit(
            RIGHT.replace("path: k8s, resource: Pod/api", "path: '**'"),
            "controls: {workload/no-privileged: high}");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("1 waived", "policy/waiver-broad");
  }

  @Test
  void theConfigurationSaysForHowManyDaysWaiversMayHold() throws IOException {
    String far = RIGHT.replace("2026-11-29", "2027-02-01");

    assertThat(audit(far).out()).doesNotContain("policy/");
    assertThat(flat(audit(far, "parameters: {waiver-days: 30}")))
        .contains("holds until 2027-02-01, and none may after 2026-12-29");
  }

  private static String flat(Run run) {
    return run.out().replaceAll("\\s+", " ");
  }

  private void secondNamespace() throws IOException {
    Path pod = directory.resolve("k8s/pod.yaml");
    Files.writeString(
        directory.resolve("k8s/office.yaml"), Files.readString(pod).replace("shop", "office"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "', reason: moves soon' | '' | a waiver needs reason",
        "no-privileged | no-privilegd | did you mean workload/no-privileged?",
        "workload/no-privileged | policy/waiver-broad | policy/waiver-broad cannot be waived",
        "2026-11-29 | soon | expires must be a day",
        "Pod/api | api | resource must be a kind and a name"
      })
  void aWaiverThatIsNotWholeIsAMistakeWithItsPlace(String part, String other, String mistake)
      throws IOException {
    Run run = audit(RIGHT.replace(part, other));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("brynje.yaml:2:").contains(mistake);
  }

  private Run audit(String waiver, String... options) throws IOException {
    List<String> flags = new ArrayList<>(List.of(options));
    List<String> settings = flags.stream().filter(one -> one.contains(": ")).toList();
    flags.removeAll(settings);
    String item = waiver.isEmpty() ? "[]" : "\n- {" + waiver + "}";
    Path file = directory.resolve("brynje.yaml");
    Files.writeString(
        file,
        "waivers: "
            + item
            + "\nonly: [workload/no-privileged]\n"
            + String.join("\n", settings)
            + "\n");
    List<String> words = new ArrayList<>(List.of("audit"));
    words.addAll(flags);
    words.add(directory.toString());
    return Session.plain().with(new AuditCommand(TODAY)).run(words.toArray(String[]::new));
  }
}
