package dev.brynje.workload.compose;

import dev.brynje.compose.ProjectFiles;
import dev.brynje.compose.ProjectReader;
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
    return judged(checks, text, "");
  }

  /**
   * @param variables what {@code .env} holds
   */
  static SourceJudgement judged(List<ComposeCheck> checks, String text, String variables) {
    ProjectFiles files =
        path ->
            switch (String.valueOf(path.getFileName())) {
              case "compose.yaml" -> bytes("compose.yaml", text);
              case ".env" -> bytes(".env", variables);
              default -> new ProjectFiles.Content.Absent(path.toString());
            };
    return new ComposeAudit(checks, Policy.DEFAULT, LocalDate.of(2026, 9, 1))
        .judge(ProjectReader.read(Path.of("/shop"), List.of(Path.of("/shop/compose.yaml")), files));
  }

  private static ProjectFiles.Content bytes(String name, String text) {
    return new ProjectFiles.Content.Bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
