package dev.brynje.network.address;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** All addresses of both families, cut where any of some ranges begins or ends. */
public final class AddressCells {
  private final List<AddressRange> cells;

  private AddressCells(List<AddressRange> cells) {
    this.cells = cells;
  }

  /** Cuts; each of the ranges is then made up of whole cells. */
  public static AddressCells of(Collection<AddressRange> ranges) {
    TreeSet<Address> starts = new TreeSet<>(List.of(Address.FIRST_4, Address.FIRST_6));
    for (AddressRange range : ranges) {
      starts.add(range.first());
      range.last().next().ifPresent(starts::add);
    }
    List<AddressRange> cells = new ArrayList<>(starts.size());
    for (Address start : starts) {
      Address next = starts.higher(start);
      Address familyEnd = start.six() ? Address.LAST_6 : Address.LAST_4;
      boolean isLast = next == null || next.six() != start.six();
      cells.add(new AddressRange(start, isLast ? familyEnd : next.previous().orElseThrow()));
    }
    return new AddressCells(List.copyOf(cells));
  }

  /** In order, those of version 4 first. */
  public List<AddressRange> all() {
    return cells;
  }

  /** Whether a range is made up of whole cells. */
  public boolean makeUp(AddressRange range) {
    return cells.get(indexOf(range.first())).first().equals(range.first())
        && cells.get(indexOf(range.last())).last().equals(range.last());
  }

  /** The number of the cell that an address is in. */
  public int indexOf(Address address) {
    int low = 0;
    int high = cells.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (cells.get(middle).first().compareTo(address) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
