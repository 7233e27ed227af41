package dev.brynje.yaml.edit;

import java.util.List;
import java.util.Map;

/** What became of proposals. */
public final class Edited {
  private final byte[] bytes;
  private final String text;
  private final List<Splice> splices;
  private final Map<Integer, String> refused;

  Edited(byte[] bytes, String text, List<Splice> splices, Map<Integer, String> refused) {
    this.bytes = bytes;
    this.text = text;
    this.splices = List.copyOf(splices);
    this.refused = Map.copyOf(refused);
  }

  /** The whole text with those made that could be, encoded as it was. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The same, decoded, without its byte order mark. */
  public String text() {
    return text;
  }

  /** By which it came about, in order of place. */
  public List<Splice> splices() {
    return splices;
  }

  /** Why a proposal was not made, by its number. */
  public Map<Integer, String> refused() {
    return refused;
  }
}
