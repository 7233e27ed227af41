package dev.brynje.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Policy;
import dev.brynje.core.Severity;
import dev.brynje.core.testing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {
  @TempDir Path root;

  @Test
  void isFoundAboveAFile() throws IOException {
    Path file = Files.writeString(root.resolve("brynje.yaml"), "fail-on: low\n");
    Path manifest = Files.createDirectories(root.resolve("a/b/c")).resolve("pod.yaml");
    Files.writeString(manifest, "kind: Pod\n");

    assertThat(ConfigurationFile.findFrom(manifest)).contains(file.toRealPath());
  }

  @Test
  void isTheNearestOne() throws IOException {
    Path inner = Files.createDirectories(root.resolve("a/b"));
    Files.writeString(root.resolve("brynje.yaml"), "fail-on: low\n");
    Path nearest = Files.writeString(root.resolve("a/brynje.yaml"), "fail-on: info\n");

    assertThat(ConfigurationFile.findFrom(inner)).contains(nearest.toRealPath());
  }

  @Test
  void isFoundBesideAPathThatIsNotThere() throws IOException {
    Path file = Files.writeString(root.resolve("brynje.yaml"), "");

    assertThat(ConfigurationFile.findFrom(root.toRealPath().resolve("no/such/file.yaml")))
        .contains(file.toRealPath());
  }

  @Test
  void isSoughtWhereALinkLeads() throws IOException {
    Path real = Files.createDirectories(root.resolve("real/below"));
    Path file = Files.writeString(root.resolve("real/brynje.yaml"), "");
    Path link = Files.createSymbolicLink(root.resolve("link"), real);

    assertThat(ConfigurationFile.findFrom(link)).contains(file.toRealPath());
  }

  @Test
  void isNoDirectory() throws IOException {
    Files.createDirectories(root.resolve("a/brynje.yaml"));
    Path file = Files.writeString(root.resolve("brynje.yaml"), "");

    assertThat(ConfigurationFile.findFrom(root.resolve("a"))).contains(file.toRealPath());
  }

  @Test
  void isRead() throws IOException {
    Path file = Files.writeString(root.resolve("brynje.yaml"), "fail-on: low\n");

    assertThat(ConfigurationFile.read(file, file.toString(), Samples.GUARDED))
        .isInstanceOfSatisfying(
            Configuration.Read.class,
            read -> assertThat(read.policy().failOn()).isEqualTo(Severity.LOW));
    assertThat(Policy.DEFAULT.failOn()).isEqualTo(Severity.HIGH);
  }

  @Test
  void isRefusedWhenItIsNotThere() {
    assertThat(words(root.resolve("none.yaml")))
        .isEqualTo(root + "/none.yaml: there is no such file; check the path of the configuration");
  }

  @Test
  void isRefusedWhenItIsADirectory() {
    assertThat(words(root))
        .isEqualTo(root + ": this is a directory; give the configuration file itself");
  }

  @Test
  void isRefusedWhenItIsLargerThanIsRead() throws IOException {
    Path file = Files.write(root.resolve("large.yaml"), new byte[3 << 20]);

    assertThat(words(file))
        .isEqualTo(file + ": the file is larger than 1 MiB; check that it is the configuration");
  }

  private static String words(Path file) {
    return ((Configuration.Refused) ConfigurationFile.read(file, file.toString(), Samples.GUARDED))
        .mistakes()
        .getFirst()
        .words();
  }
}
