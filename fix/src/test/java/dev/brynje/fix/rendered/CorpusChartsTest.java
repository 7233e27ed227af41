package dev.brynje.fix.rendered;

import dev.brynje.fix.Corpus;
import dev.brynje.fix.Documented;
import dev.brynje.fix.answer.Wishes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every fix of the Helm charts of packages: as of each in {@link FixedSources}. */
@EnabledOnOs(OS.LINUX)
class CorpusChartsTest {
  @TempDir private Path directory;

  @Test
  void aFixDoesWhatItSaysAndTheDocumentationTellsWhatBecameOfThem() throws Exception {
    List<Path> charts = Corpus.charts().orSkipped().directoriesWith("Chart.yaml");
    Map<String, Long> counts =
        charts.parallelStream()
            .collect(
                Collectors.groupingByConcurrent(
                    chart -> outcome(copy(chart, charts.indexOf(chart))), Collectors.counting()));
    List<String> table = new ArrayList<>(List.of("| charts | |", "|---|---|"));
    new TreeMap<>(counts)
        .forEach((outcome, count) -> table.add("| %,d | %s |".formatted(count, outcome)));
    Documented.region("corpus of charts").holds(table);
  }

  private static String outcome(Path chart) {
    try {
      if (!FixedSources.isRendered(chart)) {
        return "libraries, and others that Helm does not render as they are";
      }
      FixedSources fixed = FixedSources.ofChart(chart, Wishes.NONE);
      if (!fixed.changed().isEmpty()) {
        return "fixed";
      }
      return fixed.left().isEmpty() ? "nothing to fix" : "left as they were";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path copy(Path chart, int number) {
    Path copy = directory.resolve(number + "-" + chart.getFileName());
    try (Stream<Path> files = Files.walk(chart)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(chart.relativize(file).toString()));
      }
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
