package dev.brynje.workload.check;

import dev.brynje.kube.Field;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.ScalarParts;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one check says about one subject. */
public final class Verdict {
  /**
   * A complaint and the field that it is about.
   *
   * @param container the container's name when a check of a whole pod complains of one; else empty
   */
  public record Placed(Field field, String container, Complaint complaint) {}

  /** Complaints that are kept of one subject; a source may not have more findings either. */
  private static final int MOST = 100_000;

  private final SourceText source;
  private List<Placed> complaints = List.of();
  private List<Span> secrets = List.of();

  /** Of the scalar that was asked for last, which may hold many secrets. */
  private @Nullable ScalarParts parts;

  /**
   * @param source in which the subject is written
   */
  public Verdict(SourceText source) {
    this.source = source;
  }

  /**
   * The subject is not as wanted.
   *
   * @param field where; an absent field points at the nearest one above it that is there
   * @param message what is wrong, one sentence without a full stop; never a secret
   */
  public Complaint fail(Field field, String message) {
    return fail("", field, message);
  }

  /** The same of one container, in a check of a whole pod. */
  public Complaint fail(String container, Field field, String message) {
    Complaint complaint = new Complaint(message);
    if (complaints.isEmpty()) {
      complaints = new ArrayList<>(2);
    }
    if (complaints.size() < MOST) {
      complaints.add(new Placed(field, container, complaint));
    }
    return complaint;
  }

  /** Where a part of a scalar's text is written, as {@link ScalarParts} tells it. */
  public Span span(Scalar scalar, int from, int to) {
    ScalarParts known = parts;
    if (known == null || !known.areOf(scalar)) {
      known = new ScalarParts(source, scalar);
      parts = known;
    }
    return known.span(from, to);
  }

  /** Marks text that no output may show. */
  public void secret(Span span) {
    if (secrets.isEmpty()) {
      secrets = new ArrayList<>(2);
    }
    secrets.add(span);
  }

  /** Whether nothing was said and nothing marked. */
  public boolean isSilent() {
    return complaints.isEmpty() && secrets.isEmpty();
  }

  public List<Placed> complaints() {
    return complaints;
  }

  public List<Span> secrets() {
    return secrets;
  }
}
