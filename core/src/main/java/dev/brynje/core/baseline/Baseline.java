package dev.brynje.core.baseline;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Gone;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The findings that somebody began with beside what runs find. Where nothing but their place tells
 * several apart, as many of them are known as there were, the first in the order of reading. What
 * was in a file that is there no more is known in another one, for it may have been moved.
 */
public final class Baseline {
  /**
   * Of a run, what bears on what is gone.
   *
   * @param given the files and directories that were judged
   * @param unjudged files in which not all was judged
   * @param judged the controls that were judged
   */
  public record Judged(List<String> given, Collection<String> unjudged, Predicate<String> judged) {}

  private final BaselinePlaces places;
  private final Map<String, BaselineEntry> entries;

  /** How many of each were not found yet, by key. */
  private final Map<String, Integer> left;

  /** The keys of those whose file is there no more, by fingerprint. */
  private final Map<String, List<String>> moved = new HashMap<>();

  Baseline(BaselinePlaces places, Map<String, BaselineEntry> entries) {
    this.places = places;
    this.entries = entries;
    this.left = HashMap.newHashMap(entries.size());
    Map<String, Boolean> gone = new HashMap<>();
    entries.forEach((key, entry) -> {
      left.put(key, entry.times());
      if (!key.equals(entry.fingerprint()) && gone.computeIfAbsent(entry.path(), places::isGone)) {
        moved.computeIfAbsent(entry.fingerprint(), _ -> new ArrayList<>(1)).add(key);
      }
    });
  }

  /** The control of a finding that a baseline may have. */
  static Optional<Control> taken(Finding finding, Catalogue catalogue) {
    return finding.waiver().isEmpty()
        ? catalogue.find(finding.control()).filter(Control::waivable)
        : Optional.empty();
  }

  /** The numbers of those findings of a run that are known, in the order of reading. */
  public BitSet known(Findings findings, Catalogue catalogue) {
    BitSet known = new BitSet();
    mark(known, findings, catalogue, entry -> isLeft(entry.key()));
    if (!moved.isEmpty()) {
      // Only now: what stayed where it was is that, and not what was elsewhere.
      mark(known, findings, catalogue, this::isMoved);
    }
    return known;
  }

  private void mark(
      BitSet known, Findings findings, Catalogue catalogue, Predicate<BaselineEntry> has) {
    int number = 0;
    for (Finding finding : findings) {
      Optional<Control> control = known.get(number) ? Optional.empty() : taken(finding, catalogue);
      if (control.isPresent() && has.test(places.entry(finding, control.get()))) {
        known.set(number);
      }
      number++;
    }
  }

  private boolean isMoved(BaselineEntry entry) {
    for (String key : moved.getOrDefault(entry.fingerprint(), List.of())) {
      if (isLeft(key)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there are more of it, of which this is one. */
  private boolean isLeft(String key) {
    int times = left.getOrDefault(key, 0);
    if (times > 0) {
      left.put(key, times - 1);
    }
    return times > 0;
  }

  /**
   * What would have been found, had it still been there.
   *
   * @param runs of which each has judged what the entry is about that was given it
   */
  public List<Gone> gone(List<Judged> runs) {
    List<String> unsure = new ArrayList<>();
    runs.forEach(run -> run.unjudged.forEach(path -> unsure.add(places.named(path))));
    Map<String, Gone> gone = new TreeMap<>();
    left.forEach((key, times) -> {
      BaselineEntry entry = entries.get(key);
      if (entry != null && times > 0 && !unsure.contains(entry.path()) && isJudged(entry, runs)) {
        gone.put(BaselineFile.order(entry), gone(entry, times));
      }
    });
    return List.copyOf(gone.values());
  }

  private boolean isJudged(BaselineEntry entry, List<Judged> runs) {
    List<Judged> below =
        runs.stream().filter(run -> places.isBelow(entry.path(), run.given)).toList();
    return !below.isEmpty() && below.stream().allMatch(run -> run.judged.test(entry.control()));
  }

  private static Gone gone(BaselineEntry entry, int times) {
    return new Gone(entry.fingerprint(), entry.control(), entry.about(), entry.path(), times);
  }
}
