package dev.brynje.fix;

import dev.brynje.core.Finding;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.edit.Splice;
import java.util.List;

/** What a file becomes. */
public final class Mended {
  private final SourceText before;
  private final byte[] bytes;
  private final List<Splice> splices;
  private final List<Outcome> outcomes;

  Mended(SourceText before, byte[] bytes, List<Splice> splices, List<Outcome> outcomes) {
    this.before = before;
    this.bytes = bytes;
    this.splices = List.copyOf(splices);
    this.outcomes = List.copyOf(outcomes);
  }

  /** A file that is left as it is. */
  public static Mended left(List<Finding> findings, String reason) {
    return new Mended(
        new SourceText(""),
        new byte[0],
        List.of(),
        findings.stream().map(finding -> Outcome.left(finding, reason)).toList());
  }

  /** The same, when nothing of it could be written. */
  public Mended refused(String reason) {
    return new Mended(
        before,
        new byte[0],
        List.of(),
        outcomes.stream()
            .map(one -> one.isMended() ? Outcome.left(one.finding(), reason) : one)
            .toList());
  }

  /** The text as it was read. */
  public SourceText before() {
    return before;
  }

  /** The file's new content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** By which it came about, in order of place, each with the numbers of {@link #outcomes()}. */
  public List<Splice> splices() {
    return splices;
  }

  /** What became of each finding that was to go. */
  public List<Outcome> outcomes() {
    return outcomes;
  }

  public boolean isChanged() {
    return !splices.isEmpty();
  }
}
