package dev.brynje.cli;

import dev.brynje.chart.RenderChild;
import java.util.List;

/** Where a child process begins that renders charts and kustomizations; not for people. */
public final class RenderMain {
  private RenderMain() {}

  /** Renders, as {@link RenderChild#run} says. */
  public static void main(String[] words) {
    int code = new RenderChild(System.out, System.err).run(List.of(words));
    // Without the hooks that want to delete temporary files: nothing may be written any more.
    Runtime.getRuntime().halt(code);
  }
}
