package dev.brynje.core.testing;

import dev.brynje.core.Finding;
import dev.brynje.core.Fix;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Waiver;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Findings of every shape, the same for the same generator. */
public final class RandomFindings {
  private static final String[] ALPHABET = {
    "a",
    "b",
    "Z",
    "0",
    "-",
    "/",
    ".",
    " ",
    "\n",
    "\t",
    "\"",
    "\\",
    "\u0000",
    "\u0085",
    "æ",
    "ß",
    "\u200f",
    "中",
    "\uD83D\uDD12",
    "\uFFFD"
  };

  private final RandomGenerator random;

  public RandomFindings(RandomGenerator random) {
    this.random = random;
  }

  /** Any finding. */
  public Finding next() {
    return new Finding(
        text(20),
        any(Ring.values()),
        any(Severity.values()),
        text(random.nextInt(10) == 0 ? 600 : 60),
        text(60),
        new Resource(text(6), text(6), text(6), text(10), text(6)),
        new Location(text(30), number(), number(), number(), number(), text(80)),
        text(30),
        evidence(),
        random.nextBoolean() ? Optional.empty() : Optional.of(fix()),
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(
                new Waiver(
                    any(Waiver.Kind.values()),
                    text(8),
                    text(30),
                    random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(LocalDate.ofEpochDay(random.nextInt(-999, 99999))),
                    Location.start(text(9), number(), number()))),
        random.nextBoolean());
  }

  private Map<String, String> evidence() {
    Map<String, String> evidence = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      evidence.put(text(6), text(20));
    }
    return evidence;
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }

  private int number() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(4);
      case 1 -> random.nextInt(300);
      case 2 -> Integer.MAX_VALUE;
      default -> random.nextInt();
    };
  }

  private String text(int longest) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(longest); i > 0; i--) {
      text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
    }
    return text.toString();
  }

  private Fix fix() {
    Fix.State[] states = Fix.State.values();
    return new Fix(
        states[random.nextInt(states.length)],
        text(30),
        random.nextBoolean() ? List.of() : List.of(text(20)));
  }
}
