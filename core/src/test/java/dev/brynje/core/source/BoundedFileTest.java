package dev.brynje.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {
  private static final long LIMIT = 1 << 20;

  @TempDir private Path directory;

  @Test
  void readsUpToTheLimit() throws IOException {
    Path file = Files.write(directory.resolve("a"), new byte[1 << 20]);

    assertThat(BoundedFile.read(new SourceFile("a", file, true), LIMIT))
        .isInstanceOfSatisfying(
            BoundedFile.Bytes.class, content -> assertThat(content.bytes()).hasSize(1 << 20));
  }

  @Test
  void refusesOneByteMore() throws IOException {
    Path file = Files.write(directory.resolve("a"), new byte[(1 << 20) + 1]);

    assertThat(BoundedFile.read(new SourceFile("a", file, true), LIMIT))
        .isEqualTo(
            new BoundedFile.Refused(
                new SourceProblem(
                    "a",
                    "is larger than 1 MiB, the most that is read of one file",
                    "split it into smaller files")));
  }

  @Test
  void endsWithAStreamThatDoesNot() throws IOException {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };

    assertThat(BoundedFile.read("-", endless, LIMIT)).isInstanceOf(BoundedFile.Refused.class);
  }

  @Test
  void saysThatAFileIsGone() {
    SourceFile gone = new SourceFile("a", directory.resolve("a"), false);

    assertThat(BoundedFile.read(gone, LIMIT))
        .isEqualTo(
            new BoundedFile.Refused(
                new SourceProblem("a", "is gone since the run began", "run again")));
  }

  @Test
  void saysWhatTheFileSystemSaid() {
    SourceFile directoryInItsPlace = new SourceFile("a", directory, false);

    assertThat(BoundedFile.read(directoryInItsPlace, LIMIT))
        .isEqualTo(
            new BoundedFile.Refused(
                new SourceProblem("a", "cannot be read: Is a directory", "check the path")));
  }
}
