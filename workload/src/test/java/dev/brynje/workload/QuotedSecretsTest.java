package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class QuotedSecretsTest {
  @Test
  void theLongestSecretThatBeginsAtAPlaceIsMasked() {
    Random random = new Random(3);
    for (int i = 0; i < 5000; i++) {
      List<String> secrets = new ArrayList<>();
      for (int each = random.nextInt(6); each > 0; each--) {
        secrets.add(word(random, random.nextInt(1, 7)));
      }
      String text = word(random, random.nextInt(30));
      assertThat(new QuotedSecrets(secrets).masked(text))
          .as("%s in %s", secrets, text)
          .isEqualTo(masked(text, secrets));
    }
  }

  @Test
  @Timeout(30)
  void manySecretsAreMaskedInManySentences() {
    List<String> secrets = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      secrets.add("hunter" + i);
    }
    QuotedSecrets quoted = new QuotedSecrets(secrets);
    for (int i = 0; i < 100_000; i++) {
      assertThat(quoted.masked("it is hunter" + i + ".")).isEqualTo("it is " + Secrets.MASK + ".");
    }
  }

  @Test
  void secretThatACutLeavesTheBeginningOfIsMasked() {
    String before = "x".repeat(4090);
    String kept = before + "hunter" + "…";

    assertThat(new QuotedSecrets(List.of("hunter2hunter2")).masked(kept))
        .isEqualTo(before + Secrets.MASK + "…");
  }

  private static String masked(String text, List<String> secrets) {
    StringBuilder masked = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int length = 0;
      for (String secret : secrets) {
        length = text.startsWith(secret, i) ? Math.max(length, secret.length()) : length;
      }
      masked.append(length == 0 ? text.substring(i, i + 1) : Secrets.MASK);
      i += Math.max(length, 1);
    }
    return masked.toString();
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(2)));
    }
    return word.toString();
  }
}
