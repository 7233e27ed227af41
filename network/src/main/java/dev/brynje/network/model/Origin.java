package dev.brynje.network.model;

import dev.brynje.kube.inventory.Place;

/**
 * Where something is written.
 *
 * @param source the number of the source that it was read from; -1 when nothing is written
 * @param path of the file, as it was given; empty when nothing is written
 * @param line from 1
 * @param column from 1
 */
public record Origin(int source, String path, int line, int column) {
  /** Of what no manifest says. */
  public static final Origin NOWHERE = new Origin(-1, "", 0, 0);

  public static Origin of(Place place) {
    return new Origin(place.source(), place.path(), place.span().line(), place.span().column());
  }

  @Override
  public String toString() {
    return path.isEmpty() ? "nowhere" : path + ":" + line;
  }
}
