package dev.brynje.core;

import java.util.Optional;

/** What a configuration may tell controls to judge by. */
public enum Parameter {
  /** Beginnings of the names of images. */
  REGISTRIES(
      "registries",
      "Beginnings of the names of images that are allowed, * and ? standing for characters",
      "[registry.example.com, docker.io/library]",
      true),

  /** Labels, each with a pattern for its value. */
  LABELS(
      "labels",
      "Labels that objects must have, each with a pattern for its value, or a list of labels",
      "{team: 'team-*'}",
      true),

  /** The least and the greatest id. */
  USER_IDS(
      "user-ids",
      "Ids that containers may run as; from 10000 on when it is left out",
      "{min: 10000}",
      false),

  /** The least and the greatest id. */
  GROUP_IDS(
      "group-ids",
      "Ids of groups that containers may run as; from 10000 on when it is left out",
      "{min: 10000}",
      false),

  /** The least and the greatest number of seconds. */
  TERMINATION_GRACE(
      "termination-grace",
      "Seconds that pods may have to end; 1 to 3600 when it is left out",
      "{min: 1, max: 3600}",
      false),

  /** A number of days. */
  WAIVER_DAYS(
      "waiver-days",
      "Days from now on which waivers may hold, five years at most; a year when it is left out",
      "90",
      false);

  private final String word;
  private final String meaning;
  private final String example;
  private final boolean needed;

  Parameter(String word, String meaning, String example, boolean needed) {
    this.word = word;
    this.meaning = meaning;
    this.example = example;
    this.needed = needed;
  }

  /** The one of a key. */
  public static Optional<Parameter> of(String word) {
    for (Parameter parameter : values()) {
      if (parameter.word.equals(word)) {
        return Optional.of(parameter);
      }
    }
    return Optional.empty();
  }

  /** The key in the configuration. */
  public String word() {
    return word;
  }

  /** What is set by it, in a few words without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** How it is written, as YAML in one line. */
  public String example() {
    return example;
  }

  /** Whether the controls that take it are not judged without it. */
  public boolean isNeeded() {
    return needed;
  }
}
