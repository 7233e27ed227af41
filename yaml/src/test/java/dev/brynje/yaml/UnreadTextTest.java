package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadTextTest {
  @Test
  void textAfterTheRootValueIsUnread() {
    assertThat(unread("  a: 1\nb: 2 # more\n")).containsExactly("b: 2 # more");
  }

  @Test
  void textAfterTheEndOfADocumentIsUnread() {
    assertThat(unread("a: 1\n...\n# said\nb: 2\n")).containsExactly("b: 2");
  }

  @Test
  void unreadTextOfOneDocumentDoesNotReachIntoTheNext() {
    assertThat(unread("a: 1\n...\nb: 2\n---\nc: 3\n")).containsExactly("b: 2");
  }

  @Test
  void placeIsRightInLaterDocuments() {
    assertThat(unread("a: 1\n---\nb: 2\n...\n---\nc: 3\n...\nd: 4\n")).containsExactly("d: 4");
    assertThat(unread("a: 1\n---\nb: 2\n---\n  c: 3\nd: 4\n")).containsExactly("d: 4");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: 1\n",
        "a: 1\n...\n",
        "a: 1\n...\n---\nb: 2\n",
        "a:\n",
        "a: &x\n",
        "- a\n# said\n",
        "a: |\n  text\n\n\n",
        "{\"a\": 1}\n",
        "# said\n",
        "",
        "a: 1 # said"
      })
  void allOfAnOrdinaryTextIsRead(String text) {
    assertThat(unread(text)).isEmpty();
  }

  private static List<String> unread(String text) {
    Reading reading = YamlReader.read(text.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    assertThat(reading.problems()).isEmpty();
    return reading.unread().stream()
        .map(span -> reading.source().text().substring(span.start(), span.end()))
        .toList();
  }
}
