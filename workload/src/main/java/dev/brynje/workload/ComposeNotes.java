package dev.brynje.workload;

import dev.brynje.compose.ComposeFile;
import dev.brynje.compose.Project;
import dev.brynje.core.Resource;
import dev.brynje.core.Waiver;
import dev.brynje.core.inline.InlineNote;
import dev.brynje.yaml.Comment;
import dev.brynje.yaml.Comments;
import dev.brynje.yaml.Dialect;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds comments in Compose files that ask to set findings aside. */
final class ComposeNotes {
  private ComposeNotes() {}

  /** All of one file, as they may be shown. */
  static List<InlineNote> in(ComposeFile file, Project project, MaskedSource text) {
    if (!InlineNote.mayBeIn(file.source().text())) {
      return List.of();
    }
    // A project keeps no comments, and few files have any of these.
    byte[] bytes = file.source().text().getBytes(StandardCharsets.UTF_8);
    Reading reading = YamlReader.read(bytes, Limits.DEFAULT, Dialect.COMPOSE);
    List<InlineNote> notes = new ArrayList<>();
    for (Comment comment : Comments.beginningWith(InlineNote.TRACE, reading, InlineNote.MOST + 1)) {
      Optional<InlineNote.Said> said = InlineNote.said(comment.text());
      if (said.isPresent()) {
        boolean broad =
            comment.about().filter(span -> services(span, file, project) > 1).isPresent();
        notes.add(
            new InlineNote(
                Waiver.Kind.COMMENT,
                InlineNote.Text.COMPOSE,
                said.get().with(Redaction.shown(said.get().words())),
                text.location(comment.span()),
                Resource.NONE,
                comment.about(),
                broad));
      }
    }
    return notes;
  }

  /** How many services a comment is about. */
  private static long services(Span about, ComposeFile file, Project project) {
    return project.services().stream()
        .filter(service -> service.place().file().name().equals(file.name()))
        .filter(service -> service.place().span().start() >= about.start())
        .filter(service -> service.place().span().start() < about.end())
        .count();
  }
}
