package dev.brynje.network.model;

/**
 * Where something is written.
 *
 * @param path of the file, as it was given; empty when nothing is written
 * @param line from 1
 * @param column from 1
 */
public record Origin(String path, int line, int column) implements Comparable<Origin> {
  /** Of what no manifest says. */
  public static final Origin NOWHERE = new Origin("", 0, 0);

  @Override
  public int compareTo(Origin other) {
    int byPath = path.compareTo(other.path);
    int byLine = byPath != 0 ? byPath : Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return path.isEmpty() ? "nowhere" : path + ":" + line;
  }
}
