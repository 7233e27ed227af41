package dev.brynje.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The configuration file of a run and what it changes. It may lie among what is judged, so whoever
 * reads a report must see that it was in force.
 *
 * @param file as it is shown
 * @param off controls of the catalogue that are not judged because of it, sorted
 * @param severities severities other than the catalogue's, by control id, sorted
 * @param parameters what controls are told to judge by, in words, by name
 * @param failOn the severity from which a finding fails the run
 * @param scopes where it is otherwise
 * @param waived controls of which findings are waived, sorted
 * @param inline what becomes of waivers that stand beside what they are about
 */
public record Configured(
    String file,
    List<String> off,
    Map<String, Severity> severities,
    Map<String, String> parameters,
    Severity failOn,
    List<Scoped> scopes,
    List<String> waived,
    InlineUse inline) {
  /**
   * What is judged otherwise somewhere.
   *
   * @param where as a scope says it
   * @param on controls that are judged there though they are off elsewhere, sorted
   * @param off controls that are not judged there, sorted
   * @param severities severities that hold there, by control id, sorted
   * @param parameters what controls are told to judge by there, in words, by name
   */
  public record Scoped(
      String where,
      List<String> on,
      List<String> off,
      Map<String, Severity> severities,
      Map<String, String> parameters) {
    /** What a scope of a policy changes. */
    public static Scoped of(ScopedPolicy policy) {
      return new Scoped(
          policy.scope().words(),
          List.copyOf(new TreeSet<>(policy.on())),
          List.copyOf(new TreeSet<>(policy.off())),
          new TreeMap<>(policy.severities()),
          policy.parameters().words());
    }
  }

  private static final int SAID_OF_CONTROLS = 5;
  private static final int SAID_OF_SCOPES = 3;

  /** A file that says the same everywhere and waives nothing. */
  public Configured(
      String file, List<String> off, Map<String, Severity> severities, Severity failOn) {
    this(file, off, severities, Map.of(), failOn, List.of(), List.of(), InlineUse.ALLOWED);
  }

  /** Whether there is a file that changes what is judged or what fails. */
  public boolean changes() {
    return !effects().isEmpty();
  }

  /** One line without a full stop: the file and what it changes. */
  public String words() {
    StringBuilder words = new StringBuilder(file);
    effects().forEach(effect -> words.append(", ").append(effect));
    return words.toString();
  }

  /** What the file does, each a few words that begin with a verb. */
  public List<String> effects() {
    List<String> effects = new ArrayList<>();
    switched(effects, "off", off);
    weighed(effects, severities);
    set(effects, parameters);
    if (failOn != Policy.DEFAULT.failOn()) {
      effects.add("fails from %s on".formatted(failOn.word()));
    }
    for (Scoped scope : scopes.subList(0, Math.min(scopes.size(), SAID_OF_SCOPES))) {
      effects.add("%s in %s".formatted(effect(scope), scope.where()));
    }
    if (scopes.size() > SAID_OF_SCOPES) {
      effects.add("judges otherwise in %s more scopes".formatted(scopes.size() - SAID_OF_SCOPES));
    }
    if (!waived.isEmpty()) {
      effects.add("waives findings of " + listed(waived));
    }
    if (inline != InlineUse.ALLOWED) {
      effects.add(
          inline == InlineUse.REFUSED
              ? "takes no waivers in the files themselves"
              : "takes waivers in the files themselves with owner and last day only");
    }
    return effects;
  }

  private static String effect(Scoped scope) {
    List<String> effects = new ArrayList<>();
    switched(effects, "off", scope.off());
    switched(effects, "on", scope.on());
    weighed(effects, scope.severities());
    set(effects, scope.parameters());
    return effects.isEmpty() ? "changes nothing" : String.join(" and ", effects);
  }

  private static void switched(List<String> effects, String how, List<String> controls) {
    if (!controls.isEmpty()) {
      effects.add("switches %s %s".formatted(how, listed(controls)));
    }
  }

  private static void weighed(List<String> effects, Map<String, Severity> severities) {
    if (!severities.isEmpty()) {
      List<String> weighed =
          severities.entrySet().stream()
              .map(one -> one.getKey() + " to " + one.getValue().word())
              .toList();
      effects.add("sets the severity of " + listed(weighed));
    }
  }

  private static void set(List<String> effects, Map<String, String> parameters) {
    parameters.forEach((name, value) -> effects.add("sets %s to %s".formatted(name, value)));
  }

  private static String listed(List<String> controls) {
    int more = controls.size() - SAID_OF_CONTROLS;
    List<String> first = more > 0 ? controls.subList(0, SAID_OF_CONTROLS) : controls;
    return "%s (%s%s)"
        .formatted(
            controls.size() == 1 ? "1 control" : controls.size() + " controls",
            String.join(", ", first),
            more > 0 ? " and %s more".formatted(more) : "");
  }
}
