package dev.brynje.fix.rendered;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the wishes that come true, each beside those that have: all together first, then in parts.
 * What fails is tried again once others have come true, for it may have failed for want of them.
 */
final class Sifting {
  /** Trials that are made to find which of several wishes is at fault. */
  private static final int MOST_TRIALS = 400;

  private final Sources sources;
  private final Map<Integer, Wish> wishes;
  private final Proof proof;
  private final List<Integer> good = new ArrayList<>();
  private final Map<Integer, String> refused = new HashMap<>();
  private int trials;

  Sifting(Sources sources, Map<Integer, Wish> wishes, Proof proof) {
    this.sources = sources;
    this.wishes = wishes;
    this.proof = proof;
  }

  /** Sifts all. */
  void run() {
    List<Integer> left = wishes.keySet().stream().filter(one -> wish(one).isWritten()).toList();
    for (int before = -1; before < good.size() && !left.isEmpty(); ) {
      before = good.size();
      left.forEach(one -> wish(one).first());
      add(left);
      left = left.stream().filter(one -> !good.contains(one)).toList();
    }
  }

  /** The findings whose wishes come true together. */
  List<Integer> good() {
    return good;
  }

  /** By finding, why its wish does not. */
  Map<Integer, String> refused() {
    return refused;
  }

  /** What is changed for findings. */
  Changes changes(List<Integer> numbers) {
    Map<Integer, List<SourceEdit>> wanted = new TreeMap<>();
    numbers.forEach(number -> wanted.put(number, wish(number).edits()));
    return Changes.of(sources, wanted);
  }

  private Wish wish(int number) {
    return Optional.ofNullable(wishes.get(number)).orElseThrow();
  }

  private void add(List<Integer> more) {
    if (more.isEmpty()) {
      return;
    }
    if (++trials > MOST_TRIALS || sources.isLate()) {
      more.forEach(one ->
          refused.putIfAbsent(
              one,
              "too many changes fail together to try them all; fix fewer at a time by --only"));
      return;
    }
    List<Integer> all = new ArrayList<>(good);
    all.addAll(more);
    Changes changes = changes(all);
    Map<Integer, String> unwritten = changes.refused();
    Optional<Integer> harmed = unwritten.keySet().stream().filter(good::contains).findFirst();
    if (!unwritten.isEmpty() && harmed.isEmpty()) {
      add(
          more.stream()
              .filter(one -> !unwritten.containsKey(one) || hasNext(one, unwritten))
              .toList());
      return;
    }
    Optional<Proof.Wrong> wrong =
        harmed.isPresent()
            ? Optional.of(new Proof.Wrong(unwritten.getOrDefault(harmed.get(), ""), Set.of()))
            : proof.wrong(all, changes);
    if (wrong.isEmpty()) {
      good.addAll(more);
      more.forEach(refused::remove);
    } else if (more.size() > 1) {
      parts(more, wrong.get().suspects()).forEach(this::add);
    } else if (hasNext(more.getFirst(), Map.of(more.getFirst(), wrong.get().reason()))) {
      add(more);
    }
  }

  /** Whether there is another way to write it, which is tried then; else it is refused. */
  private boolean hasNext(int number, Map<Integer, String> reasons) {
    if (wish(number).next()) {
      return true;
    }
    refused.put(number, reasons.getOrDefault(number, ""));
    return false;
  }

  /** Those that are not suspected and those that are; halves when that tells nothing. */
  private static List<List<Integer>> parts(List<Integer> all, Set<Integer> suspects) {
    List<Integer> suspected = all.stream().filter(suspects::contains).toList();
    if (!suspected.isEmpty() && suspected.size() < all.size()) {
      return List.of(all.stream().filter(one -> !suspects.contains(one)).toList(), suspected);
    }
    int half = all.size() / 2;
    return List.of(all.subList(0, half), all.subList(half, all.size()));
  }
}
