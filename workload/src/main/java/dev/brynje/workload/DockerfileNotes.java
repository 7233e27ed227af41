package dev.brynje.workload;

import dev.brynje.core.Resource;
import dev.brynje.core.Waiver;
import dev.brynje.core.inline.InlineNote;
import dev.brynje.dockerfile.Comment;
import dev.brynje.workload.dockerfile.Instructions;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds comments in Dockerfiles that ask to set findings aside. */
final class DockerfileNotes {
  private static final String WITHIN =
      "Docker takes it for a part of the instruction; write it on a line of its own above";

  /** What follows on the line is not read, lest a line of nothing else take long. */
  private static final int LONGEST = 400;

  private final Instructions instructions;
  private final SourceText source;
  private final MaskedSource text;
  private final List<InlineNote> notes = new ArrayList<>(0);

  private DockerfileNotes(Instructions instructions, SourceText source, MaskedSource text) {
    this.instructions = instructions;
    this.source = source;
    this.text = text;
  }

  /**
   * All of one file, as they may be shown; each is about an instruction or a line of one.
   *
   * @param comments in the order of the file
   */
  static List<InlineNote> in(
      List<Comment> comments, Instructions instructions, SourceText source, MaskedSource text) {
    if (!InlineNote.mayBeIn(source.text())) {
      return List.of();
    }
    DockerfileNotes found = new DockerfileNotes(instructions, source, text);
    comments.forEach(found::read);
    found.readWithinInstructions(comments);
    return found.notes;
  }

  private void read(Comment comment) {
    InlineNote.said(comment.text())
        .ifPresent(said -> add(said, comment.span(), instructions.about(comment, source)));
  }

  /** What follows a {@code #} in the middle of a line, or in a here-document, is no comment. */
  private void readWithinInstructions(List<Comment> comments) {
    String all = source.text();
    int passed = 0;
    for (int hash = all.indexOf('#'); hash >= 0; hash = all.indexOf('#', hash + 1)) {
      while (passed < comments.size() && comments.get(passed).span().end() <= hash) {
        passed++;
      }
      boolean comment = passed < comments.size() && comments.get(passed).span().start() <= hash;
      boolean begins = hash > 0 && Character.isWhitespace(all.charAt(hash - 1));
      if (!comment && begins && InlineNote.mayBeginAt(hash, all)) {
        int longest = Math.min(all.length(), hash + LONGEST);
        int newline = all.indexOf('\n', hash, longest);
        int end = newline < 0 ? longest : newline;
        Optional<InlineNote.Said> said = InlineNote.said(all.substring(hash + 1, end).strip());
        if (said.isPresent()) {
          InlineNote.Said within = new InlineNote.Said(said.get().words(), WITHIN);
          add(within, source.span(hash, end), Optional.empty());
        }
      }
    }
  }

  private void add(InlineNote.Said said, Span at, Optional<Span> about) {
    if (notes.size() <= InlineNote.MOST) {
      notes.add(
          new InlineNote(
              Waiver.Kind.COMMENT,
              InlineNote.Text.DOCKERFILE,
              said.with(Redaction.shown(said.words())),
              text.location(at),
              Resource.NONE,
              about,
              false));
    }
  }
}
