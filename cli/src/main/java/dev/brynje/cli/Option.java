package dev.brynje.cli;

import java.util.List;
import java.util.Locale;

/**
 * An option of a command.
 *
 * @param names as typed, the long one first
 * @param value what stands for its value in the help; empty for a flag
 * @param description what it does, a sentence without a full stop
 * @param choices the values that it takes; empty for any
 * @param completes what completion offers for its value when there are no choices
 */
record Option(
    List<String> names,
    String value,
    String description,
    List<String> choices,
    Command.Operands completes) {
  static Option flag(String name, String description) {
    return new Option(List.of(name), "", description, List.of(), Command.Operands.NONE);
  }

  static Option value(String name, String value, String description) {
    return new Option(List.of(name), value, description, List.of(), Command.Operands.NONE);
  }

  static Option choice(String name, String value, String description, List<String> choices) {
    return new Option(List.of(name), value, description, choices, Command.Operands.NONE);
  }

  static Option file(String name, String description) {
    return new Option(List.of(name), "FILE", description, List.of(), Command.Operands.PATHS);
  }

  static Option directory(String name, String description) {
    return new Option(List.of(name), "DIR", description, List.of(), Command.Operands.PATHS);
  }

  /** A file that need not be named. */
  static Option optionalFile(String name, String description) {
    return new Option(List.of(name), "[FILE]", description, List.of(), Command.Operands.PATHS);
  }

  static Option controls(String name, String description) {
    return new Option(
        List.of(name), "CONTROL,…", description, List.of(), Command.Operands.CONTROLS);
  }

  Option or(String shortName) {
    return new Option(List.of(names.getFirst(), shortName), value, description, choices, completes);
  }

  /** The same, of which something is said first. */
  Option describedAs(String before) {
    String decapitalised = description.substring(0, 1).toLowerCase(Locale.ROOT);
    return new Option(
        names, value, before + decapitalised + description.substring(1), choices, completes);
  }

  String name() {
    return names.getFirst();
  }

  /** Whether it stands for something too when no value is given. */
  boolean mayLackValue() {
    return value.startsWith("[");
  }

  boolean takesValue() {
    return !value.isEmpty();
  }
}
