package dev.brynje.core.inline;

import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Waiver;
import dev.brynje.yaml.Comments;
import dev.brynje.yaml.Span;
import java.util.Optional;

/**
 * What somebody wrote beside something to have findings about it set aside, as it stands there.
 *
 * @param text what it is written in
 * @param place where it is written
 * @param resource the object that bears it; none for a comment
 * @param about what it is about, in the text in which findings are made; empty when there is
 *     nothing
 * @param broad whether that is more than one object
 */
public record InlineNote(
    Waiver.Kind kind,
    Text text,
    Said said,
    Location place,
    Resource resource,
    Optional<Span> about,
    boolean broad) {
  /** How a comment begins, in whatever letters. */
  public static final String TRACE = "brynje";

  /** How the name of an annotation begins; the control follows, with a dot for its slash. */
  public static final String ANNOTATION = "brynje.dev/ignore.";

  /** No file has as many that somebody wrote; what follows them holds for nothing. */
  public static final int MOST = 10_000;

  private static final String COMMENT = "brynje:";
  private static final String IGNORE = "ignore";

  /** What people write between the two words. */
  private static final String BETWEEN = ":;-=._";

  /** What a note can stand in, and so which controls it can be of. */
  public enum Text {
    MANIFEST,
    DOCKERFILE,
    COMPOSE;

    /** Whether findings of a control can be there. */
    boolean has(String control) {
      boolean ofDockerfiles = control.startsWith("dockerfile/");
      boolean ofCompose = control.startsWith("compose/");
      return switch (this) {
        case MANIFEST -> !ofDockerfiles && !ofCompose;
        case DOCKERFILE -> ofDockerfiles;
        case COMPOSE -> ofCompose;
      };
    }
  }

  /**
   * What is written.
   *
   * @param words {@code workload/seccomp-profile until=2027-01-31 owner=team-shop why}
   * @param slip why it is not read as a waiver; empty when it is
   */
  public record Said(String words, String slip) {
    /** The same in other words. */
    public Said with(String words) {
      return new Said(words, slip);
    }
  }

  /** Whether a text has something that may be one: nothing is looked for where this is not so. */
  public static boolean mayBeIn(String text) {
    return text.contains(TRACE) || Comments.mayBegin(TRACE, text);
  }

  /** Whether what follows a {@code #} may be one. */
  public static boolean mayBeginAt(int hash, String text) {
    return Comments.mayBeginAt(hash, TRACE, text);
  }

  /** What a comment says; empty when it is not meant to waive. */
  public static Optional<Said> said(String comment) {
    if (!comment.regionMatches(true, 0, TRACE, 0, TRACE.length())) {
      return Optional.empty();
    }
    String after = comment.substring(TRACE.length()).strip();
    boolean joined = !after.isEmpty() && BETWEEN.indexOf(after.charAt(0)) >= 0;
    String word = joined ? after.substring(1).strip() : after;
    if (!word.regionMatches(true, 0, IGNORE, 0, IGNORE.length())) {
      return Optional.empty();
    }
    String words = word.substring(IGNORE.length());
    boolean another = !words.isEmpty() && Character.isLetterOrDigit(words.charAt(0));
    if (another || (!joined && !words.contains("/"))) {
      return Optional.empty();
    }
    String slip = comment.startsWith(COMMENT) ? "" : "write it as # brynje:ignore control reason";
    return Optional.of(new Said(words, slip));
  }

  /** What an annotation says, the control as it is written: with a dot for its slash. */
  public static Optional<Said> said(String annotation, String reason) {
    if (!annotation.regionMatches(true, 0, ANNOTATION, 0, ANNOTATION.length())) {
      return Optional.empty();
    }
    String slip = annotation.startsWith(ANNOTATION) ? "" : "write it as " + ANNOTATION + "…";
    return Optional.of(new Said(annotation.substring(ANNOTATION.length()) + " " + reason, slip));
  }
}
