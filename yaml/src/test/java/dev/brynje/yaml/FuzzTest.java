package dev.brynje.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Examples;
import dev.brynje.yaml.testing.Fuzzing;
import dev.brynje.yaml.testing.TrickyDocument;
import dev.brynje.yaml.testing.YamlTokens;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzTest {
  private static final Limits LIMITS = new Limits(1 << 20, 1000, 50_000);

  @Test
  void readsWhateverComes() throws IOException, InterruptedException {
    List<byte[]> seeds = new ArrayList<>(Examples.manifests());
    TrickyDocument.all().forEach(document -> seeds.add(document.input()));

    Fuzzing.run("yaml", seeds, YamlTokens.ALL, input -> check(YamlReader.read(input, LIMITS)));
  }

  static void check(Reading reading) {
    for (Problem problem : reading.problems()) {
      checkSpan(reading.source(), problem.span());
      assertThat(problem.message()).isNotBlank().doesNotContain("\n");
      assertThat(problem.advice()).isNotBlank().doesNotContain("\n");
    }
    for (Document document : reading.documents()) {
      checkSpan(reading.source(), document.span());
      checkSpans(reading.source(), document.root());
    }
  }

  private static void checkSpans(SourceText source, Node root) {
    Deque<Node> nodes = new ArrayDeque<>(List.of(root));
    int visited = 0;
    while (!nodes.isEmpty() && visited++ < LIMITS.nodes()) {
      Node node = nodes.pop();
      checkSpan(source, node.span());
      switch (node) {
        case Scalar _ -> {}
        case Sequence sequence -> sequence.items().forEach(nodes::push);
        case Mapping mapping -> {
          for (Mapping.Entry entry : mapping.entries()) {
            checkSpan(source, entry.keySpan());
            nodes.push(entry.value());
          }
        }
      }
    }
    assertThat(visited).isLessThanOrEqualTo(LIMITS.nodes());
  }

  private static void checkSpan(SourceText source, Span span) {
    if (!source.span(span.start(), span.end()).equals(span)
        || span.end() > source.text().length()) {
      throw new AssertionError("a span that does not belong to the text: " + span);
    }
  }
}
