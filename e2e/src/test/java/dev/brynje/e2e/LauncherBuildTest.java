package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.e2e.Checkout.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./brynje} builds itself, and what it says when it cannot. */
class LauncherBuildTest {
  private static final String MAIN = "cli/src/main/java/dev/brynje/cli/Main.java";

  @TempDir private static Path temporary;
  private static Checkout checkout;

  @BeforeAll
  static void build() throws Exception {
    checkout = Checkout.at(temporary.resolve("clone"));
    checkout.write("cli/src/main/resources/dev/brynje/cli/note.txt", "note");
    assertThat(checkout.run().out()).contains("note: true");
  }

  @Test
  void aChangedSourceIsSeenAtTheNextStart() throws Exception {
    checkout.say("first words");
    assertThat(checkout.run().out()).startsWith("first words\n");
    String before = checkout.product();

    checkout.say("other words");
    // As an archiver or an editor may leave it: older than the product that it changes.
    Files.setLastModifiedTime(
        checkout.path("core/src/main/java/dev/brynje/core/Message.java"),
        FileTime.from(Instant.EPOCH));
    Run run = checkout.run();

    assertThat(run.out()).startsWith("other words\n");
    assertThat(run.err()).matches("brynje: building \\(sources changed\\) … [0-9]+ s\n");
    assertThat(checkout.products()).hasSize(2).contains(before, checkout.product());
  }

  @Test
  void aDeletedFileIsGoneAtTheNextStart() throws Exception {
    Files.deleteIfExists(checkout.path("cli/src/main/resources/dev/brynje/cli/note.txt"));

    assertThat(checkout.run().out()).contains("note: false");
  }

  @Test
  void aBuildThatFailsNamesTheErrorAndTheLog() throws Exception {
    checkout.run();
    String before = Files.readString(checkout.path(MAIN));
    checkout.write(MAIN, before.replace("System.exit(", "System.exit(no, "));

    Run broken = checkout.run();
    checkout.write(MAIN, before);
    Run mended = checkout.run();

    assertThat(broken.code()).isEqualTo(2);
    assertThat(broken.out()).isEmpty();
    assertThat(broken.err().lines().skip(1))
        .containsExactly(
            "brynje: the build failed: " + MAIN + ":14:19: cannot find symbol",
            "brynje: the whole log is in " + checkout.path("target/brynje/build.log"));
    assertThat(mended.code()).isZero();
    assertThat(mended.err()).as("the product for these sources is still there").isEmpty();
  }

  @Test
  void aLockWhoseProcessIsGoneStopsNobody() throws Exception {
    Path lock = Files.createDirectories(checkout.path("target/brynje/lock.d"));
    Files.writeString(lock.resolve("pid"), "99999999\n");
    Files.setLastModifiedTime(checkout.path("pom.xml"), FileTime.from(Instant.now()));

    Run run = checkout.start().with("PATH", pathWithout("flock").toString()).run();

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(lock).doesNotExist();
  }

  @Test
  void withoutAJdkItSaysWhatToInstall() throws Exception {
    Checkout demanding = Checkout.at(temporary.resolve("demanding"));
    demanding.write(
        "brynje",
        Files.readString(demanding.path("brynje")).replace("oldest_jdk=25", "oldest_jdk=99"));

    assertThat(demanding.run())
        .isEqualTo(
            new Run(
                2,
                "",
                "brynje: JDK 99 or newer is needed and was not found: install it (on Debian and Ubuntu openjdk-99-jdk"
                    + " or temurin-99-jdk, on Fedora java-99-openjdk-devel), or set JAVA_HOME to it.\n"));
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    Checkout unbuilt = Checkout.at(temporary.resolve("unbuilt"));

    Run run =
        unbuilt
            .start()
            .with("PATH", pathWithout("mvn").toString())
            .with("MAVEN_HOME", "")
            .with("SDKMAN_DIR", temporary.toString())
            .run();

    assertThat(run)
        .isEqualTo(
            new Run(
                2,
                "",
                "brynje: the first start builds Brynje with Maven, and mvn was not found: install Maven 3.8 or newer"
                    + " (on Debian, Ubuntu and Fedora the package maven).\n"));
  }

  /** A directory that offers everything that this machine's PATH does, but one program. */
  private static Path pathWithout(String program) throws IOException {
    Path directory = Files.createDirectories(temporary.resolve("without-" + program));
    for (String entry : System.getenv("PATH").split(":", -1)) {
      if (Files.isDirectory(Path.of(entry))) {
        try (Stream<Path> files = Files.list(Path.of(entry))) {
          for (Path file : files.filter(file -> !file.endsWith(program)).toList()) {
            Path own = directory.resolve(file.getFileName());
            if (Files.notExists(own)) {
              Checkout.script(own, "exec '" + file + "' \"$@\"");
            }
          }
        }
      }
    }
    return directory;
  }
}
