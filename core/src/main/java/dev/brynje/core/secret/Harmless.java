package dev.brynje.core.secret;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Short texts that were seen to hold no secret: the same sentences, paths and lines come with every
 * object. A table of fixed size, so that nothing grows; a text that is pushed out of it is read
 * again, no more.
 */
final class Harmless {
  private static final int LONGEST = 160;
  private static final int SLOTS = 1 << 13;
  private static final AtomicReferenceArray<@Nullable String> SEEN =
      new AtomicReferenceArray<>(SLOTS);

  private Harmless() {}

  static boolean isKnown(String text) {
    return text.length() <= LONGEST && text.equals(SEEN.get(slot(text)));
  }

  static void learn(String text) {
    if (text.length() <= LONGEST) {
      SEEN.set(slot(text), text);
    }
  }

  private static int slot(String text) {
    int hash = text.hashCode();
    return (hash ^ (hash >>> 16)) & (SLOTS - 1);
  }
}
