package dev.brynje.workload.compose;

import dev.brynje.compose.ProjectFiles;
import dev.brynje.compose.ProjectReader;
import dev.brynje.workload.ComposeAudit;
import dev.brynje.workload.ExampleParameters;
import dev.brynje.workload.SourceJudgement;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A project of one file, judged. */
final class Composed {
  private Composed() {}

  static SourceJudgement judged(List<ComposeCheck> checks, String text) {
    return judged(checks, text, "", "");
  }

  /**
   * A project with what lies beside it.
   *
   * @param variables what {@code .env} holds
   */
  static SourceJudgement judged(
      List<ComposeCheck> checks, String text, String variables, String dockerfile) {
    Map<String, String> texts =
        Map.of("/shop/compose.yaml", text, "/shop/.env", variables, "/shop/Dockerfile", dockerfile);
    ProjectFiles files =
        path -> {
          String held = texts.getOrDefault(path.toString(), "");
          String name = path.getFileName().toString();
          return held.isEmpty()
              ? new ProjectFiles.Content.Absent(name)
              : new ProjectFiles.Content.Bytes(name, held.getBytes(StandardCharsets.UTF_8));
        };
    return new ComposeAudit(checks, ExampleParameters.POLICY, LocalDate.of(2026, 9, 1))
        .judge(ProjectReader.read(Path.of("/shop"), List.of(Path.of("/shop/compose.yaml")), files));
  }
}
