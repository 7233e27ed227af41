package dev.brynje.fix.rendered;

import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.edit.Splice;
import java.util.List;

/** What one of the files becomes. */
final class Changed {
  private final SourceText before;
  private final byte[] after;
  private final List<Splice> splices;

  Changed(SourceText before, byte[] after, List<Splice> splices) {
    this.before = before;
    this.after = after;
    this.splices = List.copyOf(splices);
  }

  SourceText before() {
    return before;
  }

  byte[] after() {
    return after.clone();
  }

  /** With the numbers of those who want them. */
  List<Splice> splices() {
    return splices;
  }
}
