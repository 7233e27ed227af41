package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes starts slow without anybody seeing it. */
class StartUpTest {
  @TempDir private Path directory;

  /**
   * Equality of records, switches over types, makers of comparators: the JVM writes classes for
   * them at every start, even with a cache, which costs a tenth of it each.
   */
  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif"})
  void anAuditNeedsNoClassThatIsWrittenAtRunTime(String format) throws Exception {
    Path learnt = directory.resolve("learnt");
    Path cache = directory.resolve("cache");
    new Product()
        .jvm("-XX:AOTMode=record", "-XX:AOTConfiguration=" + learnt)
        .run("audit", "examples/article", "examples/shop/k8s", "--format", format);
    new Product()
        .jvm("-XX:AOTMode=create", "-XX:AOTConfiguration=" + learnt, "-XX:AOTCache=" + cache)
        .run();
    Path loaded = directory.resolve("loaded");

    new Product()
        .jvm("-XX:AOTCache=" + cache, "-Xlog:class+load:file=" + loaded)
        .run("audit", "examples/article/deployment.yaml", "--format", format);

    assertThat(lines(loaded, "dev.brynje.workload.identity.RunAsNonRoot"))
        .as("the cache is in use")
        .isNotEmpty()
        .allMatch(line -> line.contains("shared objects file"));
    assertThat(lines(loaded, "source: __")).as("classes written at run time").isEmpty();
  }

  /** Without a cache, which brings classes of its own accord. */
  @ParameterizedTest
  @ValueSource(strings = {"text", "json", "sarif"})
  void anAuditOfAManifestLoadsNothingThatReadsOtherSources(String format) throws Exception {
    Path loaded = directory.resolve("loaded");

    new Product()
        .jvm("-Xlog:class+load:file=" + loaded)
        .run("audit", "examples/article/deployment.yaml", "--format", format);

    for (String other :
        List.of("dockerfile", "compose", "chart", "network", "workload.dockerfile")) {
      assertThat(lines(loaded, " dev.brynje." + other + ".")).isEmpty();
    }
    assertThat(lines(loaded, " dev.brynje.workload.compose.")).isEmpty();
  }

  private static List<String> lines(Path file, String with) throws IOException {
    return Files.readAllLines(file).stream().filter(line -> line.contains(with)).toList();
  }
}
