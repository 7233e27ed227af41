package dev.brynje.core.inline;

import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Waiver;
import dev.brynje.yaml.Span;
import java.util.Optional;

/**
 * What somebody wrote beside something to have findings about it set aside, as it stands there.
 *
 * @param words all that is said: {@code workload/seccomp-profile until=2027-01-31 owner=team-shop
 *     why}
 * @param place where it is written
 * @param resource the object that bears it; none for a comment
 * @param about what it is about, in the text in which findings are made; empty when there is
 *     nothing
 * @param broad whether that is more than one object
 */
public record InlineNote(
    Waiver.Kind kind,
    String words,
    Location place,
    Resource resource,
    Optional<Span> about,
    boolean broad) {
  /** What every text has that may hold such a note: nothing else is looked for where it is not. */
  public static final String TRACE = "brynje";

  /** How a comment begins; a blank and then {@code ignore} may follow, in capitals too. */
  public static final String COMMENT = "brynje:";

  private static final String IGNORE = "ignore";

  /** How the name of an annotation begins; the control follows, with a dot for its slash. */
  public static final String ANNOTATION = "brynje.dev/ignore.";

  /** No file has as many that somebody wrote; what follows them holds for nothing. */
  public static final int MOST = 10_000;

  /** A comment's text without how it begins; empty when it only begins like one. */
  public static Optional<String> wordsOf(String comment) {
    String said = comment.startsWith(COMMENT) ? comment.substring(COMMENT.length()).strip() : "";
    if (!said.regionMatches(true, 0, IGNORE, 0, IGNORE.length())) {
      return Optional.empty();
    }
    String rest = said.substring(IGNORE.length());
    boolean another = !rest.isEmpty() && Character.isLetterOrDigit(rest.charAt(0));
    return another ? Optional.empty() : Optional.of(rest);
  }

  /** An annotation as the same words, the control as it is written: with a dot for its slash. */
  public static String wordsOf(String annotation, String reason) {
    return annotation.substring(ANNOTATION.length()) + " " + reason;
  }
}
