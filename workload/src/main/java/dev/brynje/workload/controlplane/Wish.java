package dev.brynje.workload.controlplane;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wanted of one setting. */
sealed interface Wish {
  /** What is wrong with the setting, after its name: {@code is true}; empty when nothing is. */
  Optional<String> fault(Setting setting);

  /** A boolean, with what it is when nobody sets it. */
  record Bool(boolean wanted, boolean byDefault) implements Wish {
    private static final Set<String> TRUE = Set.of("1", "t", "T", "true", "TRUE", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "false", "FALSE", "False");

    /** Whether this is a word for false. */
    static boolean isFalse(String word) {
      return FALSE.contains(word);
    }

    @Override
    public Optional<String> fault(Setting setting) {
      if (!setting.given()) {
        return wanted == byDefault
            ? Optional.empty()
            : Optional.of("is not set, so it is " + byDefault);
      }
      Set<String> right = wanted ? TRUE : FALSE;
      return right.contains(setting.value())
          ? Optional.empty()
          : Optional.of("is " + setting.value());
    }
  }

  /** Anything but nothing. */
  record Present() implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      if (!setting.given()) {
        return Optional.of("is not set");
      }
      return setting.value().isBlank() ? Optional.of("is empty") : Optional.empty();
    }
  }

  /** Nothing. */
  record Absent() implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      return setting.given() ? Optional.of("is set") : Optional.empty();
    }
  }

  /** One value, with what it is when nobody sets it. */
  record Is(String wanted, String byDefault) implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      if (!setting.given()) {
        return wanted.equals(byDefault)
            ? Optional.empty()
            : Optional.of("is not set, so it is " + byDefault);
      }
      return setting.value().equals(wanted)
          ? Optional.empty()
          : Optional.of("is " + setting.value());
    }
  }

  /** A list with an item; that the list is there at all is another control's wish. */
  record Holds(String item) implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      return !setting.given() || setting.items().contains(item)
          ? Optional.empty()
          : Optional.of("is %s, without %s".formatted(setting.value(), item));
    }
  }

  /** A list without an item, with what it is when nobody sets it. */
  record Lacks(String item, String byDefault) implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      if (!setting.given()) {
        return byDefault.equals(item)
            ? Optional.of("is not set, so it is " + byDefault)
            : Optional.empty();
      }
      return setting.items().contains(item)
          ? Optional.of("is " + setting.value())
          : Optional.empty();
    }
  }

  /** A list of nothing but known items; unset, the component's own choice is good. */
  record Among(Set<String> allowed) implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      List<String> others = new ArrayList<>(setting.items());
      others.removeAll(allowed);
      return others.isEmpty() ? Optional.empty() : Optional.of("has " + String.join(", ", others));
    }
  }

  /**
   * A whole number that is large enough; unset it is what the component takes.
   *
   * @param zeroIsMore whether 0 stands for no bound
   */
  record AtLeast(long least, long byDefault, boolean zeroIsMore) implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      if (!setting.given()) {
        return byDefault >= least
            ? Optional.empty()
            : Optional.of("is not set, so it is " + byDefault);
      }
      try {
        long value = Long.parseLong(setting.value().strip());
        return value >= least || (zeroIsMore && value == 0)
            ? Optional.empty()
            : Optional.of("is %s, below %s".formatted(value, least));
      } catch (NumberFormatException _) {
        return Optional.of("is %s, which is no whole number".formatted(setting.value()));
      }
    }
  }

  /** A time that is more than nothing and not too long; unset, the component's own is good. */
  record Within(Duration most) implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      if (!setting.given()) {
        return Optional.empty();
      }
      Optional<Duration> time = GoDuration.parse(setting.value());
      if (time.isEmpty()) {
        return Optional.of("is %s, which is no duration".formatted(setting.value()));
      }
      if (time.get().isZero() || time.get().isNegative()) {
        return Optional.of("is %s, which is no bound".formatted(setting.value()));
      }
      return time.get().compareTo(most) > 0
          ? Optional.of("is %s, above %s".formatted(setting.value(), GoDuration.words(most)))
          : Optional.empty();
    }
  }

  /** An address of the host alone, with what it is when nobody sets it. */
  record Loopback(String byDefault) implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      String address = setting.given() ? setting.value() : byDefault;
      if (address.startsWith("127.")
          || address.equals("::1")
          || address.startsWith("[::1]")
          || address.startsWith("localhost")) {
        return Optional.empty();
      }
      return Optional.of(setting.given() ? "is " + address : "is not set, so it is " + address);
    }
  }

  /** A feature gate that nobody switches off. */
  record Gate(String name) implements Wish {
    @Override
    public Optional<String> fault(Setting setting) {
      for (String item : setting.items()) {
        if (item.startsWith(name + "=") && Bool.FALSE.contains(item.substring(name.length() + 1))) {
          return Optional.of("has " + item);
        }
      }
      return Optional.empty();
    }
  }
}
