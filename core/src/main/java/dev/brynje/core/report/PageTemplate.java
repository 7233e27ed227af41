package dev.brynje.core.report;

import dev.brynje.core.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A page as a resource holds it, with {@code {{name}}} where parts are to be put in. */
public final class PageTemplate {
  private final String[] texts;

  private PageTemplate(String page) {
    texts = page.split("\\{\\{|\\}\\}", -1);
  }

  /** Writes a part of a page. */
  public interface Parts {
    /**
     * Writes the part that has this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    void write(String name, Writer out) throws IOException;
  }

  /** Reads one from a resource beside a class. */
  public static PageTemplate of(Class<?> beside, String name) {
    return new PageTemplate(resource(beside, name));
  }

  /** The style that all pages have in common. */
  public static String style() {
    return resource(PageTemplate.class, "page.css");
  }

  /** The text of a resource beside a class. */
  public static String resource(Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("there is no resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + name, e);
    }
  }

  /** Writes all of it. */
  public void write(Parts parts, Writer out) throws IOException {
    for (int i = 0; i < texts.length; i++) {
      if (i % 2 == 0) {
        out.write(texts[i]);
      } else {
        parts.write(texts[i], out);
      }
    }
    out.flush();
  }

  /**
   * A text as JSON within a page. None may end the script that it lies in, so the sign that begins
   * every tag is escaped.
   */
  public static void string(String value, StringBuilder json) {
    json.append('"');
    String shown = Printable.of(value);
    for (int i = 0; i < shown.length(); i++) {
      char c = shown.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '<' -> json.append("\\u003c");
        default -> json.append(c);
      }
    }
    json.append('"');
  }
}
