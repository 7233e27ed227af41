package dev.brynje.dockerfile;

import java.util.regex.Pattern;

/**
 * The grammar of sizes, {@code 512m} or {@code 1.5 GiB}.
 *
 * @see <a href="https://pkg.go.dev/github.com/docker/go-units#RAMInBytes">go-units</a>
 */
final class MemorySize {
  /** Each part begins with what the one before cannot hold, so that nothing is matched twice. */
  private static final Pattern SIZE =
      Pattern.compile(
          "\\+?(?:[0-9]++\\.?+[0-9]*+|\\.[0-9]++)(?:[eE][+-]?[0-9]++)?+ ?(?:[bB]|[kmgtpKMGTP](?:[iI]?[bB])?+)?+");

  private MemorySize() {}

  static boolean isOne(String text) {
    return SIZE.matcher(text).matches();
  }
}
