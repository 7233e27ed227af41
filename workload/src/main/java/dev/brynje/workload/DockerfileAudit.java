package dev.brynje.workload;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Policies;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.Waiver;
import dev.brynje.core.inline.InlineNote;
import dev.brynje.core.inline.InlineRules;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.dockerfile.DockerfileReader;
import dev.brynje.dockerfile.Reading;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.workload.dockerfile.DockerfileCheck;
import dev.brynje.workload.dockerfile.DockerfileSubject;
import dev.brynje.workload.dockerfile.DockerfileVerdict;
import dev.brynje.workload.dockerfile.HadolintIgnores;
import dev.brynje.workload.dockerfile.Instructions;
import dev.brynje.workload.dockerfile.SecretPlaces;
import dev.brynje.workload.dockerfile.Unread;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges Dockerfiles, each by itself. Safe for threads. */
public final class DockerfileAudit {
  /** As it is counted. */
  public static final String COUNTED = "Dockerfiles";

  private final List<DockerfileCheck> checks;
  private final Policies policies;
  private final Supplier<InlineRules> inline;
  private final LocalDate today;

  /**
   * Of these checks those are used that the policies judge.
   *
   * @param inline by which waivers in a Dockerfile hold; asked for when there are any, on any
   *     thread
   * @param today when they are judged
   */
  public DockerfileAudit(
      List<DockerfileCheck> checks,
      Policies policies,
      Supplier<InlineRules> inline,
      LocalDate today) {
    this.checks = checks;
    this.policies = policies;
    this.inline = inline;
    this.today = today;
  }

  /** An audit with one policy, in which waivers may name these controls only. */
  public DockerfileAudit(List<DockerfileCheck> checks, Policy policy, LocalDate today) {
    this(checks, Policies.of(policy), () -> rules(checks, policy, today), today);
  }

  private static InlineRules rules(List<DockerfileCheck> checks, Policy policy, LocalDate today) {
    List<Control> controls = checks.stream().map(DockerfileCheck::control).toList();
    return new InlineRules(policy, new Catalogue(controls), today);
  }

  /**
   * Judges one.
   *
   * @param path as it was given
   */
  public SourceJudgement judge(String path, byte[] bytes, BuildContext context) {
    return switch (DockerfileReader.read(bytes)) {
      case Reading.Read read ->
          judge(path, read.source(), DockerfileSubject.of(read.dockerfile(), context, today));
      case Reading.Refused refused ->
          new SourceJudgement(
              List.of(), List.of(unjudged(path, refused.problem())), List.of(), new Tally());
    };
  }

  private SourceJudgement judge(String path, SourceText source, DockerfileSubject subject) {
    MaskedSource text = new MaskedSource(path, source, SecretPlaces.in(subject), new BitSet());
    Tally tally = new Tally();
    List<Finding> findings = new ArrayList<>();
    Instructions instructions = new Instructions(subject);
    HadolintIgnores ignores = new HadolintIgnores(subject, instructions);
    List<Unjudged> unjudged = new ArrayList<>(0);
    subject.refusal().ifPresent(problem -> unjudged.add(unjudged(path, problem)));
    Map<DockerfileVerdict.Unknown, List<String>> unknown = new LinkedHashMap<>();
    List<Undecided> undecided = subject.unread().stream().map(Undecided::new).toList();
    Policy policy = policies.at(path, Resource.NONE);
    for (DockerfileCheck check : checks) {
      Control control = check.control();
      if (policy.judges(control)) {
        DockerfileVerdict verdict = new DockerfileVerdict();
        check.with(policy.parameters()).judge(subject, verdict);
        for (DockerfileVerdict.Unknown one : verdict.unknown()) {
          unknown.computeIfAbsent(one, _ -> new ArrayList<>(1)).add(control.id());
        }
        if (check.readsCommands()) {
          undecided.forEach(one -> one.hear(control, verdict));
        }
        hear(control, policy, verdict.complaints(), ignores, text, tally, findings);
      }
    }
    unknown.forEach((one, controls) ->
        unjudged.add(
            new Unjudged(
                text.location(one.span()),
                Resource.NONE,
                one.reason(),
                one.advice(),
                List.copyOf(controls))));
    tally.count("stages", subject.dockerfile().stages().size());
    for (Undecided one : undecided) {
      if (!one.controls.isEmpty()) {
        unjudged.add(one.unjudged(text));
      }
    }
    List<InlineNote> notes =
        DockerfileNotes.in(subject.dockerfile().comments(), instructions, source, text);
    if (notes.isEmpty()) {
      return new SourceJudgement(findings, unjudged, List.of(), tally);
    }
    InlineWaivers waivers = inline.get().read(notes);
    return new SourceJudgement(
        waivers.settled(findings, tally), List.of(waivers), unjudged, List.of(), tally);
  }

  private static void hear(
      Control control,
      Policy policy,
      List<DockerfileVerdict.Placed> complaints,
      HadolintIgnores ignores,
      MaskedSource text,
      Tally tally,
      List<Finding> findings) {
    List<Severity> severities = new ArrayList<>(complaints.size());
    for (DockerfileVerdict.Placed placed : complaints) {
      Severity severity = SourceBench.severity(policy, control, placed.complaint());
      severities.add(severity);
      tally.found(control, severity);
      Finding finding =
          text.finding(
              control, severity, Resource.NONE, placed.span(), placed.field(), placed.complaint());
      Optional<Waiver> waiver =
          ignores.of(control, placed.span()).map(ignore -> waiver(ignore, text));
      if (waiver.isPresent()) {
        finding = finding.waived(waiver.get());
        tally.settled(finding);
      }
      if (severity.reaches(policy.least())) {
        findings.add(finding);
      }
    }
    // A decision to live with it does not make it better: what is waived fails too.
    boolean failed = !severities.isEmpty();
    Severity worst = failed ? Collections.min(severities) : policy.severity(control);
    tally.judged(control.ring(), worst, failed);
  }

  /** Controls to which what was not read of a RUN could matter. */
  private static final class Undecided {
    private final Unread unread;
    private final List<String> controls = new ArrayList<>();

    private Undecided(Unread unread) {
      this.unread = unread;
    }

    /** Where something is found in what was read, that much is decided. */
    private void hear(Control control, DockerfileVerdict verdict) {
      Span first = unread.first().span();
      boolean decided =
          unread.runs().size() == 1
              && verdict.complaints().stream()
                  .anyMatch(placed ->
                      placed.span().start() >= first.start() && placed.span().end() <= first.end());
      if (!decided) {
        controls.add(control.id());
      }
    }

    private Unjudged unjudged(MaskedSource text) {
      return new Unjudged(
          text.location(unread.first().keywordSpan()),
          Resource.NONE,
          unread.reason(),
          unread.advice(),
          controls);
    }
  }

  private static Waiver waiver(HadolintIgnores.Ignore ignore, MaskedSource text) {
    return new Waiver(
        Waiver.Kind.COMMENT,
        "",
        ignore.words(),
        Optional.empty(),
        text.location(ignore.comment().span()));
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
