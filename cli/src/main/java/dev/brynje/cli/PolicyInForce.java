package dev.brynje.cli;

import dev.brynje.core.BaseDirectory;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Configured;
import dev.brynje.core.Control;
import dev.brynje.core.Policy;
import dev.brynje.core.ScopedPolicy;
import dev.brynje.core.Severity;
import dev.brynje.core.StandingWaiver;
import dev.brynje.core.Waivers;
import dev.brynje.core.config.Configuration;
import dev.brynje.core.config.ConfigurationFile;
import dev.brynje.core.config.Explainer;
import dev.brynje.core.config.Origins;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The configuration file's policy, with what the flags of this run say on top.
 *
 * @param configured what the file has to do with it; empty when there is none
 * @param base where paths in the file begin
 */
record PolicyInForce(Policy policy, List<Configured> configured, BaseDirectory base) {
  /**
   * Reads {@code --config}, or the nearest {@code brynje.yaml} above the paths, then the flags.
   *
   * @throws RefusedConfiguration when the file is wrong
   */
  static PolicyInForce of(Arguments arguments, Catalogue catalogue) {
    Optional<Path> file = file(arguments, arguments.operands());
    Policy configured = file.map(path -> read(path, catalogue).policy()).orElse(Policy.DEFAULT);
    Policy policy = policy(arguments, configured, file, catalogue);
    return new PolicyInForce(
        policy,
        file.map(path -> configured(path, configured, policy, catalogue)).stream().toList(),
        base(file));
  }

  /** The same, that judges nothing but these controls and what guards waivers. */
  PolicyInForce restrictedTo(Set<String> ids) {
    return new PolicyInForce(policy.restrictedTo(ids), configured, base);
  }

  /** Explains what the same would be for a path. */
  static Explainer explainer(Arguments arguments, String path, Catalogue catalogue) {
    Optional<Path> file = file(arguments, List.of(path));
    Optional<Configuration.Read> read = file.map(one -> read(one, catalogue));
    Policy configured = read.map(Configuration.Read::policy).orElse(Policy.DEFAULT);
    return new Explainer(
        catalogue,
        file.map(PolicyInForce::shown).orElse(""),
        policy(arguments, configured, file, catalogue),
        base(file),
        read.map(Configuration.Read::origins).orElse(Origins.NONE),
        new Explainer.Flags(
            controls(arguments, "--only", catalogue),
            controls(arguments, "--skip", catalogue),
            arguments.has("--fail-on")));
  }

  private static BaseDirectory base(Optional<Path> file) {
    return file.map(BaseDirectory::of).orElseGet(BaseDirectory::here);
  }

  private static Policy policy(
      Arguments arguments, Policy configured, Optional<Path> file, Catalogue catalogue) {
    Set<String> only = controls(arguments, "--only", catalogue);
    Set<String> off = new HashSet<>(configured.off());
    off.removeAll(only);
    Set<String> skipped = controls(arguments, "--skip", catalogue);
    off.addAll(skipped);
    Severity failOn =
        arguments.value("--fail-on").flatMap(Severity::of).orElse(configured.failOn());
    Severity least = arguments.value("--severity").flatMap(Severity::of).orElse(configured.least());
    return new Policy(
        only.isEmpty() ? configured.only() : only,
        off,
        configured.severities(),
        configured.parameters(),
        failOn,
        scopes(configured, only, skipped),
        waivers(configured, file.map(PolicyInForce::shown).orElse("")),
        configured.inline(),
        least);
  }

  /**
   * What becomes of findings.
   *
   * @param clock by which waivers expire
   */
  Settlement settlement(Clock clock) {
    return policy.waivers().isEmpty()
        ? Settlement.NONE
        : new WaiverSettlement(new Waivers(policy, base, LocalDate.now(clock)));
  }

  /** A start without scopes does not load what changes them. */
  private static List<ScopedPolicy> scopes(
      Policy configured, Set<String> only, Set<String> skipped) {
    List<ScopedPolicy> scopes = new ArrayList<>();
    for (ScopedPolicy scope : configured.scopes()) {
      scopes.add(scope.with(only, skipped));
    }
    return scopes;
  }

  private static List<StandingWaiver> waivers(Policy configured, String file) {
    List<StandingWaiver> waivers = new ArrayList<>();
    for (StandingWaiver one : configured.waivers()) {
      waivers.add(one.in(file));
    }
    return waivers;
  }

