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
 * The findings that somebody began with, by fingerprint, beside what runs find. Where several have
 * one, as many of them as it has are known, the first in the order of reading.
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

  /** How many of each were not found yet. */
  private final Map<String, Integer> left;

  Baseline(BaselinePlaces places, Map<String, BaselineEntry> entries) {
    this.places = places;
    this.entries = entries;
    this.left = HashMap.newHashMap(entries.size());
    entries.forEach((fingerprint, entry) -> left.put(fingerprint, entry.times()));
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
    int number = 0;
    for (Finding finding : findings) {
      Optional<Control> control = taken(finding, catalogue);
      if (control.isPresent()) {
        String fingerprint = places.fingerprint(finding, control.get());
        int times = left.getOrDefault(fingerprint, 0);
        if (times > 0) {
          known.set(number);
          left.put(fingerprint, times - 1);
        }
      }
      number++;
    }
    return known;
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
    left.forEach((fingerprint, times) -> {
      BaselineEntry entry = entries.get(fingerprint);
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
