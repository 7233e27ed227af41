package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;

/** The digest beside an image's tag, where a lock file knows it. */
final class Digest implements Fix {
  private static final String WHAT = "Pins the image by its digest";

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<Instruction.From> from = subject.at(place, Instruction.From.class);
    if (from.isPresent()) {
      return ofBase(subject, from.get());
    }
    return subject
        .written()
        .instruction(place)
        .map(one -> ofFlag(subject, one, place))
        .orElse(new Plan.Left("pin the image by its digest: name:tag@sha256:…"));
  }

  private static Plan ofBase(Subject subject, Instruction.From from) {
    Word image = from.image();
    if (image.text().indexOf('$') >= 0) {
      return new Plan.Left(
          "a variable says which image it is; pin what its ARG has by default: name:tag@sha256:…");
    }
    Optional<String> digest = digest(subject, image.text());
    return digest.isEmpty() || !subject.written().text(image.span()).equals(image.text())
        ? unknown(image.text())
        : new Plan.Edits(
            WHAT, subject.edits().word(from, 0, image, image.text() + "@" + digest.get()));
  }

  /** An image that COPY or a mount takes files from. */
  private static Plan ofFlag(Subject subject, Instruction one, Span place) {
    List<Flag> flags = one.head().flags();
    for (int i = 0; i < flags.size(); i++) {
      Flag flag = flags.get(i);
      if (flag.span().equals(place)) {
        String image = image(flag);
        Optional<String> digest = digest(subject, image);
        String written = subject.written().text(flag.span());
        boolean plain = written.equals("--" + flag.name() + "=" + flag.value());
        if (digest.isEmpty() || !plain || image.isEmpty()) {
          return unknown(image);
        }
        int index = i;
        String pinned = image + "@" + digest.get();
        String value = flag.value().replace("from=" + image, "from=" + pinned);
        String after = flag.name().equals("from") ? pinned : value;
        return new Plan.Edits(
            WHAT,
            subject
                .edits()
                .change(
                    one,
                    flag.span(),
                    "--%s=%s".formatted(flag.name(), after),
                    said -> said.withFlag(index, flag.name() + "=" + after)));
      }
    }
    return unknown(subject.written().text(place));
  }

  private static String image(Flag flag) {
    if (flag.name().equals("from")) {
      return flag.value();
    }
    for (String part : flag.value().split(",", -1)) {
      if (part.startsWith("from=")) {
        return part.substring("from=".length());
      }
    }
    return "";
  }

  private static Optional<String> digest(Subject subject, String image) {
    return subject.wishes().digest(image);
  }

  private static Plan unknown(String image) {
    return new Plan.Left("the digest of %s is not known; give a file by --lock".formatted(image));
  }
}
