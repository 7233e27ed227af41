package dev.brynje.cli.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineFilesTest {
  @TempDir private Path repository;

  @BeforeEach
  void aRepositoryWithPipelinesInADirectory() throws IOException {
    Files.createDirectory(repository.resolve(".git"));
    Files.createDirectory(repository.resolve("ci"));
  }

  @Test
  void anIncludeThatCannotBeReadIsSaid() throws IOException {
    write(".gitlab-ci.yml", "include: {local: /ci/scan.yml}\n");
    write("ci/scan.yml", "#".repeat(5 << 20));

    assertThat(pipelines())
        .filteredOn(one -> one.file().endsWith("ci/scan.yml"))
        .singleElement()
        .satisfies(one ->
            assertThat(one.problems())
                .singleElement()
                .asString()
                .contains("ci/scan.yml is larger than 4 MiB"));
  }

  @Test
  void anIncludeThatWasMetEarlierIsReadOnce() throws IOException {
    write(".gitlab-ci.yml", "include: [/ci/a.yml, /ci/b.yml, /ci/scan.yml]\n");
    write("ci/a.yml", "include: /ci/scan.yml\n");
    write("ci/b.yml", "include: [/ci/scan.yml, /.gitlab-ci.yml]\n");
    write("ci/scan.yml", "scan: {script: trivy image a}\n");

    List<Pipeline> pipelines = pipelines();

    assertThat(pipelines).extracting(Pipeline::file).doesNotHaveDuplicates().hasSize(4);
    assertThat(pipelines).allSatisfy(one -> assertThat(one.elsewhere()).isEmpty());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(repository.resolve(name), text);
  }

  private List<Pipeline> pipelines() {
    return PipelineFiles.of(List.of(repository)).pipelines();
  }
}
