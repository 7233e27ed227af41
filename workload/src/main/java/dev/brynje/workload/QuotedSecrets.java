package dev.brynje.workload;

import dev.brynje.core.secret.Secrets;
import dev.brynje.workload.check.Complaint;
import java.util.List;
import java.util.TreeSet;

/**
 * The secrets of one value, to be masked in what is said of it. However many they are, a sentence
 * is looked through once.
 */
final class QuotedSecrets {
  static final QuotedSecrets NONE = new QuotedSecrets(List.of());

  private final TreeSet<String> secrets;

  QuotedSecrets(List<String> secrets) {
    this.secrets = new TreeSet<>(secrets);
  }

  boolean isEmpty() {
    return secrets.isEmpty();
  }

  /** Masks each secret, of two that begin at the same place the longer one. */
  String masked(String text) {
    if (secrets.isEmpty()) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int last = text.length() - 1;
    for (int i = 0; i < text.length(); ) {
      if (Complaint.isCut(text) && i < last && isBegun(text.substring(i, last))) {
        return masked.append(Secrets.MASK).append(text.charAt(last)).toString();
      }
      int length = lengthAt(text, i);
      if (length == 0) {
        masked.append(text.charAt(i++));
      } else {
        masked.append(Secrets.MASK);
        i += length;
      }
    }
    return masked.toString();
  }

  /** Whether a secret begins with this, the end of a text that was cut. */
  private boolean isBegun(String end) {
    String next = secrets.ceiling(end);
    return next != null && next.startsWith(end);
  }

  /** Of the secrets not after the rest of the text, the longest one that begins it is the last. */
  private int lengthAt(String text, int at) {
    String rest = text.substring(at);
    String before = secrets.floor(rest);
    while (before != null && !rest.startsWith(before)) {
      rest = rest.substring(0, commonLength(rest, before));
      before = secrets.floor(rest);
    }
    return before == null ? 0 : before.length();
  }

  private static int commonLength(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int length = 0;
    while (length < most && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return length;
  }
}
