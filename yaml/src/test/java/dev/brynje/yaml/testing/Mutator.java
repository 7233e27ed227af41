package dev.brynje.yaml.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Makes new inputs of given ones: bytes, tokens and lines changed, moved, doubled and lost. */
public final class Mutator {
  private static final int LONGEST = 1 << 20;

  private final RandomGenerator random;
  private final List<byte[]> seeds;
  private final List<byte[]> tokens;

  /**
   * A mutator that makes the same inputs for the same arguments.
   *
   * @param tokens what the format is made of, inserted as a whole
   */
  public Mutator(long seed, List<byte[]> seeds, List<String> tokens) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.seeds = List.copyOf(seeds);
    this.tokens = tokens.stream().map(token -> token.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The next input: a seed with one to eight changes. */
  public byte[] next() {
    byte[] input = pick(seeds).clone();
    for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
      input = change(input);
    }
    return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
  }

  private byte[] change(byte[] input) {
    int at = random.nextInt(input.length + 1);
    return switch (random.nextInt(12)) {
      case 0 -> splice(input, at, at, new byte[] {(byte) random.nextInt(256)});
      case 1 -> splice(input, at, Math.min(input.length, at + 1), new byte[0]);
      case 2 -> flipped(input, at);
      case 3 -> splice(input, at, Math.min(input.length, at + random.nextInt(64)), new byte[0]);
      case 4 -> Arrays.copyOf(input, at);
      case 5 -> splice(input, at, at, slice(pick(seeds)));
      case 6 -> splice(input, at, at, slice(input));
      case 7 -> lines(input);
      default -> splice(input, at, Math.min(input.length, at + random.nextInt(3)), pick(tokens));
    };
  }

  private byte[] flipped(byte[] input, int at) {
    byte[] changed = input.clone();
    if (at < changed.length) {
      changed[at] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  /** One line doubled, lost, moved or indented otherwise. */
  private byte[] lines(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)")));
    String line = lines.remove(random.nextInt(lines.size()));
    int place = random.nextInt(lines.size() + 1);
    switch (random.nextInt(4)) {
      case 0 -> lines.add(place, line + line);
      case 1 -> lines.add(place, line);
      case 2 -> lines.add(place, " ".repeat(random.nextInt(6)) + line);
      default -> {}
    }
    return String.join("", lines).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] slice(byte[] from) {
    int start = random.nextInt(from.length + 1);
    int end = Math.min(from.length, start + random.nextInt(200));
    return Arrays.copyOfRange(from, start, end);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] splice(byte[] input, int start, int end, byte[] replacement) {
    byte[] result = new byte[input.length - (end - start) + replacement.length];
    System.arraycopy(input, 0, result, 0, start);
    System.arraycopy(replacement, 0, result, start, replacement.length);
    System.arraycopy(input, end, result, start + replacement.length, input.length - end);
    return result;
  }
}
