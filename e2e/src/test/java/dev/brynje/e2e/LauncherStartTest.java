package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.e2e.Checkout.Run;
import dev.brynje.e2e.Checkout.Running;
import dev.brynje.e2e.Checkout.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code ./brynje} does once it is built; one copy is built for all tests, in a directory with
 * a space.
 */
class LauncherStartTest {
  @TempDir private static Path temporary;
  private static Checkout checkout;
  private static List<Run> firstTwo;

  @BeforeAll
  static void twoFirstStartsAtOnce() throws Exception {
    checkout = Checkout.at(temporary.resolve("a clone"));
    Running one = checkout.start("one").begin();
    Running two = checkout.start("two").begin();
    firstTwo = List.of(one.end(), two.end());
  }

  @Test
  void twoFirstStartsAtOnceBuildOnce() {
    assertThat(firstTwo).extracting(Run::code).containsOnly(0);
    assertThat(firstTwo.get(0).out()).startsWith("hello\n[one]\n");
    assertThat(firstTwo.get(1).out()).startsWith("hello\n[two]\n");
    assertThat(firstTwo)
        .extracting(Run::err)
        .satisfiesExactlyInAnyOrder(
            builder -> assertThat(builder).matches("brynje: building \\(first run\\) … [0-9]+ s\n"),
            other ->
                assertThat(other)
                    .matches("(brynje: waiting for another start, which is building\n)?"));
  }

  @Test
  void laterStartsSayNothingOfTheirOwn() throws Exception {
    assertThat(checkout.run("a b", "*", "").out()).startsWith("hello\n[a b, *, ]\n");
    assertThat(checkout.run().err()).isEmpty();
  }

  @Test
  void theProductHasAnAotCacheBesideItsJars() throws Exception {
    assertThat(checkout.path("target/brynje/" + checkout.product()))
        .isDirectoryContaining("glob:**/brynje.aot");
  }

  @Test
  void passesTheExitCodeOn() throws Exception {
    assertThat(checkout.run("exit", "7").code()).isEqualTo(7);
  }

  @Test
  void leavesStdinToTheProgram() throws Exception {
    Path input = Files.writeString(temporary.resolve("input"), "kind: Pod\n");

    assertThat(checkout.start("-").reading(input).run().out()).endsWith("kind: Pod\n");
  }

  @Test
  void becomesTheProgram() throws Exception {
    Running running = checkout.start("sleep").begin();
    for (int i = 0; i < 100 && Files.size(running.out()) == 0; i++) {
      Thread.sleep(50);
    }
    running.process().destroy();

    assertThat(running.end().code()).isEqualTo(128 + 15);
    assertThat(running.process().descendants()).isEmpty();
  }

  @Test
  void startsThroughSymbolicLinksFromAnyDirectory() throws Exception {
    Path bin = Files.createDirectories(temporary.resolve("bin"));
    Path link = Files.createSymbolicLink(bin.resolve("first"), checkout.path("brynje"));
    Path second = Files.createSymbolicLink(bin.resolve("second"), link.getFileName());

    assertThat(new Start(second, "x").in(bin).run()).isEqualTo(checkout.run("x"));
    assertThat(new Start(Path.of("./bin/second"), "x").in(temporary).run())
        .isEqualTo(checkout.run("x"));
    Files.delete(second);
    Files.delete(link);
  }

  @Test
  void aTouchedFileIsNoReasonToBuild() throws Exception {
    FileTime before = Files.getLastModifiedTime(checkout.path("target/brynje/build.log"));
    Files.setLastModifiedTime(checkout.path("pom.xml"), FileTime.from(Instant.now()));

    assertThat(checkout.run().err()).isEmpty();
    assertThat(Files.getLastModifiedTime(checkout.path("target/brynje/build.log")))
        .isEqualTo(before);
  }

  @Test
  void jdksThatAreTooOldAndJresAreIgnored() throws Exception {
    Path old = jdk("old", "17.0.15", "exit 99");
    Path jre = jdk("jre", "25.0.3", "exit 99");
    Files.delete(jre.resolve("bin/javac"));
    Path path = Files.createDirectories(temporary.resolve("path"));
    Path link = Files.createSymbolicLink(path.resolve("java"), old.resolve("bin/java"));
    String usable = System.getProperty("java.home") + "/bin:" + System.getenv("PATH");
    String searched = path + ":" + jre + "/bin:" + usable;

    for (Path home : List.of(old, jre, temporary.resolve("nothing here"))) {
      Run run = checkout.start().with("JAVA_HOME", home.toString()).with("PATH", searched).run();
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).startsWith("hello\n");
    }
    Files.delete(link);
  }

  @Test
  void anotherJdkGetsItsOwnCacheOfTheSameJars() throws Exception {
    String before = checkout.product();
    String java = System.getProperty("java.home") + "/bin/java";
    Path other = jdk("other", "25.0.99", "exec '" + java + "' \"$@\"");

    Run first = checkout.start("x").with("JAVA_HOME", other.toString()).run();
    Run second = checkout.start("x").with("JAVA_HOME", other.toString()).run();

    assertThat(first.err()).matches("brynje: preparing for another JDK … [0-9]+ s\n");
    assertThat(second).isEqualTo(new Run(0, "hello\n[x]\nnote: false\n", ""));
    assertThat(checkout.product()).isNotEqualTo(before);
    assertThat(checkout.products()).contains(before);
  }

  @Test
  void startsWithoutACacheAndWithABrokenOne() throws Exception {
    Path cache = checkout.path("target/brynje/" + checkout.product() + "/brynje.aot");
    byte[] bytes = Files.readAllBytes(cache);
    try {
      Files.writeString(cache, "not a cache");
      assertThat(checkout.run("x")).isEqualTo(new Run(0, "hello\n[x]\nnote: false\n", ""));
      Files.delete(cache);
      assertThat(checkout.run("x")).isEqualTo(new Run(0, "hello\n[x]\nnote: false\n", ""));
    } finally {
      Files.write(cache, bytes);
    }
  }

  /** A directory that looks like a JDK of this version, with a script for its {@code java}. */
  private static Path jdk(String name, String version, String java) throws IOException {
    Path home = temporary.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"Tests\"\nJAVA_VERSION=\"" + version + "\"\n");
    Checkout.script(home.resolve("bin/java"), java);
    Checkout.script(home.resolve("bin/javac"), "exit 99");
    return home;
  }
}
