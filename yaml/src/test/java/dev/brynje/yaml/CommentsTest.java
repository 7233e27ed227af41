package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentsTest {
  /** What a comment is about is shown without line breaks. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'a: 1 # MARK'                           | a: 1",
        "'# MARK\na: 1\nb: 2\n'                  | a: 1 b: 2",
        "'a: 1\n# MARK\nb: 2\nc: 3\n'            | b: 2",
        "'a: 1\n# MARK\n\n# more\nb: 2\nc: 3\n'  | b: 2",
        "'a: 0\nb: # MARK\n  c: 1\n  d: 2\n'     | b: # MARK c: 1 d: 2",
        "'a:\n- b: 1 # MARK\n  c: 2\n- d\n'      | b: 1 # MARK c: 2",
        "'a:\n# MARK\n- b: 1\n  c: 2\n- d\n'     | b: 1 c: 2",
        "'a:\n# MARK\n-\n  b: 1\n  c: 2\n- d\n'  | b: 1 c: 2",
        "'a: 0\nb: {c: 1} # MARK\n'              | b: {c: 1}",
        "'a: 0\nb: [{c: 1}, # MARK\n {d: 2}]\n'  | b: [{c: 1}, # MARK {d: 2}]",
        "'a: 0\nb: [\n {c: 1}, # MARK\n {d: 2}]' | {c: 1}",
        "'a: 0\nb: | # MARK\n  c\n'              | 'b: | # MARK c'",
        "'a: 0\nb: \"c\n  d\" # MARK\n'          | b: \"c d\"",
        "'a: 0\nb: c\n  d # MARK\n'              | b: c d",
        "'a: 1\n--- # MARK\nb: 2\nc: 3\n'        | b: 2 c: 3",
        "'--- # MARK\nb: 2\nc: 3\n'              | b: 2 c: 3",
        "'---\n# MARK\nb: 2\nc: 3\n'             | b: 2 c: 3",
        "'a: 0\nb: &x {c: 1}\nd: *x # MARK\n'    | d",
        "'a: 0\nb:\r\n  c: 1 # MARK\r\n'         | c: 1"
      })
  void aCommentIsAboutWhatBeginsOnItsLineOrTheNext(String text, String about) {
    List<Comment> comments = comments(text);

    assertThat(comments).hasSize(1);
    Span span = comments.getFirst().about().orElseThrow();
    assertThat(text.substring(span.start(), span.end()).replaceAll("\\s+", " ").strip())
        .isEqualTo(about);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: \"# MARK\"",
        "a: '\n  # MARK\n  '",
        "a: |\n  # MARK\n  b",
        "a: >-\n  b\n\n  # MARK\n",
        "a: b#MARK",
        "a: b # another MARK",
        "'# MARK': 1",
        "{\"a\": \"# MARK\"}",
        "a: MARK"
      })
  void textOfAValueIsNoComment(String text) {
    assertThat(comments(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1\n# MARK\n",
        "# MARK\n---\na: 1\n",
        "a: [\n 1\n ] # MARK\n",
        "a: 1\n...\n# MARK"
      })
  void aCommentAfterWhichNothingComesIsAboutNothing(String text) {
    assertThat(comments(text)).singleElement().matches(one -> one.about().isEmpty());
  }

  @Test
  void nothingIsSaidOfADocumentThatCannotBeRead() {
    assertThat(comments("a: 1\n---\nb: [ # MARK\n---\nc: 1 # MARK two\n"))
        .singleElement()
        .extracting(Comment::text)
        .isEqualTo("MARK two");
  }

  @Test
  void aHundredThousandCommentsTakeNoTime() {
    String text = "# MARK\n- a: {b: 1} # MARK\n".repeat(100_000);

    assertThat(comments(text)).hasSize(200_000);
  }

  private static List<Comment> comments(String text) {
    Reading reading = YamlReader.read(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    return Comments.beginningWith("MARK", reading, 1_000_000);
  }
}
