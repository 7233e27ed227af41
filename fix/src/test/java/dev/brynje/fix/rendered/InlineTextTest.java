package dev.brynje.fix.rendered;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.edit.Splices;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: >\n  b: c\n",
        "a: 'b: c'\n",
        "a: b\n",
        "a: |2\n    b: c\n",
        "a: |\r\n  b: c\r\n",
        "a: |\n"
      })
  void onlyALiteralBlockIsTakenAsItIs(String file) {
    assertThat(text(file)).isEmpty();
  }

  @Test
  void whatIsSplicedIntoItIsReadThere() {
    Random random = new Random(1);
    for (int round = 0; round < 2000; round++) {
      StringBuilder block = new StringBuilder("x: y\n");
      for (int line = random.nextInt(5); line > 0; line--) {
        block.append(List.of("a: b\n", "  - c\n", "\n", "# d\n").get(random.nextInt(4)));
      }
      String own = block.append("end: z\n").toString();
      String file = "k: |\n" + own.replaceAll("(?m)^(?=[^\n])", "    ") + "last: 1\n";
      InlineText text = text(file).orElseThrow();
      assertThat(new String(text.bytes(), StandardCharsets.UTF_8)).isEqualTo(own);
      List<Splice> splices = splices(own, random);
      String after = Splices.applied(file, text.splices(splices));
      assertThat(value(after).text()).as(after).isEqualTo(Splices.applied(own, splices));
    }
  }

  /** Lines more at the start of a line, and words within one. */
  private static List<Splice> splices(String own, Random random) {
    List<Splice> splices = new ArrayList<>();
    for (int at = 1; at <= own.length(); at++) {
      boolean begins = own.charAt(at - 1) == '\n';
      if (random.nextInt(6) == 0 && (begins || own.charAt(at) != '\n')) {
        String added = begins ? "m: n\n  o: p\n" : "q\n  r: s\nt";
        int end = begins || random.nextBoolean() ? at : at + 1;
        splices.add(new Splice(at, end, added, new BitSet()));
        at = end;
      }
    }
    return splices;
  }

  private static Optional<InlineText> text(String file) {
    return InlineText.of(file, value(file));
  }

  private static Scalar value(String file) {
    Reading reading = YamlReader.read(file.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
    Mapping root = (Mapping) reading.documents().getFirst().root();
    return (Scalar) root.entries().getFirst().value();
  }
}
