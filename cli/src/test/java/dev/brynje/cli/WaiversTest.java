package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
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
        "'path: k8s, resource: Pod/api' | path: '**' | policy/waiver-broad | 0",
        "Pod/api | Pod/gone | policy/waiver-unmatched | 1"
      })
  void aWaiverThatIsNotAsWantedIsAFinding(String part, String other, String control, int code)
      throws IOException {
    Run run = audit(RIGHT.replace(part, other));

    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).contains(control);
    assertThat(audit(RIGHT).out()).doesNotContain("policy/");
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
    String item = waiver.isEmpty() ? "[]" : "\n- {" + waiver + "}";
    Path file = directory.resolve("brynje.yaml");
    Files.writeString(
        file,
        "waivers: "
            + item
            + "\nonly: [workload/no-privileged, policy/waiver-expired, "
            + "policy/waiver-broad, policy/waiver-unmatched]\n");
    String[] words = new String[options.length + 2];
    words[0] = "audit";
    System.arraycopy(options, 0, words, 1, options.length);
    words[words.length - 1] = directory.toString();
    return Session.plain().with(new AuditCommand(TODAY)).run(words);
  }
}
