package dev.brynje.core.baseline;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Gone;
import dev.brynje.core.Tally;
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
 * The findings that somebody began with, by fingerprint. Where several have one, as many of them as
 * it has are known, the first in the order of reading.
 */
public final class Baseline {
  private final BaselinePlaces places;
  private final Map<String, BaselineEntry> entries;

  Baseline(BaselinePlaces places, Map<String, BaselineEntry> entries) {
    this.places = places;
    this.entries = entries;
  }

  /** What is found and neither waived nor of a control that nobody may set aside. */
  static Baseline of(BaselinePlaces places, Findings findings, Catalogue catalogue) {
    Map<String, BaselineEntry> entries = new HashMap<>();
    for (Finding finding : findings) {
      Optional<Control> control = taken(finding, catalogue);
      if (control.isPresent()) {
        BaselineEntry one =
            new BaselineEntry(
                places.fingerprint(finding, control.get()),
                finding.control(),
                finding.resource().words(),
                places.named(finding.location().path()),
                1);
        entries.merge(one.fingerprint(), one, BaselineEntry::and);
      }
    }
    return new Baseline(places, entries);
  }

  /** The control of a finding that a baseline may have. */
  private static Optional<Control> taken(Finding finding, Catalogue catalogue) {
    return finding.waiver().isEmpty()
        ? catalogue.find(finding.control()).filter(Control::waivable)
        : Optional.empty();
  }

  Collection<BaselineEntry> entries() {
    return entries.values();
  }

  /** How many findings it has. */
  public long size() {
    long size = 0;
    for (BaselineEntry entry : entries.values()) {
      size += entry.times();
    }
    return size;
  }

  /** Those of a run that are known, and what was not found. */
  public Match match(Findings findings, Catalogue catalogue) {
    Map<String, Integer> left = HashMap.newHashMap(entries.size());
    entries.forEach((fingerprint, entry) -> left.put(fingerprint, entry.times()));
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
    return new Match(this, known, left);
  }

  /** A run beside a baseline. */
  public static final class Match {
    private final Baseline baseline;
    private final BitSet known;
    private final Map<String, Integer> left;

    private Match(Baseline baseline, BitSet known, Map<String, Integer> left) {
      this.baseline = baseline;
      this.known = known;
      this.left = left;
    }

    /** The numbers of the findings that are known, in the order of reading. */
    public BitSet known() {
      return known;
    }

    /** Counts the known ones anew, that were counted as open. */
    public void count(Findings findings, Tally tally) {
      int number = 0;
      for (Finding finding : findings) {
        if (known.get(number++)) {
          tally.settled(finding.inBaseline());
        }
      }
    }

    /**
     * What would have been found, had it still been there.
     *
     * @param given the files and directories that were judged
     * @param unjudged files in which not all was judged
     * @param judged the controls that were judged
     */
    public List<Gone> gone(
        List<String> given, Collection<String> unjudged, Predicate<String> judged) {
      List<String> unsure = new ArrayList<>();
      unjudged.forEach(path -> unsure.add(baseline.places.named(path)));
      Map<String, Gone> gone = new TreeMap<>();
      left.forEach((fingerprint, times) -> {
        BaselineEntry entry = baseline.entries.get(fingerprint);
        if (entry != null
            && times > 0
            && judged.test(entry.control())
            && !unsure.contains(entry.path())
            && baseline.places.isBelow(entry.path(), given)) {
          gone.put(BaselineFile.order(entry), gone(entry, times));
        }
      });
      return List.copyOf(gone.values());
    }

    private static Gone gone(BaselineEntry entry, int times) {
      return new Gone(entry.fingerprint(), entry.control(), entry.about(), entry.path(), times);
    }
  }
}
