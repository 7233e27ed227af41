package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Fuzzing;
import dev.brynje.yaml.testing.TrickyDocument;
import dev.brynje.yaml.testing.YamlTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CommentsFuzzTest {
  private static final Limits LIMITS = new Limits(1 << 16, 100, 10_000);
  private static final int MOST = 1_000;

  @Test
  void everyCommentIsInTheTextAndAboutSomethingInIt() throws InterruptedException {
    List<byte[]> seeds = new ArrayList<>();
    TrickyDocument.all().forEach(document -> seeds.add(document.input()));
    seeds.add(
        "# mark\n--- # MARK\na: |\n  # mark\nb: [1, # mark\n 2] # mark\n"
            .getBytes(StandardCharsets.UTF_8));
    List<String> tokens = new ArrayList<>(YamlTokens.ALL);
    tokens.addAll(List.of("# mark", " # Mark", "#mark\r", "---", "\n"));

    Fuzzing.run("comments", seeds, tokens, CommentsFuzzTest::read);
  }

  private static void read(byte[] bytes) {
    Reading reading = YamlReader.read(bytes, LIMITS);
    SourceText source = reading.source();
    List<Comment> comments = Comments.beginningWith("mark", reading, MOST);
    assertThat(comments).hasSizeLessThanOrEqualTo(MOST);
    int last = -1;
    for (Comment comment : comments) {
      Span span = comment.span();
      assertThat(span.start()).isGreaterThan(last);
      assertThat(source.text().charAt(span.start())).isEqualTo('#');
      assertThat(comment.text().toLowerCase(Locale.ROOT)).startsWith("mark");
      comment
          .about()
          .ifPresent(about -> assertThat(source.span(about.start(), about.end())).isEqualTo(about));
      last = span.start();
    }
  }
}
