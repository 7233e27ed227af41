package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brynje.core.testing.RandomFindings;
import dev.brynje.core.testing.Samples;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FindingCodecTest {
  private final FindingCodec codec = new FindingCodec();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void givesBackWhatItWasGiven(long seed) {
    RandomFindings random = new RandomFindings(new SplittableRandom(seed));
    List<List<Finding>> blocks = new ArrayList<>();
    List<byte[]> encoded = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      List<Finding> block = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        block.add(random.next());
      }
      blocks.add(block);
      encoded.add(codec.encode(block));
    }

    for (int i = 0; i < blocks.size(); i++) {
      assertThat(codec.decode(encoded.get(i)))
          .as("seed %d, block %d", seed, i)
          .isEqualTo(blocks.get(i));
    }
  }

  @Test
  void keepsTheOrderOfEvidence() {
    Finding decoded = codec.decode(codec.encode(List.of(Samples.whole()))).getFirst();

    assertThat(decoded.evidence()).containsExactlyEntriesOf(Samples.whole().evidence());
  }

  @Test
  void keepsTheFingerprint() {
    Finding decoded = codec.decode(codec.encode(List.of(Samples.whole()))).getFirst();

    assertThat(decoded.fingerprint()).isEqualTo(Samples.whole().fingerprint());
  }

  @Test
  void writesAWordOnlyOnce() {
    byte[] first = codec.encode(List.of(Samples.whole()));
    byte[] second = codec.encode(List.of(Samples.whole()));

    assertThat(second.length).isEqualTo(first.length).isLessThan(200);
  }

  @Test
  void stillRoundTripsWhenTheDictionaryIsFull() {
    for (int i = 0; i < 30_000; i++) {
      Finding one = saying("message " + i);
      assertThat(codec.decode(codec.encode(List.of(one)))).containsExactly(one);
    }
  }

  @Test
  void refusesABlockThatIsCutShort() {
    byte[] bytes = codec.encode(List.of(Samples.whole()));

    assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length / 2)))
        .isInstanceOf(UncheckedIOException.class);
  }

  private static Finding saying(String message) {
    Finding whole = Samples.whole();
    return new Finding(
        whole.control(),
        whole.ring(),
        whole.severity(),
        message,
        whole.remediation(),
        whole.resource(),
        whole.location(),
        whole.field(),
        whole.evidence(),
        whole.fix(),
        whole.waiver());
  }
}
