package dev.brynje.yaml;

import java.util.List;

/**
 * One document of a stream.
 *
 * @param index its place in the stream, from 0, empty documents counted
 * @param span the document's text without its separators
 * @param aliases every alias written in it, in order
 * @param tags every value with a tag of its own, as {@code !reset}
 */
public record Document(int index, Node root, Span span, List<Alias> aliases, List<Tag> tags) {
  /**
   * An alias and the value that it stands for.
   *
   * @param span where {@code *name} is written
   */
  public record Alias(Span span, String name, Node target) {}

  /**
   * A tag that is none of YAML's own.
   *
   * @param name with its exclamation mark
   * @param target the value that bears it
   */
  public record Tag(String name, Node target) {}
}
