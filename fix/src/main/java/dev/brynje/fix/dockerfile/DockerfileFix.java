package dev.brynje.fix.dockerfile;

import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.secret.Secrets;
import dev.brynje.dockerfile.DockerfileReader;
import dev.brynje.dockerfile.Reading;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.SourceFix;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.edit.Encoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes Dockerfiles so that findings about them go. */
public final class DockerfileFix implements SourceFix {
  private static final String RING = "dockerfile/";

  private final Wishes wishes;
  private final KnownImages images;

  public DockerfileFix(Wishes wishes, KnownImages images) {
    this.wishes = wishes;
    this.images = images;
  }

  @Override
  public boolean knows(Finding finding) {
    return finding.control().startsWith(RING)
        && DockerfileFixes.know(finding.control())
        && finding.location().origin() == Location.Origin.WRITTEN;
  }

  @Override
  public List<Mended> fix(String unit, List<Finding> findings, SourceFiles files) {
    Optional<byte[]> bytes = files.read(unit);
    if (bytes.isEmpty()) {
      return List.of(Mended.left(unit, findings, SourceFiles.CHANGED));
    }
    if (!findings.getFirst().resource().equals(Resource.NONE)) {
      return List.of(
          Mended.left(
              unit,
              findings,
              "the Dockerfile stands within this file; put it in a file of its own, or change it here by hand"));
    }
    return switch (DockerfileReader.read(bytes.get())) {
      case Reading.Refused _ ->
          List.of(Mended.left(unit, findings, "it is no Dockerfile that can be read"));
      case Reading.Read read ->
          Encoding.of(bytes.get(), read.source().text())
              .map(encoding -> fix(unit, findings, files, read, encoding))
              .orElseGet(() ->
                  List.of(
                      Mended.left(unit, findings, "it is not all UTF-8; save it as UTF-8 first")));
    };
  }

  private List<Mended> fix(
      String unit,
      List<Finding> findings,
      SourceFiles files,
      Reading.Read read,
      Encoding encoding) {
    Written written = new Written(read);
    Subject subject =
        new Subject(written, wishes, images, name -> files.read(beside(unit, name)).isPresent());
    List<Outcome> outcomes = new ArrayList<>();
    List<Proposal> proposals = new ArrayList<>();
    for (Finding finding : findings.stream().sorted(DockerfileFixes.order()).toList()) {
      switch (plan(subject, finding)) {
        case Plan.Left(String reason) ->
            outcomes.add(Outcome.left(finding, Secrets.masked(reason)));
        case Plan.Edits edits -> {
          outcomes.add(new Outcome(finding, answer(edits), proposals.size()));
          proposals.add(new Proposal(proposals.size(), finding, edits));
        }
      }
    }
    Trial trial = new Trial(new Gate(written));
    trial.run(proposals);
    Attempt made = trial.accepted();
    byte[] after = encoding.bytes(made.text(read.source().text()));
    return List.of(
        Mended.of(unit, read.source(), after, made.splices(), settled(outcomes, trial.refused())));
  }

  private static String beside(String file, String name) {
    return file.substring(0, file.lastIndexOf('/') + 1) + name;
  }

  private static Plan plan(Subject subject, Finding finding) {
    Location location = finding.location();
    Optional<Span> place =
        subject.written().complaints().at(finding.control(), location.line(), location.column());
    return place.isPresent()
        ? DockerfileFixes.plan(subject, finding.control(), place.get())
        : new Plan.Left("what it is about is not written there");
  }

  /** What is quoted of a Dockerfile may hold a secret. */
  private static Answer answer(Plan.Edits plan) {
    return new Answer.Mend(
        List.of(),
        Secrets.masked(plan.what()),
        plan.notes().stream().map(Secrets::masked).toList());
  }

  private static List<Outcome> settled(List<Outcome> outcomes, Map<Integer, String> refused) {
    List<Outcome> settled = new ArrayList<>(outcomes.size());
    for (Outcome one : outcomes) {
      String reason = refused.get(one.proposal());
      settled.add(reason == null ? one : Outcome.left(one.finding(), Secrets.masked(reason)));
    }
    return settled;
  }
}
