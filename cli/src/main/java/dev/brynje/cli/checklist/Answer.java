package dev.brynje.cli.checklist;

import java.util.List;

/**
 * What is known of an item.
 *
 * @param reason why, one line without a full stop
 * @param evidence places with what is there, the first few
 * @param findings fingerprints of the findings that it stands on
 */
public record Answer(
    Item item, Status status, String reason, List<String> evidence, List<String> findings) {
  /** Whether an item is done. */
  public enum Status {
    DONE("done"),
    NOT_DONE("not done"),
    /** It cannot be told from what was read. */
    UNKNOWN("unknown");

    private final String words;

    Status(String words) {
      this.words = words;
    }

    /** As it is printed. */
    public String words() {
      return words;
    }
  }

  public Answer {
    evidence = List.copyOf(evidence);
    findings = List.copyOf(findings);
  }

  static Answer unknown(Item item, String reason) {
    return new Answer(item, Status.UNKNOWN, reason, List.of(), List.of());
  }
}
