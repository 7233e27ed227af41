package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tools/BuildSummary.java} over the reports of a made-up build. */
class BuildSummaryTest {
  private static final Path PROGRAM =
      Path.of(System.getProperty("brynje.root"), "tools/BuildSummary.java");

  @TempDir private Path root;

  @BeforeEach
  void reports() throws IOException {
    write("pom.xml", "<project/>");
    write("yaml/pom.xml", "<project/>");
    write(
        "yaml/target/site/jacoco/jacoco.csv",
        """
        GROUP,PACKAGE,CLASS,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED,LINE_COVERED
        yaml,dev.brynje.yaml,Reader,1,3,2,6
        yaml,dev.brynje.yaml,Node,0,0,0,2
        """);
    write(
        "yaml/target/surefire-reports/TEST-dev.brynje.yaml.ReaderTest.xml",
        """
        <testsuite>
          <testcase name="reads" classname="dev.brynje.yaml.ReaderTest"/>
          <testcase name="compares" classname="dev.brynje.yaml.ReaderTest">
            <skipped message="kubectl is not installed"/>
          </testcase>
        </testsuite>
        """);
  }

  @Test
  void printsCoverageAndSkippedTestsAndCounts() throws Exception {
    assertThat(summary(Instant.EPOCH, "listed"))
        .isEqualTo(
            new Checkout.Run(
                0,
                """

                Coverage by each module's own tests: 80.0 % of lines, 75.0 % of branches
                  yaml           80.0 %   75.0 %
                Skipped tests:
                  dev.brynje.yaml.ReaderTest#compares: kubectl is not installed
                1 passed, 0 failed, 1 skipped
                """,
                ""));
  }

  @Test
  void reasonOfASkippedTestMayStandInItsException() throws Exception {
    write(
        "yaml/target/surefire-reports/TEST-dev.brynje.yaml.ReaderTest.xml",
        """
        <testsuite>
          <testcase name="compares" classname="dev.brynje.yaml.ReaderTest">
            <skipped type="org.opentest4j.TestAbortedException"><![CDATA[\
        org.opentest4j.TestAbortedException: Assumption failed: kubectl is not installed
        \tat org.junit.jupiter.api.Assumptions.assumeTrue
        ]]></skipped>
          </testcase>
        </testsuite>
        """);
    assertThat(summary(Instant.EPOCH, "listed").out())
        .contains("  dev.brynje.yaml.ReaderTest#compares: kubectl is not installed\n");
  }

  @Test
  void strictlyASkippedTestMustBeOnTheList() throws Exception {
    write(".ci/allowed-skips", "dev.brynje.yaml.ReaderTest#reads\treads only on Sundays\n");
    Checkout.Run refused = summary(Instant.EPOCH, "strict");
    write(".ci/allowed-skips", "# peers\ndev.brynje.yaml.ReaderTest  compares with kubectl\n");
    Checkout.Run allowed = summary(Instant.EPOCH, "strict");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).contains("kubectl is not installed (not allowed)\n");
    assertThat(refused.err()).isEqualTo("skipped tests that .ci/allowed-skips does not name: 1\n");
    assertThat(allowed.code()).isZero();
  }

  @Test
  void reportsOfAnEarlierBuildDoNotCount() throws Exception {
    assertThat(summary(Instant.now().plusSeconds(60), "listed").out())
        .endsWith("No test was skipped\n0 passed, 0 failed, 0 skipped\n");
  }

  private Checkout.Run summary(Instant started, String skips) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin/java");
    return new Checkout.Start(
            java,
            "-Dstdout.encoding=UTF-8",
            PROGRAM.toString(),
            root.toString(),
            started.toString(),
            skips)
        .run();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
