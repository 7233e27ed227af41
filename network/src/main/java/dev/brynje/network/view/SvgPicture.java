package dev.brynje.network.view;

import dev.brynje.core.report.XmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture that needs nothing else; only what is sure. Beyond {@value #MOST} workloads a namespace
 * is one box, and arrows count the pairs of workloads.
 *
 * @see <a href="https://www.w3.org/TR/SVG2/">SVG 2</a>
 */
final class SvgPicture implements ListFormat {
  private static final int MOST = 40;
  private static final int LONGEST = 26;

  @Override
  public void write(List<Connection> connections, Writer out) throws IOException {
    Drawing drawing = Drawing.of(connections);
    boolean isWhole = drawing.inside().values().stream().mapToInt(List::size).sum() <= MOST;
    Arrows made = new Arrows(drawing);
    List<Arrows.Arrow> arrows = isWhole ? made.ofWorkloads() : made.ofNamespaces();
    Map<String, List<String>> rooms = new LinkedHashMap<>();
    Map<String, String> labels = new LinkedHashMap<>();
    drawing
        .inside()
        .forEach((name, all) -> {
          rooms.put(
              Arrows.box(name), isWhole ? all.stream().map(End::toString).toList() : List.of());
          labels.put(Arrows.box(name), isWhole ? name : name + ": " + all.size());
          all.forEach(one -> labels.put(one.toString(), one.name() + "[" + one.kind() + "]"));
        });
    for (End one : drawing.outside()) {
      labels.put("from " + one, one.toString());
      labels.put("to " + one, one.toString());
    }
    SvgLayout layout =
        SvgLayout.of(rooms, drawing.outside().stream().map(End::toString).toList(), arrows);
    open(layout, out);
    for (var room : rooms.keySet()) {
      box(room, "room", labels, layout, out);
    }
    for (Arrows.Arrow arrow : arrows) {
      arrow(arrow, layout, out);
    }
    for (String name : layout.boxes().keySet()) {
      if (!rooms.containsKey(name)) {
        box(
            name,
            name.startsWith("from ") || name.startsWith("to ") ? "out" : "pod",
            labels,
            layout,
            out);
      }
    }
    for (Arrows.Arrow arrow : arrows) {
      label(arrow, layout, out);
    }
    out.write("</svg>\n");
  }

  private static void open(SvgLayout layout, Writer out) throws IOException {
    out.write(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" role="img" aria-label="Who reaches whom">
        <style>
        text{font:13px system-ui,"Liberation Sans",sans-serif;fill:#17202a}
        rect{fill:#fff;stroke:#66717d}
        .room{fill:#f0f4f8;stroke:#b9c4d0}
        .out{stroke-dasharray:5 4}
        path{fill:none;stroke:#17558f;stroke-width:1.4;marker-end:url(#tip)}
        .title{font-weight:700}
        .ports{font-size:11px;text-anchor:middle;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
        </style>
        <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><polygon points="0,0 8,4 0,8" fill="#17558f"/></marker></defs>
        <rect width="100%%" height="100%%" style="stroke:none"/>
        """
            .formatted(layout.width(), layout.height()));
  }

  private static void box(
      String name, String kind, Map<String, String> labels, SvgLayout layout, Writer out)
      throws IOException {
    SvgLayout.Box box = layout.boxes().getOrDefault(name, new SvgLayout.Box(0, 0, 0, 0));
    String label = labels.getOrDefault(name, name);
    boolean isRoom = kind.equals("room");
    out.write(
        """
        <g><title>%s</title><rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="6"/><text%s x="%d" y="%d">%s</text></g>
        """
            .formatted(
                XmlText.attribute(label),
                kind,
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                isRoom ? " class=\"title\"" : "",
                box.x() + 10,
                box.y() + (isRoom ? 22 : 25),
                XmlText.attribute(shortened(label))));
  }

  private static String shortened(String label) {
    int length = label.codePointCount(0, label.length());
    return length <= LONGEST
        ? label
        : label.substring(0, label.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  private static void arrow(Arrows.Arrow arrow, SvgLayout layout, Writer out) throws IOException {
    int[] at = ends(arrow, layout);
    if (arrow.from().equals(arrow.to())) {
      return;
    }
    out.write(
        "<path d=\"M%d %d C%d %d %d %d %d %d\"/>\n"
            .formatted(at[0], at[1], at[2], at[1], at[3], at[5], at[4], at[5]));
  }

  /** Where a curve begins, its two handles, and where it ends. */
  private static int[] ends(Arrows.Arrow arrow, SvgLayout layout) {
    SvgLayout.Box from = layout.from(arrow.from());
    SvgLayout.Box to = layout.to(arrow.to());
    int right = from.x() + from.width();
    int fromY = from.y() + Math.min(20, from.height() / 2);
    int toY = to.y() + Math.min(20, to.height() / 2);
    if (to.x() >= right) {
      int bend = Math.max(40, (to.x() - right) / 2);
      return new int[] {right, fromY, right + bend, to.x() - bend, to.x(), toY};
    }
    // Back, or to the same column: around the right side of both.
    int end = to.x() + to.width();
    int bend = Math.min(120, 40 + Math.abs(toY - fromY) / 4);
    return new int[] {right, fromY, right + bend, end + bend, end, toY};
  }

  private static void label(Arrows.Arrow arrow, SvgLayout layout, Writer out) throws IOException {
    int[] at = ends(arrow, layout);
    boolean isOwn = arrow.from().equals(arrow.to());
    SvgLayout.Box box = layout.from(arrow.from());
    int x = isOwn ? box.x() + box.width() - 85 : (at[0] + 3 * at[2] + 3 * at[3] + at[4]) / 8;
    int y = isOwn ? box.y() + 22 : (at[1] + at[5]) / 2 - 4;
    if (!isOwn && isCovered(x, y, layout)) {
      // A fifth of the way, between this column and the next.
      x = (64 * at[0] + 48 * at[2] + 12 * at[3] + at[4]) / 125;
      y = (112 * at[1] + 13 * at[5]) / 125 - 4;
    }
    String words = isOwn ? "within: " + arrow.label() : arrow.label();
    out.write(
        "<text class=\"ports\" x=\"%d\" y=\"%d\">%s</text>\n"
            .formatted(x, y, XmlText.attribute(words)));
  }

  private static boolean isCovered(int x, int y, SvgLayout layout) {
    return layout.boxes().values().stream()
        .anyMatch(box ->
            box.height() == SvgLayout.HEIGHT
                && Math.abs(x - box.x() - box.width() / 2) < box.width() / 2 + 20
                && Math.abs(y - box.y() - box.height() / 2) < box.height() / 2);
  }
}
