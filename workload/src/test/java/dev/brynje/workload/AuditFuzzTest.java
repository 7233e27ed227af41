package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.compose.ProjectFiles;
import dev.brynje.compose.ProjectReader;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Unjudged;
import dev.brynje.workload.compose.ComposeChecks;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import dev.brynje.yaml.testing.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Audits of whatever comes, begun from the controls' own examples. */
class AuditFuzzTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

  /** More than a hostile megabyte needs. */
  private static final int MOST = 1_000_000;

  @Test
  void judgesWhateverDockerfileComes() throws Exception {
    DockerfileAudit audit = new DockerfileAudit(DockerfileChecks.ALL, Policy.DEFAULT, TODAY);
    List<String> tokens =
        List.of(
            "FROM a AS b\n",
            "FROM b\n",
            "COPY --from=b / /\n",
            "COPY .env /x\n",
            "RUN rm -rf /x\n",
            "USER $A\n",
            "ARG A=0\n",
            "ONBUILD ",
            "SHELL [\"pwsh\"]\n",
            "# hadolint ignore=DL3008\n",
            "# brynje:ignore dockerfile/no-sudo why\n",
            "<<EOF\n",
            "sudo sh -c '",
            "$(",
            "|");
    Fuzzing.run(
        "dockerfile-audit",
        seeds(DockerfileChecks.controls()),
        tokens,
        input -> check(audit.judge("Dockerfile", input, BuildContext.UNKNOWN)));
  }

  @Test
  void judgesWhateverComposeFileComes() throws Exception {
    ComposeAudit audit = new ComposeAudit(ComposeChecks.ALL, Policy.DEFAULT, TODAY);
    List<String> tokens =
        List.of(
            "services:\n",
            "  api:\n",
            "    volumes: [\"",
            "    ports: [\"",
            "    environment: [",
            "${A:-",
            "${A}",
            "}",
            "\"]\n",
            "    # brynje:ignore compose/no-privileged why\n",
            "<<: *a\n",
            "&a ",
            "!reset null\n");
    Fuzzing.run(
        "compose-audit",
        seeds(ComposeChecks.controls()),
        tokens,
        input ->
            check(
                audit.judge(
                    ProjectReader.read(
                        Path.of("/shop"), List.of(Path.of("/shop/compose.yaml")), only(input)))));
  }

  private static ProjectFiles only(byte[] input) {
    return path ->
        path.endsWith("compose.yaml")
            ? new ProjectFiles.Content.Bytes("compose.yaml", input)
            : new ProjectFiles.Content.Absent(path.toString());
  }

  private static List<byte[]> seeds(List<Control> controls) {
    List<byte[]> seeds = new ArrayList<>();
    for (Control control : controls) {
      seeds.add(control.bad().getBytes(StandardCharsets.UTF_8));
      seeds.add(control.good().getBytes(StandardCharsets.UTF_8));
    }
    return seeds;
  }

  private static void check(SourceJudgement judgement) {
    assertThat(judgement.findings()).hasSizeLessThan(MOST);
    for (Finding finding : judgement.findings()) {
      assertThat(finding.message()).isNotBlank().doesNotContain("\n");
      assertThat(finding.location().line()).isPositive();
      assertThat(finding.fingerprint()).hasSize(32);
    }
    for (Unjudged unjudged : judgement.unjudged()) {
      assertThat(unjudged.reason()).isNotBlank();
    }
  }
}
