package dev.brynje.workload;

import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.dockerfile.DockerfileReader;
import dev.brynje.dockerfile.Reading;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.workload.dockerfile.DockerfileCheck;
import dev.brynje.workload.dockerfile.DockerfileSubject;
import dev.brynje.workload.dockerfile.DockerfileVerdict;
import dev.brynje.workload.dockerfile.HadolintIgnores;
import dev.brynje.workload.dockerfile.SecretPlaces;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Judges Dockerfiles, each by itself. Safe for threads. */
public final class DockerfileAudit {
  /** As it is counted. */
  public static final String COUNTED = "Dockerfiles";

  /** Findings that hadolint's own comments set aside. */
  private static final String SET_ASIDE = "set aside by hadolint comments";

  private final List<DockerfileCheck> checks;
  private final Policy policy;

  /** Of these checks those are used that the policy judges. */
  public DockerfileAudit(List<DockerfileCheck> checks, Policy policy) {
    this.checks = checks.stream().filter(check -> policy.judges(check.control())).toList();
    this.policy = policy;
  }

  /**
   * Judges one.
   *
   * @param path as it was given
   */
  public SourceJudgement judge(String path, byte[] bytes, BuildContext context) {
    return switch (DockerfileReader.read(bytes)) {
      case Reading.Read read ->
          judge(path, read.source(), DockerfileSubject.of(read.dockerfile(), context));
      case Reading.Refused refused ->
          new SourceJudgement(
              List.of(), List.of(unjudged(path, refused.problem())), List.of(), new Tally());
    };
  }

  private SourceJudgement judge(String path, SourceText source, DockerfileSubject subject) {
    MaskedSource text = new MaskedSource(path, source, SecretPlaces.in(subject), new BitSet());
    Tally tally = new Tally();
    List<Finding> findings = new ArrayList<>();
    HadolintIgnores ignores = new HadolintIgnores(subject);
    for (DockerfileCheck check : checks) {
      DockerfileVerdict verdict = new DockerfileVerdict();
      check.judge(subject, verdict);
      hear(check.control(), heard(check.control(), verdict, ignores, tally), text, tally, findings);
    }
    tally.count("stages", subject.dockerfile().stages().size());
    return new SourceJudgement(findings, List.of(), List.of(), tally);
  }

  /** What hadolint is told to ignore is counted instead. */
  private static List<DockerfileVerdict.Placed> heard(
      Control control, DockerfileVerdict verdict, HadolintIgnores ignores, Tally tally) {
    List<DockerfileVerdict.Placed> heard = new ArrayList<>();
    for (DockerfileVerdict.Placed placed : verdict.complaints()) {
      if (ignores.setAside(control, placed.span())) {
        tally.count(SET_ASIDE, 1);
      } else {
        heard.add(placed);
      }
    }
    return heard;
  }

  private void hear(
      Control control,
      List<DockerfileVerdict.Placed> complaints,
      MaskedSource text,
      Tally tally,
      List<Finding> findings) {
    boolean failed = !complaints.isEmpty();
    Severity worst = failed ? Severity.INFO : policy.severity(control);
    for (DockerfileVerdict.Placed placed : complaints) {
      Severity severity = SourceBench.severity(policy, control, placed.complaint());
      worst = severity.reaches(worst) ? severity : worst;
      tally.found(control, severity);
      if (severity.reaches(policy.least())) {
        findings.add(
            text.finding(control, severity, placed.span(), placed.field(), placed.complaint()));
      }
    }
    tally.judged(control.ring(), worst, failed);
  }

  /** Nobody has looked there for secrets, so that no line is shown. */
  private static Unjudged unjudged(String path, Problem problem) {
    Span point = MaskedText.point(problem.span());
    Location place =
        new Location(
            path, point.line(), point.column(), point.endLine(), point.endColumn(), Excerpt.NONE);
    return new Unjudged(
        place, Resource.NONE, Redaction.shown(problem.message()), problem.advice(), List.of());
  }
}
