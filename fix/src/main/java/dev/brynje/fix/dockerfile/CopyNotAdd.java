package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** COPY in the place of ADD, where both do the same. */
final class CopyNotAdd implements Fix {
  /** What ADD may unpack. */
  private static final List<String> PACKED =
      List.of(".tar", ".tgz", ".txz", ".tbz", ".gz", ".xz", ".bz2", ".zst", ".tzst", ".lzma");

  /** Flags that mean something to both. */
  private static final List<String> SHARED = List.of("chown", "chmod", "link", "exclude");

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<Instruction.Add> add = subject.at(place, Instruction.Add.class);
    if (add.isEmpty()) {
      return new Plan.Left("it stands behind ONBUILD; write COPY there by hand");
    }
    for (Word source : add.get().sources()) {
      String name = source.text().toLowerCase(Locale.ROOT);
      if (PACKED.stream().anyMatch(name::contains)) {
        return new Plan.Left(
            "ADD unpacks %s if it is an archive; where it is not to be unpacked, write COPY"
                .formatted(source.text()));
      }
      if (name.indexOf('$') >= 0) {
        return new Plan.Left(
            "a variable says what is added; where that is a plain file, write COPY");
      }
    }
    for (Flag flag : add.get().head().flags()) {
      if (!SHARED.contains(flag.name())) {
        return new Plan.Left("COPY has no --%s; take it out and write COPY".formatted(flag.name()));
      }
    }
    return new Plan.Edits("Copies local files by COPY", subject.edits().keyword(add.get(), "COPY"));
  }
}
