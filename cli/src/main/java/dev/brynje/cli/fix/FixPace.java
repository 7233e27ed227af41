package dev.brynje.cli.fix;

import dev.brynje.fix.Mended;
import java.io.IOException;
import java.util.List;

/** Takes units to be fixed, and gives what became of them in the order in which they came. */
public interface FixPace extends AutoCloseable {
  /** Takes a unit; gives what is ready, by unit. */
  List<List<Mended>> add(FixUnit unit) throws IOException;

  /** Gives all that is not given yet. */
  List<List<Mended>> rest() throws IOException;

  @Override
  void close();

  /** Fixes one unit after the other. */
  static FixPace oneByOne(Work work) {
    return new FixPace() {
      @Override
      public List<List<Mended>> add(FixUnit unit) throws IOException {
        return List.of(work.fix(unit));
      }

      @Override
      public List<List<Mended>> rest() {
        return List.of();
      }

      @Override
      public void close() {}
    };
  }

  /** Fixes a unit. */
  interface Work {
    List<Mended> fix(FixUnit unit) throws IOException;
  }
}
