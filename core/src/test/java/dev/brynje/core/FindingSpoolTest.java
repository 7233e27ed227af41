package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brynje.core.testing.Samples;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindingSpoolTest {
  private final FindingSpool spool = new FindingSpool();

  @AfterEach
  void close() {
    spool.close();
  }

  @Test
  void readsSourcesInTheOrderOfReadingHoweverTheyWereAdded() {
    spool.add(2, List.of(at("c.yaml", 1, 1, Severity.LOW, "c")));
    spool.add(0, List.of(at("a.yaml", 9, 1, Severity.LOW, "a")));
    spool.add(1, List.of(at("b.yaml", 5, 1, Severity.LOW, "b")));

    assertThat(spool).extracting(Finding::message).containsExactly("a", "b", "c");
  }

  @Test
  void ordersFindingsOfOneSourceByPlaceThenSeverityThenWords() {
    spool.add(
        0,
        List.of(
            at("a.yaml", 2, 1, Severity.HIGH, "5"),
            at("a.yaml", 1, 7, Severity.HIGH, "4"),
            at("a.yaml", 1, 5, Severity.HIGH, "3"),
            at("a.yaml", 1, 5, Severity.HIGH, "2"),
            at("a.yaml", 1, 5, Severity.CRITICAL, "1")));

    assertThat(spool).extracting(Finding::message).containsExactly("1", "2", "3", "4", "5");
  }

  @Test
  void mergesALaterBlockOfTheSameSource() {
    spool.add(
        0, List.of(at("a.yaml", 1, 1, Severity.LOW, "1"), at("a.yaml", 9, 1, Severity.LOW, "3")));
    spool.add(1, List.of(at("b.yaml", 1, 1, Severity.LOW, "4")));
    spool.add(0, List.of(at("a.yaml", 5, 1, Severity.LOW, "2")));

    assertThat(spool).extracting(Finding::message).containsExactly("1", "2", "3", "4");
    assertThat(spool.size()).isEqualTo(4);
  }

  @Test
  void canBeReadTwice() {
    spool.add(0, List.of(Samples.whole(), Samples.bare()));

    List<Finding> first = new ArrayList<>();
    spool.forEach(first::add);

    assertThat(spool).hasSize(2).containsExactlyElementsOf(first);
  }

  @Test
  void endsAsIteratorsDo() {
    Iterator<Finding> none = spool.iterator();

    assertThat(none.hasNext()).isFalse();
    assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void keepsWhatTwoThreadsAddBeyondWhatFitsInMemory() throws InterruptedException {
    int sources = 2_000;
    Thread even = Thread.ofPlatform().start(() -> addEvery(0, sources));
    Thread odd = Thread.ofPlatform().start(() -> addEvery(1, sources));
    even.join();
    odd.join();

    List<String> read = new ArrayList<>();
    spool.forEach(finding -> read.add(finding.location().path()));
    List<String> expected = new ArrayList<>();
    for (int source = 0; source < sources; source++) {
      for (int i = 0; i < 10; i++) {
        expected.add(path(source));
      }
    }
    assertThat(read).isEqualTo(expected);
  }

  /** About ten megabytes from each thread. */
  private void addEvery(int first, int sources) {
    for (int source = first; source < sources; source += 2) {
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        findings.add(
            at(path(source), i + 1, 1, Severity.LOW, ("unlike any other " + source).repeat(50)));
      }
      spool.add(source, findings);
    }
  }

  private static String path(int source) {
    return "source-%d.yaml".formatted(source);
  }

  private static Finding at(String path, int line, int column, Severity severity, String message) {
    Finding bare = Samples.bare();
    return new Finding(
        bare.control(),
        bare.ring(),
        severity,
        message,
        bare.remediation(),
        bare.resource(),
        new Location(path, line, column, line, column + 1, ""),
        bare.field(),
        bare.evidence(),
        Optional.empty(),
        Optional.empty());
  }
}
