package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.e2e.Product.Run;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However much a file holds, memory stays bounded, the run ends, and other files are judged. */
class BigInputTest {
  private static final int MEGABYTES_100 = 100_000_000;

  private static final String POD =
      """
      {"apiVersion":"v1","kind":"Pod","metadata":{"name":"p"},\
      "spec":{"containers":[{"name":"c","image":"a"}]}}\
      """;

  @TempDir private static Path directory;

  @BeforeAll
  static void writeFiles() throws IOException {
    String values = "a: b\n";
    repeat("a-100-megabytes.yaml", "", values, MEGABYTES_100 / values.length(), "");
    repeat("b-one-line.yaml", "a: ", "x".repeat(1000), MEGABYTES_100 / 1000, "\n");
    repeat("c-documents.yaml", "", "---\na: 1\n", 1_000_000, "");
    repeat("d-broken.yaml", "", "---\na: [\n", 1_000_000, "");
    String list = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[";
    repeat("e-pods.json", list, POD + ",", 6_000, POD + "]}");
    Files.writeString(directory.resolve("f-good.yaml"), "#\n" + POD);
  }

  @Test
  void everyFileEndsInOneLine() throws Exception {
    Run run = audit("256m", ".");

    assertThat(run.code()).isEqualTo(2);
    String lines = run.err().replaceAll("(?m)^.*a value is expected here.*\n", "");
    assertThat(lines.replaceFirst("(e-pods.json:1):\\d+:", "$1:N:"))
        .isEqualTo(
            """
            brynje: not judged: a-100-megabytes.yaml is larger than 16 MiB, the most that is read \\
            of one file; split it into smaller files
            brynje: not judged: b-one-line.yaml is larger than 16 MiB, the most that is read \\
            of one file; split it into smaller files
            brynje: not judged: c-documents.yaml:500002:1: the text holds more than 1000000 \\
            values; split it into smaller files
            brynje: not judged: d-broken.yaml:203:1: more than 100 documents cannot be read, so the \\
            rest is not tried; correct these first
            brynje: not judged: e-pods.json:1:N: with this object there are 100000 findings, \\
            so what follows is not judged; split the file into smaller ones
            """
                .replace("\\\n", ""));
    assertThat(directory.resolve("report.txt")).content().contains("f-good.yaml\n\n  Pod p");
  }

  @Test
  void whatNeedsMoreMemoryThanThereIsTakesNothingWithIt() throws Exception {
    Run run = audit("48m", "c-documents.yaml", "d-broken.yaml", "f-good.yaml");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines())
        .contains(
            "brynje: not judged: c-documents.yaml needs more than the 46 MiB of memory "
                + "that this run has; split it into smaller files");
    assertThat(directory.resolve("report.txt")).content().contains("f-good.yaml\n\n  Pod p");
  }

  private static Run audit(String heap, String... paths) throws Exception {
    List<String> words = new ArrayList<>(List.of("audit", "--output", "report.txt"));
    words.addAll(List.of(paths));
    return new Product().in(directory).heap(heap).run(words.toArray(String[]::new)).withoutTrace();
  }

  private static void repeat(String name, String before, String text, int times, String after)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(directory.resolve(name))) {
      out.write(before);
      for (int i = 0; i < times; i++) {
        out.write(text);
      }
      out.write(after);
    }
  }
}
