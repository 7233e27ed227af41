package dev.brynje.workload.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EndOfLifeTableTest {
  @Test
  void eachRowHasItsSourceAndADayOrNone() throws IOException {
    for (String[] cells : rows()) {
      assertThat(cells).as(String.join(" ", cells)).hasSize(5);
      assertThat(cells[0]).isNotBlank();
      assertThat(cells[1]).matches("[0-9.]+");
      assertThat(cells[4]).isNotBlank();
      if (!cells[3].isEmpty()) {
        assertThat(LocalDate.parse(cells[3])).isAfter(LocalDate.of(1996, 1, 1));
      }
    }
  }

  @Test
  void eachSourceIsExplainedAtTheTop() throws IOException {
    List<String> head = lines().filter(line -> line.startsWith("#")).toList();
    for (String[] cells : rows()) {
      String source = cells[4].split(" ", 2)[0];
      assertThat(head).as(source).anyMatch(line -> line.startsWith("# " + source + ": "));
    }
  }

  @Test
  void noReleaseStandsTwice() throws IOException {
    assertThat(rows().stream().map(cells -> cells[0] + " " + cells[1])).doesNotHaveDuplicates();
  }

  private static List<String[]> rows() throws IOException {
    return lines().filter(line -> !line.startsWith("#")).map(line -> line.split("\t", -1)).toList();
  }

  private static Stream<String> lines() throws IOException {
    try (InputStream table = Releases.class.getResourceAsStream("end-of-life.tsv")) {
      return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }
}
