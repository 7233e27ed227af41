import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Draws what a program wrote to a terminal as an SVG picture, so that the pictures in the
 * documentation are real output:
 *
 * <pre>{@code
 * ./brynje audit examples/shop/k8s/data/redis.yaml --color always |
 *   java tools/TerminalPicture.java 'brynje audit redis.yaml' > docs/audit.svg
 * }</pre>
 *
 * <p>Understands the colours that Brynje uses: bold, dim, the sixteen colours, reset.
 */
final class TerminalPicture {
  private static final double CHARACTER = 7.8;
  private static final int LINE = 18;
  private static final int MARGIN = 16;
  private static final int TITLE = 34;
  private static final Map<Integer, String> COLOURS =
      Map.of(
          30, "#484f58", 31, "#ff7b72", 32, "#7ee787", 33, "#e3b341", 34, "#79c0ff", 35, "#d2a8ff",
          36, "#76e3ea", 37, "#ffffff");
  private static final Map<Integer, String> BACKGROUNDS = Map.of(41, "#b62324");

  private record Style(boolean bold, boolean dim, String colour, String background) {
    private static final Style PLAIN = new Style(false, false, "", "");

    private Style with(int code) {
      return switch (code) {
        case 0 -> PLAIN;
        case 1 -> new Style(true, dim, colour, background);
        case 2 -> new Style(bold, true, colour, background);
        default ->
            COLOURS.containsKey(code)
                ? new Style(bold, dim, COLOURS.get(code), background)
                : BACKGROUNDS.containsKey(code)
                    ? new Style(bold, dim, colour, BACKGROUNDS.get(code))
                    : this;
      };
    }
  }

  private record Run(int column, String text, Style style) {}

  private TerminalPicture() {}

  public static void main(String[] arguments) throws IOException {
    StringWriter input = new StringWriter();
    try (Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
      in.transferTo(input);
    }
    String title = arguments.length > 0 ? arguments[0] : "";
    new PrintStream(System.out, true, StandardCharsets.UTF_8).print(svg(title, input.toString()));
  }

  private static String svg(String title, String text) {
    List<List<Run>> lines = new ArrayList<>();
    int widest = 80;
    Style style = Style.PLAIN;
    for (String line : text.stripTrailing().split("\n", -1)) {
      List<Run> runs = new ArrayList<>();
      style = read(line, style, runs);
      lines.add(runs);
      for (Run run : runs) {
        widest = Math.max(widest, run.column + length(run.text));
      }
    }
    int width = (int) Math.ceil(widest * CHARACTER) + 2 * MARGIN;
    int height = TITLE + lines.size() * LINE + MARGIN;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
        role="img" aria-label="%3$s">
        <rect width="100%%" height="100%%" rx="8" fill="#0d1117"/>
        <circle cx="18" cy="17" r="5" fill="#ff5f57"/>
        <circle cx="36" cy="17" r="5" fill="#febc2e"/>
        <circle cx="54" cy="17" r="5" fill="#28c840"/>
        <g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" \
        font-size="13" fill="#c9d1d9" xml:space="preserve">
        <text x="76" y="22" fill="#8b949e">$ %3$s</text>
        """
            .formatted(width, height, escaped(title)));
    int y = TITLE + LINE - 5;
    for (List<Run> runs : lines) {
      for (Run run : runs) {
        draw(svg, run, y);
      }
      y += LINE;
    }
    return svg.append("</g>\n</svg>\n").toString();
  }

  private static Style read(String line, Style start, List<Run> runs) {
    Style style = start;
    int column = 0;
    int from = 0;
    while (from < line.length()) {
      int escape = line.indexOf('\u001b', from);
      String plain = line.substring(from, escape < 0 ? line.length() : escape);
      if (!plain.isEmpty()) {
        runs.add(new Run(column, plain, style));
        column += length(plain);
      }
      if (escape < 0) {
        break;
      }
      int end = line.indexOf('m', escape);
      for (String code : line.substring(escape + 2, end).split(";")) {
        style = style.with(code.isEmpty() ? 0 : Integer.parseInt(code));
      }
      from = end + 1;
    }
    return style;
  }

  private static void draw(StringBuilder svg, Run run, int y) {
    double x = MARGIN + run.column * CHARACTER;
    double width = length(run.text) * CHARACTER;
    if (!run.style.background.isEmpty()) {
      svg.append(
          "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n"
              .formatted(x, y - 13, width, LINE - 1, run.style.background));
    }
    if (run.text.isBlank()) {
      return;
    }
    svg.append("<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\"".formatted(x, y, width));
    if (run.style.bold) {
      svg.append(" font-weight=\"bold\"");
    }
    if (run.style.dim) {
      svg.append(" fill=\"#8b949e\"");
    } else if (!run.style.colour.isEmpty()) {
      svg.append(" fill=\"").append(run.style.colour).append('"');
    }
    svg.append('>').append(escaped(run.text)).append("</text>\n");
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Browsers differ in which spaces they keep; those that do not break they keep all. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace(' ', '\u00A0');
  }
}
