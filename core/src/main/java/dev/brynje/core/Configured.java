package dev.brynje.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The configuration file of a run and what it changes. It may lie among what is judged, so whoever
 * reads a report must see that it was in force.
 *
 * @param file as it is shown; empty when there is none
 * @param off controls of the catalogue that are not judged because of it, sorted
 * @param severities severities other than the catalogue's, by control id, sorted
 * @param failOn the severity from which a finding fails the run
 */
public record Configured(
    String file, List<String> off, Map<String, Severity> severities, Severity failOn) {
  /** No file. */
  public static final Configured NONE =
      new Configured("", List.of(), Map.of(), Policy.DEFAULT.failOn());

  private static final int SAID_OF_CONTROLS = 5;

  /** Whether there is a file that changes what is judged or what fails. */
  public boolean changes() {
    return !off.isEmpty() || !severities.isEmpty() || failOn != Policy.DEFAULT.failOn();
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
    if (!off.isEmpty()) {
      effects.add("switches off " + listed(off));
    }
    if (!severities.isEmpty()) {
      List<String> weighed =
          severities.entrySet().stream()
              .map(one -> one.getKey() + " to " + one.getValue().word())
              .toList();
      effects.add("sets the severity of " + listed(weighed));
    }
    if (failOn != Policy.DEFAULT.failOn()) {
      effects.add("fails from %s on".formatted(failOn.word()));
    }
    return effects;
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
