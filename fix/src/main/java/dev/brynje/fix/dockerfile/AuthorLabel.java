package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import dev.brynje.yaml.Span;
import java.util.Optional;

/** A label in the place of MAINTAINER. */
final class AuthorLabel implements Fix {
  private static final String LABEL = "org.opencontainers.image.authors";

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<Instruction.Maintainer> found = subject.at(place, Instruction.Maintainer.class);
    if (found.isEmpty() || !isPlain(subject, found.get())) {
      return new Plan.Left("write the name in a label by hand: LABEL %s=\"…\"".formatted(LABEL));
    }
    Instruction.Maintainer one = found.get();
    String pair = "%s=\"%s\"".formatted(LABEL, bare(one.name().text()));
    Span keyword = one.head().keywordSpan();
    Span name = one.name().span();
    Span whole =
        new Span(
            keyword.start(),
            name.end(),
            keyword.line(),
            keyword.column(),
            name.endLine(),
            name.endColumn());
    String label = subject.written().layout().keyword("LABEL", one);
    return new Plan.Edits(
        "Names the author in a label",
        subject.edits().change(one, whole, label + " " + pair, _ -> Said.of("LABEL", pair)));
  }

  private static boolean isPlain(Subject subject, Instruction.Maintainer one) {
    String name = one.name().text();
    return subject.written().text(one.name().span()).equals(name)
        && bare(name).chars().noneMatch(c -> "\"\\`$".indexOf(c) >= 0);
  }

  /** MAINTAINER takes quotes as they are; nobody means them. */
  private static String bare(String name) {
    boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
