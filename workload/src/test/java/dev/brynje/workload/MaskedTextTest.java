package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MaskedTextTest {
  @Test
  void everyLineHidesWhatAnySecretCovers() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      StringBuilder written = new StringBuilder();
      for (int each = random.nextInt(1, 60); each > 0; each--) {
        written.append("ab \n".charAt(random.nextInt(4)));
      }
      SourceText source = new SourceText(written.toString());
      List<Span> secrets = new ArrayList<>();
      for (int each = random.nextInt(5); each > 0; each--) {
        int start = random.nextInt(written.length());
        secrets.add(source.span(start, random.nextInt(start, written.length()) + 1));
      }
      checkAll(source, secrets);
    }
  }

  private static void checkAll(SourceText source, List<Span> secrets) {
    MaskedText masked = new MaskedText(source, secrets, new BitSet());
    int at = 0;
    for (int number = 1; number <= source.lines(); number++) {
      String line = source.line(number);
      BitSet hidden = new BitSet();
      for (int i = 0; i < line.length(); i++) {
        int offset = at + i;
        hidden.set(i, isSecret(offset, secrets) && !isIndentation(source, offset, i, secrets));
      }
      Span whole = source.span(at, at + line.length());
      assertThat(masked.excerpt(whole).text()).isEqualTo(new MaskedLine(line, hidden).text());
      assertThat(masked.hides(whole))
          .isEqualTo(
              secrets.stream()
                  .anyMatch(one -> one.start() < whole.end() && one.end() > whole.start()));
      at += line.length() + 1;
    }
  }

  private static boolean isSecret(int offset, List<Span> secrets) {
    return secrets.stream().anyMatch(one -> one.start() <= offset && offset < one.end());
  }

  /** Of a secret that began on a line before, the blanks at the beginning are shown. */
  private static boolean isIndentation(SourceText source, int offset, int i, List<Span> secrets) {
    boolean blank = source.text().substring(offset - i, offset + 1).isBlank();
    return blank && secrets.stream().noneMatch(one -> covers(one, offset - i, offset, secrets));
  }

  private static boolean covers(Span one, int lineStart, int offset, List<Span> secrets) {
    boolean begins = one.start() >= lineStart && one.start() <= offset && offset < one.end();
    return begins
        && secrets.stream()
            .noneMatch(other -> other.start() < one.start() && one.start() < other.end());
  }

  @Test
  @Timeout(30)
  void oneLineOfManySecretsIsMaskedOnce() {
    String text = "hunter2 ".repeat(1 << 18);
    SourceText source = new SourceText(text);
    List<Span> secrets = new ArrayList<>();
    for (int i = 0; i < 1 << 18; i++) {
      secrets.add(source.span(8 * i, 8 * i + 7));
    }
    MaskedText masked = new MaskedText(source, secrets, new BitSet());
    for (Span secret : secrets) {
      assertThat(masked.hides(secret)).isTrue();
      assertThat(masked.excerpt(secret).text()).doesNotContain("hunter2");
    }
  }
}
