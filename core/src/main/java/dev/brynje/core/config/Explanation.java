package dev.brynje.core.config;

import dev.brynje.core.Severity;
import dev.brynje.core.StandingWaiver;
import java.util.List;

/**
 * What is in force for a path, and where each value comes from: {@code file:line}, {@code default}
 * or the flag that says it.
 *
 * @param path as it was given
 * @param file the configuration as it is shown; empty when there is none
 * @param inline whether comments and annotations may waive
 * @param controls all of them, sorted
 * @param parameters those that are set, and those that have a default
 * @param scopes those that hold for the path, or for some of the objects in it
 * @param waivers those that may hold for something in the path
 */
public record Explanation(
    String path,
    String file,
    Value failOn,
    Value inline,
    List<OfControl> controls,
    List<Value> parameters,
    List<OfScope> scopes,
    List<StandingWaiver> waivers) {

  /** The origin of what nobody has set. */
  static final String DEFAULT = "default";

  /** Something that is in force. */
  public record Value(String name, String value, String origin) {
    /** Whether somebody has set it. */
    public boolean isSet() {
      return !origin.equals(DEFAULT);
    }
  }

  /**
   * A control, where no scope of namespaces or resources says otherwise.
   *
   * @param judged {@code on}, {@code off}, or what it lacks
   */
  public record OfControl(String id, Value judged, Severity severity, Value weight) {
    /** Whether somebody has set something of it. */
    public boolean isSet() {
      return judged.isSet() || weight.isSet();
    }
  }

  /**
   * A scope that holds.
   *
   * @param where in a few words
   * @param always whether it holds for all in the path, else for objects that it names
   * @param values what it sets
   */
  public record OfScope(String where, String origin, boolean always, List<Value> values) {}
}
