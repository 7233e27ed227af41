package dev.brynje.core.baseline;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A baseline that is made of what runs find. */
public final class BaselineDraft {
  private final BaselinePlaces places;
  private final Map<String, BaselineEntry> entries = new HashMap<>();

  BaselineDraft(BaselinePlaces places) {
    this.places = places;
  }

  /**
   * Takes what is found and neither waived nor of a control that nobody may set aside.
   *
   * @return the numbers of those findings, in the order of reading
   */
  public BitSet take(Findings findings, Catalogue catalogue) {
    BitSet taken = new BitSet();
    int number = 0;
    for (Finding finding : findings) {
      Optional<Control> control = Baseline.taken(finding, catalogue);
      if (control.isPresent()) {
        taken.set(number);
        BaselineEntry one = places.entry(finding, control.get());
        entries.merge(one.key(), one, BaselineEntry::and);
      }
      number++;
    }
    return taken;
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
}
