package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A part of docs/fix.md that a test counts, between comments that name it. Run with {@code
 * -Dbrynje.docs=write} to write it anew.
 */
public record Documented(String name) {
  private static final Path PAGE =
      Path.of(Objects.requireNonNull(System.getProperty("brynje.root")), "docs/fix.md");
  private static final boolean WRITE = "write".equals(System.getProperty("brynje.docs"));

  /** By the name in its comments. */
  public static Documented region(String name) {
    return new Documented(name);
  }

  /** Fails unless it holds these lines. */
  public void holds(List<String> lines) throws IOException {
    List<String> page = new ArrayList<>(Files.readAllLines(PAGE));
    int start = page.indexOf("<!-- %s -->".formatted(name));
    int end = page.indexOf("<!-- end of %s -->".formatted(name));
    List<String> region = page.subList(start + 1, end);
    if (WRITE) {
      region.clear();
      region.addAll(lines);
      Files.write(PAGE, page);
    }
    assertThat(region).as("docs/fix.md is out of date: -Dbrynje.docs=write").isEqualTo(lines);
  }
}
