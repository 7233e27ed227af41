package dev.brynje.fix.rendered;

import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.edit.Splice;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/** What one of the files becomes. */
final class Changed {
  private final SourceText before;
  private final byte[] after;
  private final List<Splice> splices;
  private final boolean made;

  /** A file that is not there yet. */
  static Changed made(String text, List<Integer> numbers) {
    BitSet proposals = new BitSet();
    numbers.forEach(proposals::set);
    return new Changed(
        new SourceText(""),
        text.getBytes(StandardCharsets.UTF_8),
        List.of(new Splice(0, 0, text, proposals)),
        true);
  }

  Changed(SourceText before, byte[] after, List<Splice> splices) {
    this(before, after, splices, false);
  }

  private Changed(SourceText before, byte[] after, List<Splice> splices, boolean made) {
    this.before = before;
    this.after = after;
    this.splices = List.copyOf(splices);
    this.made = made;
  }

  /** Whether it is not there yet. */
  boolean isNew() {
    return made;
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
