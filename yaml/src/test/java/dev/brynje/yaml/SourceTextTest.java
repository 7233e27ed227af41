package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceTextTest {
  @Test
  void columnsAreCountedInCodePointsHoweverLongTheLine() {
    Random random = new Random(1);
    StringBuilder written = new StringBuilder();
    String[] parts = {"a", "\uD83D\uDE00", "\uD83D", "æ", "\n"};
    for (int i = 0; i < 5000; i++) {
      written.append(parts[random.nextInt(i % 1000 == 0 ? 5 : 4)]);
    }
    String text = written.toString();
    SourceText source = new SourceText(text);
    for (int offset = 0; offset <= text.length(); offset++) {
      int start = text.lastIndexOf('\n', offset - 1) + 1;
      assertThat(source.span(offset, offset).column())
          .isEqualTo(1 + text.codePointCount(start, offset));
    }
  }
}
