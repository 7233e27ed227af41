package dev.brynje.core.inline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NoteWordsFuzzTest {
  private static final List<byte[]> SEEDS =
      Stream.of(
              "brynje:ignore workload/a, workload/b until=2027-01-31 owner=team-shop it moves",
              "Brynje - Ignore: workload/a: why",
              "brynje ignore workload/a -- why")
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();

  private static final List<String> TOKENS =
      List.of(
          "brynje",
          "BRYNJE",
          ":",
          "ignore",
          ",",
          ",,",
          " ",
          "\t",
          "until=",
          "owner=",
          "--",
          "/",
          "workload/a",
          "\u00a0",
          "\ud83d\ude00");

  @Test
  void everyCommentIsReadOrLeft() throws InterruptedException {
    Fuzzing.run("waivers in comments", SEEDS, TOKENS, NoteWordsFuzzTest::read);
  }

  private static void read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    check(NoteWords.of(text));
    InlineNote.said(text).ifPresent(said -> check(NoteWords.of(said.words())));
  }

  private static void check(NoteWords words) {
    assertThat(words.controls()).hasSizeLessThanOrEqualTo(20).doesNotContain("");
    assertThat(words.until()).doesNotContain(" ");
    assertThat(words.owner()).doesNotContain(" ");
    assertThat(words.reason()).isEqualTo(words.reason().strip());
  }
}
