package dev.brynje.workload.secret;

import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.kube.Field;
import dev.brynje.workload.check.Complaint;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Scalar;
import java.util.List;
import java.util.Optional;

/**
 * What the checks of this package share: secrets are marked before anything is said of them, and
 * values of a wrong type are read too, since what the API server refuses is still in the file.
 */
final class Finds {
  private static final int LONGEST_NAME = 80;

  private Finds() {}

  /** Marks the secrets that a name's value is or holds, and complains of each where it stands. */
  static void judge(Field field, String name, String where, Verdict verdict) {
    Scalar scalar = scalar(field).orElse(null);
    if (scalar != null) {
      complain(field, scalar, Secrets.of(name, scalar.text()), 0, where, verdict);
    }
  }

  /** The same of a text that has no name. */
  static void judge(Field field, String where, Verdict verdict) {
    Scalar scalar = scalar(field).orElse(null);
    if (scalar != null) {
      complain(field, scalar, Secrets.in(scalar.text()), 0, where, verdict);
    }
  }

  /**
   * Marks secrets and complains of them.
   *
   * @param offset of the text that they were found in, within the scalar's
   */
  static void complain(
      Field field, Scalar scalar, List<Secret> secrets, int offset, String where, Verdict verdict) {
    for (Secret secret : secrets) {
      Field place =
          field.pointingAt(verdict.span(scalar, offset + secret.start(), offset + secret.end()));
      verdict.secret(place.span());
      complain(verdict, place, secret, where);
    }
  }

  /** Says what the secret is and what it is called; what it reads is never said. */
  static void complain(Verdict verdict, Field place, Secret secret, String where) {
    boolean nameSaysMore = isPlain(secret.name()) && !where.endsWith(secret.name());
    Complaint complaint =
        verdict.fail(
            place,
            "%s holds %s in plain text%s"
                .formatted(where, secret.kind().words(), nameSaysMore ? ", " + secret.name() : ""));
    complaint.evidence("kind", secret.kind().words());
    if (isPlain(secret.name())) {
      complaint.evidence("name", secret.name());
    }
  }

  /** The value of a field, whatever its type, that may be a secret. */
  static Optional<Scalar> scalar(Field field) {
    return field.node().filter(Scalar.class::isInstance).map(Scalar.class::cast);
  }

  /** The field at the end of a path, if all before it are mappings. */
  static Optional<Field> at(Field field, String... keys) {
    Field at = field;
    for (String key : keys) {
      if (!(at.node().orElse(null) instanceof Mapping)) {
        return Optional.empty();
      }
      at = at.get(key);
    }
    return Optional.of(at).filter(Field::present);
  }

  /** Throws for the first value that is no string, as the API server refuses it. */
  static void requireStrings(List<Field> values) {
    for (Field value : values) {
      value.string();
    }
  }

  /** What stands where a name is expected may be anything in a text that is cut at a colon. */
  private static boolean isPlain(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || !Secrets.in(name).isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Character.isLetterOrDigit(c) && "_-./ ".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
