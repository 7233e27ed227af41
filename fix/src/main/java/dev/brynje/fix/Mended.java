package dev.brynje.fix;

import dev.brynje.core.Finding;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.edit.Splice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What a file becomes. */
public final class Mended {
  private final String name;
  private final SourceText before;
  private final byte[] bytes;
  private final List<Splice> splices;
  private final List<Outcome> outcomes;
  private final boolean made;

  private Mended(
      String name,
      SourceText before,
      byte[] bytes,
      List<Splice> splices,
      List<Outcome> outcomes,
      boolean made) {
    this.name = name;
    this.before = before;
    this.bytes = bytes;
    this.splices = List.copyOf(splices);
    this.outcomes = List.copyOf(outcomes);
    this.made = made;
  }

  /**
   * A file that is changed, if there is a splice.
   *
   * @param name as places name it
   * @param before its text as it was read
   * @param bytes its new content
   * @param splices by which it came about, in order of place
   */
  public static Mended of(
      String name, SourceText before, byte[] bytes, List<Splice> splices, List<Outcome> outcomes) {
    return new Mended(name, before, bytes, splices, outcomes, false);
  }

  /** A file that is not there yet, in UTF-8. */
  public static Mended made(String name, String text, List<Outcome> outcomes) {
    BitSet proposals = new BitSet();
    outcomes.stream()
        .mapToInt(Outcome::proposal)
        .filter(number -> number >= 0)
        .forEach(proposals::set);
    return new Mended(
        name,
        new SourceText(""),
        text.getBytes(StandardCharsets.UTF_8),
        List.of(new Splice(0, 0, text, proposals)),
        outcomes,
        true);
  }

  /** A file that is left as it is. */
  public static Mended left(String name, List<Finding> findings, String reason) {
    return new Mended(
        name,
        new SourceText(""),
        new byte[0],
        List.of(),
        findings.stream().map(finding -> Outcome.left(finding, reason)).toList(),
        false);
  }

  /** The same, when nothing of it could be written. */
  public Mended refused(String reason) {
    return new Mended(
        name,
        before,
        new byte[0],
        List.of(),
        outcomes.stream()
            .map(one -> one.isMended() ? Outcome.left(one.finding(), reason) : one)
            .toList(),
        false);
  }

  /** As places name it. */
  public String name() {
    return name;
  }

  /** The text as it was read. */
  public SourceText before() {
    return before;
  }

  /** The file's new content. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The byte order mark that the text in UTF-8 begins with; or nothing. */
  public String mark() {
    String mark = "\uFEFF";
    byte[] written = mark.getBytes(StandardCharsets.UTF_8);
    return bytes.length >= written.length
            && Arrays.equals(bytes, 0, written.length, written, 0, written.length)
        ? mark
        : "";
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

  /** Whether it is not there yet. */
  public boolean isNew() {
    return made;
  }
}
