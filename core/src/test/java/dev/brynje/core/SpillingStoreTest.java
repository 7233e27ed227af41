package dev.brynje.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpillingStoreTest {
  private static final int MEGABYTE = 1 << 20;

  private final SpillingStore store = new SpillingStore();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void givesBackWhatLiesInMemoryAndWhatLiesInTheFile() {
    SplittableRandom random = new SplittableRandom(7);
    List<byte[]> written = new ArrayList<>();
    List<Long> offsets = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      byte[] bytes = new byte[random.nextInt(MEGABYTE)];
      random.nextBytes(bytes);
      written.add(bytes);
      offsets.add(store.append(bytes));
    }

    for (int i = 0; i < written.size(); i++) {
      assertThat(store.read(offsets.get(i), written.get(i).length)).isEqualTo(written.get(i));
    }
  }

  @Test
  void takesABlockThatIsLargerThanItsMemory() {
    byte[] large = new byte[9 * MEGABYTE];
    large[large.length - 1] = 1;

    long offset = store.append(large);
    long next = store.append(new byte[] {2});

    assertThat(store.read(offset, large.length)).isEqualTo(large);
    assertThat(store.read(next, 1)).containsExactly(2);
  }

  @Test
  void refusesToReadWhatWasNotWritten() {
    assertThatThrownBy(() -> store.read(0, 1)).isInstanceOf(IllegalStateException.class);
  }
}
