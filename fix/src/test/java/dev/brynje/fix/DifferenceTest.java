package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.fix.diff.Difference;
import dev.brynje.fix.diff.Patch;
import dev.brynje.yaml.edit.Splice;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void aLineThatComesIsShownBetweenThreeOthers() {
    String text = "1\n2\n3\n4\n5\n6\n7\n8\n";
    assertThat(patch(text, splice(7, 7, "\nnew")))
        .isEqualTo(
            """
            diff --git a/a.yaml b/a.yaml
            --- a/a.yaml
            +++ b/a.yaml
            @@ -2,6 +2,7 @@
             2
             3
             4
            +new
             5
             6
             7
            """);
  }

  @Test
  void aMissingLastLineBreakIsTold() {
    assertThat(patch("1\n2", splice(3, 3, "\n3")))
        .isEqualTo(
            """
            diff --git a/a.yaml b/a.yaml
            --- a/a.yaml
            +++ b/a.yaml
            @@ -1,2 +1,3 @@
             1
            -2
            \\ No newline at end of file
            +2
            +3
            \\ No newline at end of file
            """);
  }

  @Test
  void changesFarApartAreHunksOfTheirOwn() {
    String text = "x\n".repeat(30);
    assertThat(Difference.of(text, List.of(splice(0, 1, "y"), splice(40, 41, "z")))).hasSize(2);
    assertThat(Difference.of(text, List.of(splice(0, 1, "y"), splice(12, 13, "z")))).hasSize(1);
  }

  @Test
  void appliedByItsLinesItGivesTheNewText() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      List<Splice> splices = splices(text, random);
      assertThat(applied(text, splices)).isEqualTo(spliced(text, splices));
    }
  }

  private static String text(RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      text.append(random.nextInt(4) == 0 ? "\n" : "ab\r".charAt(random.nextInt(3)));
    }
    return text.toString();
  }

  private static List<Splice> splices(String text, RandomGenerator random) {
    List<Splice> splices = new ArrayList<>();
    int at = 0;
    while (at <= text.length() && random.nextInt(4) != 0) {
      int start = at + random.nextInt(text.length() - at + 1);
      int end = Math.min(text.length(), start + random.nextInt(4));
      splices.add(splice(start, end, random.nextBoolean() ? "\nc" : "d\ne"));
      at = end + 1;
    }
    splices.sort(Comparator.comparingInt(Splice::start));
    return splices;
  }

  private static Splice splice(int start, int end, String text) {
    return new Splice(start, end, text, new BitSet());
  }

  private static String spliced(String text, List<Splice> splices) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Splice splice : splices) {
      out.append(text, at, splice.start()).append(splice.text());
      at = splice.end();
    }
    return out.append(text.substring(at)).toString();
  }

  private static String applied(String text, List<Splice> splices) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (var hunk : Difference.of(text, splices)) {
      int first = Math.max(0, hunk.oldStart() - 1);
      lines.subList(at, first).forEach(out::append);
      at = first;
      for (var line : hunk.lines()) {
        switch (line.sign()) {
          case SAME -> {
            assertThat(line.text()).isEqualTo(lines.get(at++));
            out.append(line.text());
          }
          case GONE -> assertThat(line.text()).isEqualTo(lines.get(at++));
          case NEW -> out.append(line.text());
        }
      }
    }
    lines.subList(at, lines.size()).forEach(out::append);
    return out.toString();
  }

  private static String patch(String text, Splice... splices) {
    return Patch.of("a.yaml", Difference.of(text, List.of(splices)), "");
  }
}
