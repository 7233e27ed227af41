package dev.brynje.cli.checklist;

import dev.brynje.cli.checklist.Answer.Status;
import dev.brynje.pipeline.Pipeline;
import dev.brynje.pipeline.SecurityStep;
import dev.brynje.pipeline.SecurityStep.Effect;
import dev.brynje.pipeline.SecurityStep.Purpose;
import dev.brynje.pipeline.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What pipelines say of scanning and verifying. */
final class ScanItem {
  private final List<Pipeline> pipelines;

  ScanItem(List<Pipeline> pipelines) {
    this.pipelines = pipelines;
  }

  Answer answer() {
    if (pipelines.isEmpty()) {
      return new Answer(
          Item.SCAN,
          Status.NOT_DONE,
          "there is no file of GitHub, GitLab, Jenkins, Drone or Tekton here",
          List.of(),
          List.of());
    }
    Optional<SecurityStep> scan = best(Purpose.SCAN);
    Optional<SecurityStep> verify = best(Purpose.VERIFY);
    List<String> evidence = new ArrayList<>();
    scan.ifPresent(step -> evidence.add(said(step, "scans")));
    verify.ifPresent(step -> evidence.add(said(step, "verifies")));
    boolean done =
        scan.isPresent() && verify.isPresent() && counts(scan.get()) && counts(verify.get());
    Status status = done ? Status.DONE : unread().isPresent() ? Status.UNKNOWN : Status.NOT_DONE;
    String reason = reason(scan, verify);
    return new Answer(
        Item.SCAN,
        status,
        status == Status.UNKNOWN ? reason + " in what could be read; " + unread().get() : reason,
        evidence,
        List.of());
  }

  private static String reason(Optional<SecurityStep> scan, Optional<SecurityStep> verify) {
    if (scan.isEmpty()) {
      return verify.isEmpty()
          ? "no step scans an image, none verifies one"
          : "no step scans an image";
    }
    if (!counts(scan.get())) {
      return "what the scan finds is ignored";
    }
    if (verify.isEmpty()) {
      return "no step verifies a signature";
    }
    if (!counts(verify.get())) {
      return "what the verification says is ignored";
    }
    return scan.get().effect() == Effect.STOPS
        ? "both stop the pipeline"
        : "the scan reports, and stops nothing";
  }

  /** A report may be read by people; what is thrown away is not. */
  private static boolean counts(SecurityStep step) {
    return step.effect() != Effect.IGNORED;
  }

  /** The step that stops the pipeline, else any. */
  private Optional<SecurityStep> best(Purpose purpose) {
    Optional<SecurityStep> best = Optional.empty();
    for (Pipeline pipeline : pipelines) {
      for (Step step : pipeline.steps()) {
        Optional<SecurityStep> one =
            SecurityStep.of(step).filter(found -> found.purpose() == purpose);
        if (one.isPresent()
            && (best.isEmpty() || one.get().effect().compareTo(best.get().effect()) > 0)) {
          best = one;
        }
      }
    }
    return best;
  }

  private static String said(SecurityStep step, String does) {
    return "%s:%d %s %s".formatted(step.step().file(), step.step().line(), step.tool(), does);
  }

  private Optional<String> unread() {
    for (Pipeline pipeline : pipelines) {
      if (!pipeline.problems().isEmpty()) {
        return Optional.of(pipeline.problems().getFirst());
      }
      if (!pipeline.elsewhere().isEmpty()) {
        return Optional.of(
            "%s uses %s, which is not here"
                .formatted(pipeline.file(), pipeline.elsewhere().getFirst()));
      }
    }
    return Optional.empty();
  }
}
