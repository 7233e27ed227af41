package dev.brynje.network.generate;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts. */
final class Splitting {
  private Splitting() {}

  /** The parts between a character; empty ones too. */
  static List<String> at(String text, char between) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(between); at >= 0; at = text.indexOf(between, from)) {
      parts.add(text.substring(from, at));
      from = at + 1;
    }
    parts.add(text.substring(from));
    return parts;
  }
}
