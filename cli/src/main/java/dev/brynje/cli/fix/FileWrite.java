package dev.brynje.cli.fix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Changes a file at one stroke: whoever reads it sees all of the old or all of the new. Its mode,
 * owner and group stay; through a link, the file that it leads to is changed.
 */
public final class FileWrite {
  private FileWrite() {}

  /**
   * Writes.
   *
   * @param before what the file held when it was read; if it holds something else now, it is left
   * @return why it was left; empty when it is written
   */
  public static Optional<String> write(Path file, byte[] before, byte[] after) {
    Path target;
    Path beside;
    try {
      target = file.toRealPath();
      Path directory = target.getParent();
      beside = Files.createTempFile(directory, ".brynje-", ".tmp");
    } catch (AccessDeniedException _) {
      return Optional.of("this user may not write in its directory");
    } catch (IOException e) {
      return Optional.of(reason(e));
    }
    try {
      fill(beside, after);
      keepAttributes(target, beside);
      if (!isStill(target, before)) {
        return Optional.of("it changed meanwhile; run this again");
      }
      Files.move(
          beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(reason(e));
    } finally {
      remove(beside);
    }
  }

  /**
   * Makes a file, and its directory.
   *
   * @return why it was not made; empty when it is there
   */
  public static Optional<String> create(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      return Optional.empty();
    } catch (FileAlreadyExistsException _) {
      return Optional.of("a file is there already; run this again");
    } catch (AccessDeniedException _) {
      return Optional.of("this user may not write in its directory");
    } catch (IOException e) {
      return Optional.of(reason(e));
    }
  }

  private static void fill(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void keepAttributes(Path from, Path to) throws IOException {
    if (!Files.isWritable(from)) {
      throw new FileSystemException(from.toString(), null, "it is not writable");
    }
    PosixFileAttributes kept =
        Files.getFileAttributeView(from, PosixFileAttributeView.class).readAttributes();
    PosixFileAttributeView made = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    PosixFileAttributes own = made.readAttributes();
    if (!own.owner().equals(kept.owner())) {
      made.setOwner(kept.owner());
    }
    if (!own.group().equals(kept.group())) {
      made.setGroup(kept.group());
    }
    made.setPermissions(kept.permissions());
    if (from.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      // The bits that POSIX permissions leave out: set-group-ID and its like.
      Files.setAttribute(to, "unix:mode", Files.getAttribute(from, "unix:mode"));
    }
  }

  private static boolean isStill(Path file, byte[] before) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(before.length + 1), before);
    }
  }

  private static String reason(IOException e) {
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return "it cannot be written: " + (reason == null ? e.getClass().getSimpleName() : reason);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException _) {
      // Moved, or left behind where nothing more may be done.
    }
  }
}
