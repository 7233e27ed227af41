package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.report.JsonReport;
import dev.brynje.core.report.SarifReport;
import dev.brynje.core.testing.Samples;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 300,000 findings, which take some 200 MB as objects, kept and reported in a heap of 40. */
class SmallHeapTest {
  private static final int SOURCES = 10_000;
  private static final int EACH = 30;

  @Test
  void aLargeRunIsKeptAndReportedInLittleMemory() throws IOException, InterruptedException {
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx40m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(run.waitFor()).as(said).isZero();
    assertThat(said.lines().toList()).last().isEqualTo("reported 300000 findings twice");
  }

  /** What runs in the small heap. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (FindingSpool spool = new FindingSpool()) {
      Thread even = Thread.ofPlatform().start(() -> addEvery(spool, 0));
      Thread odd = Thread.ofPlatform().start(() -> addEvery(spool, 1));
      even.join();
      odd.join();
      Assessment assessment = Samples.assessment(spool, List.of(), List.of(), new Tally());
      new JsonReport().write(assessment, Writer.nullWriter());
      new SarifReport(Samples.CATALOGUE).write(assessment, Writer.nullWriter());
      System.out.println("reported " + spool.size() + " findings twice");
    }
  }

  private static void addEvery(FindingSpool spool, int first) {
    for (int source = first; source < SOURCES; source += 2) {
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < EACH; i++) {
        findings.add(finding(source, i));
      }
      spool.add(source, findings);
    }
  }

  private static Finding finding(int source, int i) {
    String name = "workload-%d-%d".formatted(source, i);
    return new Finding(
        Samples.NON_ROOT.id(),
        Ring.WORKLOAD,
        Severity.HIGH,
        "the image of " + name + " decides who runs, as runAsNonRoot is not set",
        Samples.NON_ROOT.remediation(),
        new Resource("apps/v1", "Deployment", "shop", name, "api"),
        new Location(
            "k8s/source-%d.yaml".formatted(source), i + 1, 7, i + 1, 20, "      - " + name),
        "spec.template.spec.containers",
        Map.of("image", "registry.example.com/" + name + ":1.0"),
        Optional.empty(),
        Optional.empty());
  }
}
