package dev.brynje.network.view;

import dev.brynje.network.address.AddressCells;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.reach.Reachability;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is open otherwise in one cluster than in another. */
public final class ConnectionDifference {
  private final Map<Pair, Change> changes = new LinkedHashMap<>();

  private record Pair(End from, End to) {}

  private ConnectionDifference() {}

  /** From the first cluster to the second, in the order of the texts of ends. */
  public static List<Change> of(Reachability before, Reachability after) {
    // Cut where either cuts, so that a range means the same addresses in both.
    List<AddressRange> sources = cut(before.sources(), after.sources());
    List<AddressRange> destinations = cut(before.destinations(), after.destinations());
    ConnectionDifference difference = new ConnectionDifference();
    for (Connection one : ConnectionList.of(before, sources, destinations)) {
      difference.put(one, one.reach().sure(), PortSet.NONE);
    }
    for (Connection one : ConnectionList.of(after, sources, destinations)) {
      difference.put(one, PortSet.NONE, one.reach().sure());
    }
    return joined(difference.sorted());
  }

  private static List<AddressRange> cut(List<AddressRange> some, List<AddressRange> others) {
    List<AddressRange> all = new ArrayList<>(some);
    all.addAll(others);
    return AddressCells.of(all).all();
  }

  private void put(Connection one, PortSet before, PortSet after) {
    changes.merge(
        new Pair(one.from(), one.to()),
        new Change(one.from(), one.to(), before, after),
        (first, second) ->
            new Change(
                one.from(),
                one.to(),
                first.before().or(second.before()),
                first.after().or(second.after())));
  }

  private List<Change> sorted() {
    return changes.values().stream()
        .filter(one -> !one.before().equals(one.after()))
        .sorted(
            Comparator.comparing(ConnectionDifference::withoutRange)
                .thenComparing(ConnectionDifference::range))
        .toList();
  }

  /** Ranges that lie side by side and change alike are one again. */
  private static List<Change> joined(List<Change> sorted) {
    List<Change> joined = new ArrayList<>();
    for (Change one : sorted) {
      Optional<Change> both = joined.isEmpty() ? Optional.empty() : joined(joined.getLast(), one);
      if (both.isPresent()) {
        joined.set(joined.size() - 1, both.get());
      } else {
        joined.add(one);
      }
    }
    joined.sort(
        Comparator.comparing((Change one) -> one.from().toString())
            .thenComparing(one -> one.to().toString()));
    return joined;
  }

  private static Optional<Change> joined(Change one, Change next) {
    boolean isAlike =
        withoutRange(one).equals(withoutRange(next))
            && one.before().equals(next.before())
            && one.after().equals(next.after())
            && range(one).last().next().filter(range(next).first()::equals).isPresent();
    if (!isAlike) {
      return Optional.empty();
    }
    End outside = new End.Outside(new AddressRange(range(one).first(), range(next).last()));
    return Optional.of(
        one.from() instanceof End.Outside
            ? new Change(outside, one.to(), one.before(), one.after())
            : new Change(one.from(), outside, one.before(), one.after()));
  }

  /** What two changes have to have in common to be joined; of pairs of workloads, all. */
  private static String withoutRange(Change one) {
    String from =
        one.from() instanceof End.Outside(AddressRange range)
            ? family(range)
            : one.from().toString();
    String to =
        one.to() instanceof End.Outside(AddressRange range) ? family(range) : one.to().toString();
    return from + " => " + to;
  }

  private static String family(AddressRange range) {
    return range.first().six() ? "6" : "4";
  }

  private static AddressRange range(Change one) {
    if (one.from() instanceof End.Outside(AddressRange range)) {
      return range;
    }
    return one.to() instanceof End.Outside(AddressRange range) ? range : AddressRange.ALL_6;
  }
}
