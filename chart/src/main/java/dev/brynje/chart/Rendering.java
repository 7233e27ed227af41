package dev.brynje.chart;

/** What came of rendering. */
public sealed interface Rendering {
  /** Manifests as YAML, at most {@link ChildProcess#MOST_BYTES} bytes. */
  @SuppressWarnings("ArrayRecordComponent") // read once, and never compared
  record Rendered(byte[] yaml) implements Rendering {}

  /**
   * Nothing that could be judged.
   *
   * @param reason what stands in the way, without a full stop
   * @param advice what to do about it
   */
  record Refused(String reason, String advice) implements Rendering {}
}
