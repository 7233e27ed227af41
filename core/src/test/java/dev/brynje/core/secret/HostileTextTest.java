package dev.brynje.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of which a careless reader would read the rest again and again. */
class HostileTextTest {
  private static final int LENGTH = 2 << 20;

  private static final Pattern TOKENS =
      Pattern.compile(
          "(?<![A-Za-z0-9_])(?:eyJ[\\w-]{7,}+\\.eyJ[\\w-]{6,}+\\.[\\w-]*+|xoxb-[\\w-]{20,}+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJ-",
        "eyJ-eyJ-.eyJ-eyJ- ",
        "xoxb-",
        "Basic ",
        "Basic YTpiY2Rl",
        "machine x login a password b ",
        "requirepass ",
        "a:5432:b:c:",
        "//a/:_b",
        "\\n//",
        "glpat-",
        "hooks.slack.com/services/T",
        "name=a=b:",
        "pw=a",
        "pw:a,",
        "password=a(",
        "${pw:",
        "<pw>",
        ">",
        "a:b@tcp(",
        "a@",
        "://a:",
        ":\\/\\/a:",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----a1B2c3D4e5f6\n",
        "-----BEGIN PRIVATE KEY-----a1B2c3D4e5f6-----END ",
        "-----BEGIN PRIVATE KEY-----\\nABCD-----END PRIVATE KEY-----",
        "QUJDRA8z",
        "--password x ",
        "mysql -p\"",
        "pw=\"",
        "pw='\\\"",
        "\"a\":\"",
        "key: token, value: ",
      })
  @Timeout(30)
  void areReadInTimeThatGrowsAsTheyDo(String part) {
    String text = part.repeat(LENGTH / part.length());

    assertThat(Secrets.masked(text)).isNotEmpty();
    assertThat(Secrets.of("API_TOKEN", text)).isNotNull();
    assertThat(Secrets.of("other", "x" + text)).isNotNull();
  }

  @Test
  void tokensAreFoundWhereAPatternFindsThem() {
    String[] parts = {"eyJ", "eyJhbGciOi", ".", "xoxb-", "a1B2c3D4e5", "-", " ", "_", "f6G7h8I9"};
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder written = new StringBuilder();
      for (int part = random.nextInt(3, 16); part > 0; part--) {
        written.append(parts[random.nextInt(parts.length)]);
      }
      String text = written.toString();
      assertThat(places(KnownForms.in(text))).as(text).isEqualTo(expected(text));
    }
  }

  private static List<String> places(List<Secret> secrets) {
    return secrets.stream().map(secret -> secret.start() + "-" + secret.end()).toList();
  }

  /** What is filled with the same few characters is an example. */
  private static List<String> expected(String text) {
    List<String> places = new ArrayList<>();
    Matcher matcher = TOKENS.matcher(text);
    for (int from = 0; matcher.find(from); ) {
      boolean slack = text.startsWith("xoxb-", matcher.start());
      boolean varied = matcher.group().substring(slack ? 5 : 0).chars().distinct().count() >= 6;
      if (varied) {
        places.add(matcher.start() + "-" + matcher.end());
      }
      from = varied ? matcher.end() : matcher.start() + 1;
    }
    return places;
  }
}
