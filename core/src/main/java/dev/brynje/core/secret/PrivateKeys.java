package dev.brynje.core.secret;

/**
 * Private keys as RFC 7468, PGP and OpenSSH write them, over many lines or on one with escapes. One
 * without its last line ends where lines end that can be part of it: what follows it in the same
 * file is not of it.
 */
final class PrivateKeys {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int LONGEST_LABEL = 64;

  /** So many characters of base64 are a body, whatever they are. */
  private static final int BODY = 24;

  /** So many are one when capitals and small letters or figures are among them. */
  private static final int SHORT_BODY = 12;

  private final String text;

  /** Where the next end and beginning are, as far as they were looked for. */
  private int nextEnd = -1;

  private int nextBegin = -1;

  PrivateKeys(String text) {
    this.text = text;
  }

  /** Where the key ends that begins here; -1 when none does. */
  int end(int start) {
    if (!text.startsWith(BEGIN, start)) {
      return -1;
    }
    int label = start + BEGIN.length();
    int labelEnd = text.indexOf(DASHES, label, Math.min(text.length(), label + LONGEST_LABEL));
    if (labelEnd < 0 || text.indexOf("PRIVATE KEY", label, labelEnd) < 0) {
      return -1;
    }
    int body = labelEnd + DASHES.length();
    int begin = nextBegin(body);
    int footer = nextEnd(body);
    if (footer > begin || footer == text.length()) {
      int end = unclosed(body, begin);
      return isKey(body, end) ? end : -1;
    }
    int close = text.indexOf(DASHES, footer + END.length(), endOfLabel(footer));
    return isKey(body, footer) ? (close < 0 ? footer : close) + DASHES.length() : -1;
  }

  private int endOfLabel(int footer) {
    return Math.min(text.length(), footer + END.length() + LONGEST_LABEL);
  }

  private int nextBegin(int from) {
    if (nextBegin < from) {
      int found = text.indexOf(BEGIN, from);
      nextBegin = found < 0 ? text.length() : found;
    }
    return nextBegin;
  }

  private int nextEnd(int from) {
    if (nextEnd < from) {
      int found = text.indexOf(END, from);
      nextEnd = found < 0 ? text.length() : found;
    }
    return nextEnd;
  }

  /** To the quote that closes its value, or before the first line that says something else. */
  private int unclosed(int body, int limit) {
    int end = lineEnd(body, limit);
    int quote = quote(body, end);
    while (quote < 0 && end < limit) {
      int next = end + 1;
      int nextEnd = lineEnd(next, limit);
      if (saysSomethingElse(next, nextEnd)) {
        return end;
      }
      end = nextEnd;
      quote = quote(next, end);
    }
    return quote < 0 ? end : quote;
  }

  private int lineEnd(int from, int limit) {
    int end = text.indexOf('\n', from, limit);
    return end < 0 ? limit : end;
  }

  private int quote(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
        return i;
      }
    }
    return -1;
  }

  /** Whether a line is an entry of a mapping or list, or a document's marker: no part of a key. */
  private boolean saysSomethingElse(int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) <= ' ') {
      i++;
    }
    if (i == to || isHeader(i)) {
      return false;
    }
    if ("-#}]".indexOf(text.charAt(i)) >= 0 || text.startsWith("...", i)) {
      return true;
    }
    int colon = text.indexOf(':', i, to);
    return colon >= 0 && (colon + 1 == to || text.charAt(colon + 1) <= ' ');
  }

  /** RFC 1421, 4.6, and what PGP writes there. */
  private boolean isHeader(int from) {
    return text.startsWith("Proc-Type:", from)
        || text.startsWith("DEK-Info:", from)
        || text.startsWith("Version:", from)
        || text.startsWith("Comment:", from);
  }

  /** Whether there is more between the lines than a documentation's dots. */
  private boolean isKey(int from, int to) {
    int characters = 0;
    int capitals = 0;
    for (int i = from; i < to && characters < BODY; i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < to && "nrt".indexOf(text.charAt(i + 1)) >= 0) {
        i++;
      } else if (isBase64(c)) {
        characters++;
        capitals += c >= 'A' && c <= 'Z' ? 1 : 0;
      }
    }
    boolean mixed = capitals > 0 && capitals < characters;
    return characters == BODY || (characters >= SHORT_BODY && mixed);
  }

  private static boolean isBase64(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
