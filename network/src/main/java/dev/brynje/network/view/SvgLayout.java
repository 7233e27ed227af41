package dev.brynje.network.view;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Places of a picture: what only reaches in on the left, namespaces one below the other in the
 * middle, and what is reached outside on the right. Within a namespace, workloads stand as many
 * columns to the right as there are steps from those that no other of it reaches.
 */
final class SvgLayout {
  static final int WIDTH = 190;
  static final int HEIGHT = 40;
  private static final int BETWEEN = 150;
  private static final int ROW = 58;
  private static final int PAD = 18;
  private static final int TITLE = 34;
  private static final int MARGIN = 24;
  private static final int MOST_COLUMNS = 4;

  /** A box with its upper left corner. */
  record Box(int x, int y, int width, int height) {}

  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private int width;
  private int height;

  private SvgLayout() {}

  /**
   * Finds places.
   *
   * @param rooms of each box, the nodes within; none where it stands for them
   */
  static SvgLayout of(
      Map<String, List<String>> rooms, List<String> outside, List<Arrows.Arrow> arrows) {
    SvgLayout layout = new SvgLayout();
    Set<String> sources = new HashSet<>();
    arrows.forEach(arrow -> sources.add(arrow.from()));
    Set<String> targets = new HashSet<>();
    arrows.forEach(arrow -> targets.add(arrow.to()));
    List<String> left = outside.stream().filter(sources::contains).toList();
    List<String> right = outside.stream().filter(targets::contains).toList();
    int x = MARGIN + (left.isEmpty() ? 0 : WIDTH + BETWEEN);
    int y = MARGIN;
    int widest = 0;
    for (var room : rooms.entrySet()) {
      Box box = layout.room(x, y, room.getValue(), arrows);
      layout.boxes.put(room.getKey(), box);
      y += box.height + PAD + 10;
      widest = Math.max(widest, box.width);
    }
    int middle = y;
    layout.column(MARGIN, left, true, middle);
    layout.column(x + widest + BETWEEN, right, false, middle);
    layout.width = x + widest + MARGIN + (right.isEmpty() ? 0 : WIDTH + BETWEEN);
    layout.height = Math.max(middle, Math.max(left.size(), right.size()) * ROW + 2 * MARGIN);
    return layout;
  }

  private Box room(int x, int y, List<String> nodes, List<Arrows.Arrow> arrows) {
    List<List<String>> columns = columns(nodes, arrows);
    int rows = 0;
    for (int i = 0; i < columns.size(); i++) {
      List<String> column = columns.get(i);
      rows = Math.max(rows, column.size());
      for (int j = 0; j < column.size(); j++) {
        int left = x + PAD + i * (WIDTH + BETWEEN);
        boxes.put(column.get(j), new Box(left, y + TITLE + j * ROW, WIDTH, HEIGHT));
      }
    }
    int inside = Math.max(1, columns.size()) * (WIDTH + BETWEEN) - BETWEEN;
    int below = rows == 0 ? HEIGHT - 12 : rows * ROW - ROW + HEIGHT + PAD;
    return new Box(x, y, inside + 2 * PAD, TITLE + below);
  }

  private static List<List<String>> columns(List<String> nodes, List<Arrows.Arrow> arrows) {
    List<String> left = new ArrayList<>(nodes);
    List<List<String>> columns = new ArrayList<>();
    while (!left.isEmpty() && columns.size() < MOST_COLUMNS - 1) {
      Set<String> reached = new HashSet<>();
      for (Arrows.Arrow arrow : arrows) {
        if (left.contains(arrow.from()) && !arrow.from().equals(arrow.to())) {
          reached.add(arrow.to());
        }
      }
      List<String> column = left.stream().filter(one -> !reached.contains(one)).toList();
      if (column.isEmpty()) {
        break;
      }
      columns.add(column);
      left.removeAll(column);
    }
    if (!left.isEmpty()) {
      columns.add(left);
    }
    return columns;
  }

  private void column(int x, List<String> nodes, boolean isLeft, int below) {
    int y = Math.max(MARGIN, (below - nodes.size() * ROW) / 2);
    for (String node : nodes) {
      boxes.put((isLeft ? "from " : "to ") + node, new Box(x, y, WIDTH, HEIGHT));
      y += ROW;
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Where an arrow begins. */
  Box from(String name) {
    return box(name, "from ");
  }

  /** Where it ends. */
  Box to(String name) {
    return box(name, "to ");
  }

  private Box box(String name, String side) {
    Box box = boxes.get(name);
    Box beside = boxes.get(side + name);
    if (box == null && beside == null) {
      throw new IllegalArgumentException("no place for " + name);
    }
    return box == null ? Objects.requireNonNull(beside) : box;
  }

  /** All of them by their names. */
  Map<String, Box> boxes() {
    return boxes;
  }
}
