package dev.brynje.network.port;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * A set of ports of all protocols. Immutable; equal to every other of the same ports.
 *
 * <p>Held as the bounds of its runs in one row of all ports: where a run begins, and where the next
 * gap does.
 */
public final class PortSet {
  /** The highest port. */
  public static final int HIGHEST = Protocol.PORTS - 1;

  public static final PortSet NONE = new PortSet(new int[0]);
  public static final PortSet ALL = all();

  private final int[] bounds;
  private final int hash;

  private PortSet(int[] bounds) {
    this.bounds = bounds;
    this.hash = Arrays.hashCode(bounds);
  }

  private static PortSet all() {
    PortSet all = NONE;
    for (Protocol protocol : Protocol.values()) {
      all = all.or(of(protocol));
    }
    return all;
  }

  /** Every port of a protocol. */
  public static PortSet of(Protocol protocol) {
    return of(protocol, 1, HIGHEST);
  }

  public static PortSet of(Protocol protocol, int port) {
    return of(protocol, port, port);
  }

  /**
   * The ports from one to another, both included.
   *
   * @throws IllegalArgumentException if they are no ports, or the last comes before the first
   */
  public static PortSet of(Protocol protocol, int first, int last) {
    if (first < 1 || last > HIGHEST || last < first) {
      throw new IllegalArgumentException("no ports: " + first + "-" + last);
    }
    return new PortSet(new int[] {protocol.base() + first, protocol.base() + last + 1});
  }

  /** The port that digits name; empty when they name none. */
  public static OptionalInt number(String digits) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= 5
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    int number = isNumber ? Integer.parseInt(digits) : 0;
    return number >= 1 && number <= HIGHEST ? OptionalInt.of(number) : OptionalInt.empty();
  }

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** Whether a port is in it. */
  public boolean holds(Protocol protocol, int port) {
    int at = Arrays.binarySearch(bounds, protocol.base() + port);
    return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
  }

  /** Whether it has all ports that another has. */
  public boolean holds(PortSet other) {
    return other.minus(this).isEmpty();
  }

  public boolean meets(PortSet other) {
    return !and(other).isEmpty();
  }

  public PortSet or(PortSet other) {
    if (isEmpty() || equals(other)) {
      return other;
    }
    return other.isEmpty() ? this : merged(other, (mine, others) -> mine || others);
  }

  public PortSet and(PortSet other) {
    if (equals(other) || other.equals(ALL)) {
      return this;
    }
    return equals(ALL) ? other : merged(other, (mine, others) -> mine && others);
  }

  public PortSet minus(PortSet other) {
    return other.isEmpty() ? this : merged(other, (mine, others) -> mine && !others);
  }

  private interface Operation {
    boolean holds(boolean mine, boolean others);
  }

  private PortSet merged(PortSet other, Operation operation) {
    int[] made = new int[bounds.length + other.bounds.length];
    int count = 0;
    boolean inside = false;
    for (int i = 0, j = 0; i < bounds.length || j < other.bounds.length; ) {
      int mine = i < bounds.length ? bounds[i] : Integer.MAX_VALUE;
      int others = j < other.bounds.length ? other.bounds[j] : Integer.MAX_VALUE;
      int at = Math.min(mine, others);
      i += mine == at ? 1 : 0;
      j += others == at ? 1 : 0;
      if (operation.holds(i % 2 == 1, j % 2 == 1) != inside) {
        inside = !inside;
        made[count++] = at;
      }
    }
    return count == 0 ? NONE : new PortSet(Arrays.copyOf(made, count));
  }

  /**
   * Cuts all ports into as few disjoint sets as are needed to make up each of the given ones.
   *
   * @return none of them empty, together all ports; in the order of their first ports
   */
  public static List<PortSet> cells(Iterable<PortSet> sets) {
    List<PortSet> cells = List.of(ALL);
    for (PortSet set : sets) {
      List<PortSet> cut = new ArrayList<>(cells.size() + 1);
      for (PortSet cell : cells) {
        PortSet inside = cell.and(set);
        if (inside.isEmpty() || inside.equals(cell)) {
          cut.add(cell);
        } else {
          cut.add(inside);
          cut.add(cell.minus(set));
        }
      }
      cells = cut;
    }
    return cells;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof PortSet set && hash == set.hash && Arrays.equals(bounds, set.bounds));
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /**
   * As lists of connections write it: {@code SCTP 80,TCP 80-90,443,UDP 53}, {@code All
   * Connections}, {@code No Connections}.
   */
  @Override
  public String toString() {
    if (isEmpty()) {
      return "No Connections";
    }
    if (equals(ALL)) {
      return "All Connections";
    }
    StringBuilder text = new StringBuilder();
    Protocol last = null;
    for (int i = 0; i < bounds.length; i += 2) {
      Protocol protocol = protocol(bounds[i]);
      int first = bounds[i] - protocol.base();
      int end = bounds[i + 1] - 1 - protocol.base();
      text.append(i == 0 ? "" : ",").append(protocol == last ? "" : protocol + " ").append(first);
      text.append(first == end ? "" : "-" + end);
      last = protocol;
    }
    return text.toString();
  }

  /** A run of ports of one protocol. */
  public record Run(Protocol protocol, int first, int last) {}

  /** Its runs, by protocol and port. */
  public List<Run> runs() {
    List<Run> runs = new ArrayList<>(bounds.length / 2);
    for (int i = 0; i < bounds.length; i += 2) {
      Protocol protocol = protocol(bounds[i]);
      runs.add(new Run(protocol, bounds[i] - protocol.base(), bounds[i + 1] - 1 - protocol.base()));
    }
    return runs;
  }

  private static Protocol protocol(int at) {
    return Protocol.at(at);
  }
}
