package dev.brynje.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds comments. A reader passes over them, so they are looked for in a text when it has been
 * read: what the word stands in is a comment when no scalar holds it. JSON has none.
 */
public final class Comments {
  /** An own line of a comment may hold the mark between two documents too. */
  private static final String SEPARATOR = "---";

  private final String text;
  private final SourceText source;
  private final Reading reading;
  private final Parts parts;

  private Comments(Reading reading) {
    this.source = reading.source();
    this.text = source.text();
    this.reading = reading;
    this.parts = Parts.of(reading.documents(), text);
  }

  /** Whether a text has a {@code #} after which, in whatever letters, a word stands. */
  public static boolean mayBegin(String word, String text) {
    for (int hash = text.indexOf('#'); hash >= 0; hash = text.indexOf('#', hash + 1)) {
      if (mayBeginAt(hash, word, text)) {
        return true;
      }
    }
    return false;
  }

  /** Whether, in whatever letters, a word stands after a {@code #} and blanks. */
  public static boolean mayBeginAt(int hash, String word, String text) {
    int at = hash + 1;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return text.regionMatches(true, at, word, 0, word.length());
  }

  /**
   * Those whose text begins with a word, in whatever letters, in order. In a document that could
   * not be read none is found.
   *
   * @param most no more than these
   */
  public static List<Comment> beginningWith(String word, Reading reading, int most) {
    if (reading.documents().isEmpty() || !mayBegin(word, reading.source().text())) {
      return List.of();
    }
    return new Comments(reading).beginningWith(word, most);
  }

  private List<Comment> beginningWith(String word, int most) {
    List<Comment> comments = new ArrayList<>();
    int hash = text.indexOf('#');
    while (hash >= 0 && comments.size() < most) {
      int next = hash + 1;
      if (begins(hash) && mayBeginAt(hash, word, text) && !parts.holds(hash)) {
        next = lineEnd(hash);
        comment(hash, next).ifPresent(comments::add);
      }
      hash = text.indexOf('#', next);
    }
    return comments;
  }

  /** Whether a {@code #} begins a comment, and is no part of a word. */
  private boolean begins(int hash) {
    return hash == 0 || Cutter.isSpace(text.charAt(hash - 1));
  }

  private Optional<Comment> comment(int hash, int end) {
    int line = source.lineStart(source.lineAt(hash));
    String before = text.substring(line, hash).strip();
    boolean separator = before.equals(SEPARATOR);
    int from = separator ? end : hash;
    Optional<Document> document = documentAround(from, separator);
    if (document.isEmpty() && !reading.problems().isEmpty()) {
      return Optional.empty();
    }
    boolean alone = separator || before.isEmpty();
    Optional<Span> about =
        document.flatMap(
            one -> alone ? next(end, one.span().end()) : parts.on(line, hash).map(this::span));
    String words = text.substring(hash + 1, end).strip();
    return Optional.of(new Comment(words, source.span(hash, end), about));
  }

  private Optional<Span> next(int from, int documentEnd) {
    return parts.from(from).filter(part -> part.start() < documentEnd).map(this::span);
  }

  private Span span(Parts.Part part) {
    return source.span(part.start(), part.end());
  }

  /** The document that holds an offset, or begins right after it. */
  private Optional<Document> documentAround(int offset, boolean before) {
    List<Document> documents = reading.documents();
    int low = 0;
    int high = documents.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (documents.get(middle).span().end() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == documents.size()) {
      return Optional.empty();
    }
    Document found = documents.get(low);
    int start = found.span().start();
    boolean begins = before && start >= offset && text.substring(offset, start).isBlank();
    return begins || start <= offset ? Optional.of(found) : Optional.empty();
  }

  private int lineEnd(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