  /** What a flag judges after all, the file does not switch off. */
  static Configured configured(Path file, Policy itself, Policy inForce, Catalogue catalogue) {
    List<String> off = new ArrayList<>();
    Map<String, Severity> severities = new TreeMap<>();
    for (Control control : catalogue.controls()) {
      if (!itself.judges(control) && !inForce.judges(control) && isSwitchable(itself, control)) {
        off.add(control.id());
      } else if (itself.severity(control) != control.severity()) {
        severities.put(control.id(), itself.severity(control));
      }
    }
    Set<String> waived = new TreeSet<>();
    for (StandingWaiver waiver : itself.waivers()) {
      waived.add(waiver.control());
    }
    return new Configured(
        shown(file),
        off,
        severities,
        inForce.parameters().words(),
        inForce.failOn(),
        inForce.scopes().stream().map(Configured.Scoped::of).toList(),
        List.copyOf(waived),
        inForce.inline());
  }

  /** What lacks a parameter is not judged without the file either, unless that is said too. */
  private static boolean isSwitchable(Policy itself, Control control) {
    return itself.suffices(control) || itself.off().contains(control.id());
  }

  /** From here when it lies below; else in whole. */
  static String shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path path = file.startsWith(here) ? here.relativize(file) : file;
    return path.toString().replace('\\', '/');
  }

  /** The one line about an id that is in no catalogue. */
  static String unknown(String id, Catalogue catalogue) {
    Optional<String> near = catalogue.nearest(id);
    return "there is no control %s%s"
        .formatted(id, near.map("; did you mean %s?"::formatted).orElse("; see brynje controls"));
  }

  private static Optional<Path> file(Arguments arguments, List<String> paths) {
    Optional<String> named = arguments.value("--config");
    if (named.isPresent()) {
      return Optional.of(path(named.get()));
    }
    Set<Path> found = new LinkedHashSet<>();
    for (String operand : paths) {
      Path from = path(operand.equals("-") ? "." : operand);
      ConfigurationFile.findFrom(from).ifPresent(found::add);
    }
    if (found.size() > 1) {
      List<Path> files = List.copyOf(found);
      throw new UsageException(
          "%s and %s apply to different paths; audit them apart, or name one with --config"
              .formatted(files.get(0), files.get(1)));
    }
    return found.stream().findFirst();
  }

  /** Whether a configuration holds for one of the paths that were named. */
  static boolean isInForce(Path file, Arguments arguments) {
    Optional<Path> real = ConfigurationFile.findFrom(file);
    for (String operand : arguments.operands()) {
      Path from = path(operand.equals("-") ? "." : operand);
      if (ConfigurationFile.findFrom(from).equals(real)) {
        return true;
      }
    }
    return false;
  }

  /** The configuration that is in force for a file, or that would be once it is made. */
  static Path fileFor(String name, Arguments arguments) {
    Optional<String> named = arguments.value("--config");
    if (named.isPresent()) {
      return path(named.get());
    }
    Path here = Path.of("").toAbsolutePath();
    Path file = path(name).toAbsolutePath().normalize();
    Path over = file.getParent();
    for (String operand : arguments.operands()) {
      Path from = path(operand).toAbsolutePath().normalize();
      if (file.startsWith(from)) {
        Optional<Path> found = ConfigurationFile.findFrom(from);
        if (found.isPresent()) {
          return found.get();
        }
        over = Files.isDirectory(from) ? from : from.getParent();
      }
    }
    Path directory = file.startsWith(here) || over == null ? here : over;
    return Path.of(shown(directory.resolve(ConfigurationFile.NAME)));
  }

  /** The path that was typed. */
  static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new UsageException("'%s' is not a path".formatted(text.replace('\0', '?')));
    }
  }

  private static Configuration.Read read(Path file, Catalogue catalogue) {
    return switch (ConfigurationFile.read(file, shown(file), catalogue)) {
      case Configuration.Read read -> read;
      case Configuration.Refused refused -> throw new RefusedConfiguration(refused.mistakes());
    };
  }

  private static Set<String> controls(Arguments arguments, String option, Catalogue catalogue) {
    Set<String> ids = new LinkedHashSet<>();
    for (String id : arguments.values(option)) {
      if (catalogue.find(id).isEmpty()) {
        throw new UsageException(unknown(id, catalogue));
      }
      ids.add(id);
    }
    if (arguments.has(option) && ids.isEmpty()) {
      throw new UsageException(option + " names no control; see brynje controls");
    }
    return ids;
  }
}
