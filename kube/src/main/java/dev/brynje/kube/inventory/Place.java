package dev.brynje.kube.inventory;

import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Span;

/**
 * A place in a source, kept when the text itself is gone.
 *
 * @param source the source's place in the order of reading
 * @param path as it was given
 * @param excerpt the source line, without what is secret in it
 * @param field the path of the field within its object, without indices
 */
public record Place(int source, String path, Span span, Excerpt excerpt, String field) {
  public Place {
    field = Shared.text(field);
  }
}
