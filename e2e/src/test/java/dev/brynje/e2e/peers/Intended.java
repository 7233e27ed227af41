package dev.brynje.e2e.peers;

import dev.brynje.e2e.peers.Difference.Finder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Differences that are as they should be: one line of {@code intended.txt}.
 *
 * @param what the check or control, or {@code *}
 * @param instead controls one of which finds it in the same scenario; empty if nothing need be
 *     found
 */
record Intended(
    String line,
    String peer,
    Finder finder,
    String what,
    List<String> instead,
    List<Condition> where) {

  /** What an aspect must be, or with {@code !=} must not be. */
  record Condition(String aspect, boolean wanted, List<String> variants) {
    static Condition parse(String text) {
      int equals = text.indexOf('=');
      boolean wanted = text.charAt(equals - 1) != '!';
      return new Condition(
          text.substring(0, wanted ? equals : equals - 1),
          wanted,
          List.of(text.substring(equals + 1).split("\\|", -1)));
    }

    boolean holds(Map<String, String> tags) {
      return wanted != matching(tags).isEmpty();
    }

    /** The variants of this condition that an object has; a star ends the beginning of several. */
    List<String> matching(Map<String, String> tags) {
      String actual = tags.getOrDefault(aspect, Aspect.UNSET);
      return variants.stream()
          .filter(variant ->
              variant.endsWith("*")
                  ? actual.startsWith(variant.substring(0, variant.length() - 1))
                  : actual.equals(variant))
          .toList();
    }
  }

  static List<Intended> all() {
    return Aspect.lines("intended.txt").stream().map(Intended::parse).toList();
  }

  private static Intended parse(String line) {
    List<String> cells = Arrays.stream(line.split("\\|\\|", -1)).map(String::strip).toList();
    if (cells.size() != 5 || cells.getLast().isEmpty()) {
      throw new IllegalArgumentException("five cells, the last with the reason: " + line);
    }
    List<String> what = words(cells.get(2).replace(" as ", " "));
    return new Intended(
        line,
        cells.get(0),
        Finder.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
        what.getFirst(),
        what.subList(1, what.size()),
        words(cells.get(3)).stream().map(Condition::parse).toList());
  }

  private static List<String> words(String cell) {
    return cell.isEmpty() ? List.of() : List.of(cell.split(" +", -1));
  }

  /**
   * @param found our controls that find something in the same scenario
   */
  boolean explains(Difference difference, Set<String> found) {
    return peer.equals(difference.peer().id())
        && finder == difference.finder()
        && (what.equals("*") || what.equals(difference.what()))
        && (instead.isEmpty() || instead.stream().anyMatch(found::contains))
        && where.stream().allMatch(condition -> condition.holds(difference.tags()));
  }

  /** The words of this line without which it would not explain a difference that it explains. */
  Set<String> shownBy(Difference difference, Set<String> found) {
    Set<String> shown = new TreeSet<>(List.of(what));
    instead.stream().filter(found::contains).forEach(shown::add);
    for (Condition condition : where) {
      condition.matching(difference.tags()).forEach(v -> shown.add(condition.aspect() + "=" + v));
    }
    return shown;
  }

  /** All words that some difference must show, lest the line say more than was seen. */
  List<String> words() {
    List<String> words = new ArrayList<>(List.of(what));
    words.addAll(instead);
    for (Condition condition : where) {
      if (condition.wanted()) {
        condition.variants().forEach(variant -> words.add(condition.aspect() + "=" + variant));
      }
    }
    return words;
  }
}
