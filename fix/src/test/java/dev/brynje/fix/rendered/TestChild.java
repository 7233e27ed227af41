package dev.brynje.fix.rendered;

import dev.brynje.chart.RenderChild;
import java.util.List;

/** The child process of the tests. */
final class TestChild {
  private TestChild() {}

  @SuppressWarnings("SystemOut") // it is read by the parent
  public static void main(String[] words) {
    Runtime.getRuntime().halt(new RenderChild(System.out, System.err).run(List.of(words)));
  }
}
