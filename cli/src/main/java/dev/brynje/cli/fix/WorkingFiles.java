package dev.brynje.cli.fix;

import dev.brynje.core.Input;
import dev.brynje.core.Sha256;
import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.fix.Mended;
import dev.brynje.fix.SourceFiles;
import dev.brynje.yaml.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The files as they are by now: what was judged, with the changes made so far. Safe for threads
 * that change different files.
 */
public final class WorkingFiles implements SourceFiles {
  private final boolean writes;
  private final Map<String, String> digests = new ConcurrentHashMap<>();
  private final List<String> judged = new ArrayList<>();

  /** What was given out, of which changes are made. */
  private final Map<String, byte[]> given = new ConcurrentHashMap<>();

  /** What files would hold that a later change may be made of. */
  private final Map<String, byte[]> proposed = new ConcurrentHashMap<>();

  /**
   * @param inputs what was judged
   * @param writes whether changes are made, not only shown
   */
  public WorkingFiles(List<Input> inputs, boolean writes) {
    this.writes = writes;
    for (Input input : inputs) {
      if (input.kind().equals("file")) {
        digests.put(input.name(), input.digest());
        judged.add(input.name());
      }
    }
  }

  /** The names of all that were judged. */
  public List<String> judged() {
    return judged;
  }

  @Override
  public Optional<byte[]> read(String name) {
    Optional<byte[]> bytes =
        Optional.ofNullable(proposed.get(name)).or(() -> bytes(name)).filter(is(name));
    bytes.ifPresent(found -> given.put(name, found));
    return bytes;
  }

  private Predicate<byte[]> is(String name) {
    String digest = proposed.containsKey(name) ? null : digests.get(name);
    return bytes -> digest == null || Sha256.named(bytes).equals(digest);
  }

  /** What a file holds, whether it changed or not. */
  public static Optional<byte[]> bytes(String name) {
    Path path = Path.of(name);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    BoundedFile.Content content =
        BoundedFile.read(new SourceFile(name, path, false), Limits.DEFAULT.bytes());
    return content instanceof BoundedFile.Bytes(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  /**
   * Makes a change of a file that was read here, if changes are made.
   *
   * @param shared whether other findings' fixes may change the same file
   * @return what became of it
   */
  public Mended take(Mended mended, boolean shared) {
    byte[] before = given.remove(mended.name());
    if (!mended.isChanged()) {
      return mended;
    }
    if (!writes) {
      if (shared) {
        proposed.put(mended.name(), mended.bytes());
      }
      return mended;
    }
    Optional<String> why = write(mended, before);
    digests.remove(mended.name());
    return why.isEmpty() ? mended : mended.refused(why.get());
  }

  private static Optional<String> write(Mended mended, byte @Nullable [] before) {
    Path path = Path.of(mended.name());
    if (mended.isNew()) {
      return FileWrite.create(path, mended.bytes());
    }
    return before == null ? Optional.of(CHANGED) : FileWrite.write(path, before, mended.bytes());
  }

  /** Lets go of all that was read; nothing of it is going to be changed. */
  public void forget() {
    given.clear();
  }
}
