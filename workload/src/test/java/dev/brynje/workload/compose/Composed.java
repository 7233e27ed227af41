package dev.brynje.workload.compose;

import dev.brynje.compose.ProjectFiles;
import dev.brynje.compose.ProjectReader;
import dev.brynje.core.Policies;
import dev.brynje.core.Policy;
import dev.brynje.workload.ComposeAudit;
import dev.brynje.workload.SourceJudgement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** A project of one file, judged. */
final class Composed {
  private Composed() {}

  static SourceJudgement judged(List<ComposeCheck> checks, String text) {
    ProjectFiles files =
        path ->
            path.endsWith("compose.yaml")
                ? new ProjectFiles.Content.Bytes(
                    "compose.yaml", text.getBytes(StandardCharsets.UTF_8))
                : new ProjectFiles.Content.Absent(path.toString());
    return new ComposeAudit(checks, Policies.of(Policy.DEFAULT), LocalDate.of(2026, 9, 1))
        .judge(ProjectReader.read(Path.of("/shop"), List.of(Path.of("/shop/compose.yaml")), files));
  }
}
