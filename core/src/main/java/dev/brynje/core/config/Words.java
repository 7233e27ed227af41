package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Severity;
import dev.brynje.yaml.NearestWord;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The words that several sections read; each says what is wrong when it is none. */
final class Words {
  static final List<String> SEVERITIES =
      Arrays.stream(Severity.values()).map(Severity::word).toList();

  private static final String A_SEVERITY = "one of " + String.join(", ", SEVERITIES);

  private Words() {}

  static Optional<Severity> severity(String what, Node value, Mistakes mistakes) {
    return severity(what, A_SEVERITY, value, mistakes);
  }

  static Optional<Severity> severity(String what, String wanted, Node value, Mistakes mistakes) {
    if (!(value instanceof Scalar scalar) || scalar.type() != Scalar.Type.STRING) {
      mistakes.wrongType(what, wanted, value);
      return Optional.empty();
    }
    Optional<Severity> severity =
        Severity.of(scalar.text()).filter(one -> one.word().equals(scalar.text()));
    if (severity.isEmpty()) {
      mistakes.add(
          value.span(),
          "%s must be %s, but is %s".formatted(what, wanted, Mistakes.quote(scalar.text())),
          NearestWord.among(SEVERITIES, scalar.text())
              .map(word -> "did you mean " + word + "?")
              .orElse("write one of them"));
    }
    return severity;
  }

  /** What is said in words, without the blanks around them. */
  static Optional<String> text(String what, Node value, Mistakes mistakes) {
    if (value instanceof Scalar scalar
        && scalar.type() == Scalar.Type.STRING
        && !scalar.text().isBlank()) {
      return Optional.of(scalar.text().strip());
    }
    mistakes.wrongType(what, "words", value);
    return Optional.empty();
  }

  /** Whether the catalogue has a control of this id. */
  static boolean isControl(String id, Span span, Catalogue catalogue, Mistakes mistakes) {
    if (catalogue.find(id).isPresent()) {
      return true;
    }
    mistakes.add(
        span,
        "there is no control " + Mistakes.quote(id),
        catalogue
            .nearest(id)
            .map(word -> "did you mean " + word + "?")
            .orElse("brynje controls lists them all"));
    return false;
  }
}
