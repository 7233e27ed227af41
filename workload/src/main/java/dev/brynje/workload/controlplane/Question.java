package dev.brynje.workload.controlplane;

import dev.brynje.kube.Field;
import java.util.Optional;

/** What is asked of a component's command line. */
sealed interface Question {
  /** What is wrong, and where. */
  record Fault(Field field, String setting, String value, String message) {
    static Fault of(Setting setting, String words) {
      return new Fault(
          setting.field(), setting.name(), setting.value(), setting.name() + " " + words);
    }
  }

  Optional<Fault> fault(CommandLine line);

  /** A flag is as wished. */
  record Flag(String name, Wish wish) implements Question {
    @Override
    public Optional<Fault> fault(CommandLine line) {
      Setting setting = setting(line);
      return wish.fault(setting).map(words -> Fault.of(setting, words));
    }

    Setting setting(CommandLine line) {
      return switch (wish) {
        case Wish.Bool _ -> line.bool(name);
        case Wish.Holds _, Wish.Lacks _, Wish.Among _, Wish.Gate _ -> line.list(name);
        case Wish.Absent _,
            Wish.AtLeast _,
            Wish.Is _,
            Wish.Loopback _,
            Wish.Present _,
            Wish.Within _ ->
            line.text(name);
      };
    }
  }

  /**
   * An admission plugin of the API server runs, or does not.
   *
   * @param byDefault whether it runs when no flag names it
   */
  record Plugin(String name, boolean wanted, boolean byDefault) implements Question {
    @Override
    public Optional<Fault> fault(CommandLine line) {
      Setting enabled = line.list("enable-admission-plugins");
      Setting disabled = line.list("disable-admission-plugins");
      Setting old = line.list("admission-control");
      boolean on = byDefault || enabled.items().contains(name);
      if (old.given() && !enabled.given()) {
        enabled = old;
        on = old.items().contains(name);
      }
      boolean off = disabled.items().contains(name);
      if ((on && !off) == wanted) {
        return Optional.empty();
      }
      if (!wanted) {
        return Optional.of(Fault.of(enabled, "has " + name));
      }
      if (off) {
        return Optional.of(Fault.of(disabled, "has " + name));
      }
      return Optional.of(Fault.of(enabled, enabled.given() ? "lacks " + name : "is not set"));
    }
  }
}
