package dev.brynje.cli.checklist;

import dev.brynje.cli.checklist.Answer.Status;
import dev.brynje.core.Assessment;
import dev.brynje.core.Configured;
import dev.brynje.core.Finding;
import dev.brynje.core.Unjudged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what an audit says of an item that controls decide. */
final class JudgedItem {
  private final Item item;
  private final List<String> controls;
  private final List<String> fingerprints = new ArrayList<>();
  private Optional<Finding> worst = Optional.empty();
  private long waived;

  JudgedItem(Item item) {
    this.item = item;
    this.controls = item.controls();
  }

  boolean concerns(Finding finding) {
    return controls.contains(finding.control());
  }

  /** Notes a finding. One that is waived is still there. */
  void add(Finding finding) {
    fingerprints.add(finding.fingerprint());
    waived += finding.waiver().isPresent() ? 1 : 0;
    if (worst.isEmpty() || isWorse(finding, worst.get())) {
      worst = Optional.of(finding);
    }
  }

  private static boolean isWorse(Finding one, Finding other) {
    return one.severity() != other.severity() && one.severity().reaches(other.severity());
  }

  Answer answer(Assessment assessment, boolean anySubject) {
    if (worst.isPresent()) {
      Finding first = worst.get();
      String evidence = "%s %s".formatted(first.location().words(), said(first)).strip();
      return new Answer(
          item, Status.NOT_DONE, found(), List.of(evidence), List.copyOf(fingerprints));
    }
    Optional<String> left = leftOut(assessment);
    if (left.isPresent()) {
      return Answer.unknown(item, left.get());
    }
    if (!anySubject) {
      return Answer.unknown(
          item,
          item == Item.SECRETS
              ? "there is no Dockerfile here, and only its layers know what an image holds"
              : "there is no workload here");
    }
    return new Answer(item, Status.DONE, "no finding", List.of(), List.of());
  }

  private String found() {
    String findings = fingerprints.size() == 1 ? "1 finding" : fingerprints.size() + " findings";
    return waived == 0 ? findings : "%s, %d of them waived".formatted(findings, waived);
  }

  private static String said(Finding finding) {
    String of = finding.resource().words();
    return of.isEmpty() ? finding.message() : of + ": " + finding.message();
  }

  /** Why silence says nothing. */
  private Optional<String> leftOut(Assessment assessment) {
    for (Unjudged unjudged : assessment.unjudged()) {
      if (unjudged.controls().isEmpty()
          || unjudged.controls().stream().anyMatch(controls::contains)) {
        return Optional.of("%s %s".formatted(unjudged.location().words(), unjudged.reason()));
      }
    }
    for (Configured configured : assessment.configured()) {
      for (String off : configured.off()) {
        if (controls.contains(off)) {
          return Optional.of("%s switches off %s".formatted(configured.file(), off));
        }
      }
    }
    return Optional.empty();
  }
}
