package dev.brynje.yaml.edit;

/** One step from a value into what it holds. */
public sealed interface Step {
  /**
   * To the value of a mapping's key.
   *
   * @param name as JSON has it
   */
  record Key(String name) implements Step {}

  /**
   * To a list's item.
   *
   * @param index from 0
   */
  record Item(int index) implements Step {}
}
