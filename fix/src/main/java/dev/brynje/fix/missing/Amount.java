package dev.brynje.fix.missing;

import dev.brynje.kube.Quantity;
import java.util.Optional;

/**
 * How much of a resource, as sums are made of it.
 *
 * @param units millicores of cpu, bytes of memory
 */
record Amount(long units) implements Comparable<Amount> {
  static final Amount NONE = new Amount(0);

  /** Beyond it no sum is right any more, and no quota means anything. */
  private static final long MOST = 1L << 60;

  private static final long MEBI = 1L << 20;
  private static final long STEP_OF_MEMORY = 64 * MEBI;
  private static final long STEP_OF_CPU = 100;

  Amount {
    units = Math.min(units, MOST);
  }

  /** What a quantity says, rounded up; empty when it is none or negative. */
  static Optional<Amount> of(String resource, String text) {
    Optional<Quantity> quantity = Quantity.of(text).filter(one -> one.signum() >= 0);
    return quantity.map(one -> {
      boolean cpu = resource.equals("cpu");
      long whole = Math.min(one.whole(), cpu ? MOST / 1000 : MOST);
      return new Amount(
          cpu
              ? whole * 1000 + (one.billionths() + 999_999) / 1_000_000
              : whole + (one.billionths() > 0 ? 1 : 0));
    });
  }

  Amount plus(Amount other) {
    return new Amount(units + other.units);
  }

  Amount times(long count) {
    return new Amount(units > 0 && count > MOST / units ? MOST : units * count);
  }

  /** With half as much on top, rounded up to steps that people write. */
  Amount withHeadroom(String resource) {
    long step = resource.equals("cpu") ? STEP_OF_CPU : STEP_OF_MEMORY;
    long more = units + units / 2;
    return new Amount((more + step - 1) / step * step);
  }

  /** As a manifest has it. */
  String quantity(String resource) {
    if (resource.equals("cpu")) {
      return units % 1000 == 0 ? Long.toString(units / 1000) : units + "m";
    }
    if (units % (1024 * MEBI) == 0 && units > 0) {
      return units / (1024 * MEBI) + "Gi";
    }
    return units % MEBI == 0 ? units / MEBI + "Mi" : Long.toString(units);
  }

  @Override
  public int compareTo(Amount other) {
    return Long.compare(units, other.units);
  }
}
