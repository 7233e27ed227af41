package dev.brynje.compose;

import dev.brynje.yaml.Span;

/** Where something is written. */
public record Place(ComposeFile file, Span span) {
  /** From here to the end of another place behind it; that one itself when it is elsewhere. */
  Place to(Place last) {
    Span end = last.span;
    if (!file.name().equals(last.file.name()) || end.end() < span.start()) {
      return last;
    }
    return new Place(
        file,
        new Span(
            span.start(), end.end(), span.line(), span.column(), end.endLine(), end.endColumn()));
  }

  @Override
  public String toString() {
    return file.name() + ":" + span.line() + ":" + span.column();
  }
}
