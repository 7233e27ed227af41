package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Directive;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.workload.check.Complaint;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;

/** What one check says about one Dockerfile. */
public final class DockerfileVerdict {
  /**
   * A complaint and what it is about.
   *
   * @param field the stage and the instruction, as {@code build/RUN}
   */
  public record Placed(Span span, String field, Complaint complaint) {}

  /**
   * What cannot be judged.
   *
   * @param reason one sentence without a full stop
   * @param advice what to do about it
   */
  public record Unknown(Span span, String reason, String advice) {}

  private final List<Placed> complaints = new ArrayList<>(0);
  private final List<Unknown> unknown = new ArrayList<>(0);

  /**
   * An instruction is not as wanted.
   *
   * @param span the part of it that is meant
   * @param message what is wrong, one sentence without a full stop; never a secret
   */
  public Complaint fail(StageSubject stage, Instruction instruction, Span span, String message) {
    return fail(stage.name(), instruction, span, message);
  }

  private Complaint fail(String stage, Instruction instruction, Span span, String message) {
    Complaint complaint = new Complaint(message);
    String field = stage + "/" + instruction.head().keyword();
    complaints.add(new Placed(span, field, complaint));
    return complaint;
  }

  /** A parser directive is not as wanted. */
  Complaint fail(Directive directive, String message) {
    Complaint complaint = new Complaint(message);
    complaints.add(new Placed(directive.span(), directive.name(), complaint));
    return complaint;
  }

  /** A command is not as wanted. */
  Complaint fail(RunCommand command, String message) {
    return fail(command.stage(), command.run(), command.span(), message);
  }

  /** An argument of a command is not as wanted. */
  Complaint fail(RunCommand command, Span span, String message) {
    return fail(command.stage(), command.run(), span, message);
  }

  /** Something cannot be judged. */
  void unknown(Span span, String reason, String advice) {
    unknown.add(new Unknown(span, reason, advice));
  }

  public List<Unknown> unknown() {
    return unknown;
  }

  public List<Placed> complaints() {
    return complaints;
  }
}
