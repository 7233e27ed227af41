package dev.brynje.network.model;

import dev.brynje.kube.inventory.Place;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Span;

/**
 * Where something is written.
 *
 * @param place of a source that has the number -1 when nothing is written
 */
public record Origin(Place place) {
  /** Of what no manifest says. */
  public static final Origin NOWHERE =
      new Origin(new Place(-1, "", new Span(0, 0, 0, 0, 0, 0), Excerpt.NONE, ""));

  public static Origin of(Place place) {
    return new Origin(place);
  }

  /** The path of the file, as it was given; empty when nothing is written. */
  public String path() {
    return place.path();
  }

  /** From 1. */
  public int line() {
    return place.span().line();
  }

  @Override
  public String toString() {
    return path().isEmpty() ? "nowhere" : path() + ":" + line();
  }
}
