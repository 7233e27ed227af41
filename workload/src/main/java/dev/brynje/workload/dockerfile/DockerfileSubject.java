package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Build;
import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.Stage;
import dev.brynje.yaml.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Dockerfile with what each stage inherits.
 *
 * @param refusal why BuildKit would not build it, though it can be read
 * @param today when it is judged
 */
public record DockerfileSubject(
    Dockerfile dockerfile,
    List<StageSubject> stages,
    Optional<Problem> refusal,
    BuildContext context,
    LocalDate today) {

  public DockerfileSubject {
    stages = List.copyOf(stages);
  }

  /** Follows its stages. */
  public static DockerfileSubject of(Dockerfile dockerfile, BuildContext context, LocalDate today) {
    Build build = Build.of(dockerfile);
    List<StageSubject> stages = new ArrayList<>(dockerfile.stages().size());
    for (Stage stage : dockerfile.stages()) {
      Optional<StageSubject> base = build.base(stage).map(earlier -> stages.get(earlier.number()));
      stages.add(new StageReader(dockerfile, build, stage, base).read());
    }
    return new DockerfileSubject(dockerfile, stages, build.refusal(build.last()), context, today);
  }

  /** The one that is built when nobody names another. */
  public StageSubject last() {
    return stages.getLast();
  }

  /** Those whose layers the image has: the last one, and those that it goes on from. */
  List<StageSubject> layered() {
    List<StageSubject> layered = new ArrayList<>();
    Optional<StageSubject> one = Optional.of(last());
    while (one.isPresent()) {
      layered.addFirst(one.get());
      one = one.get().base();
    }
    return layered;
  }

  /** Whether the image has the layers of a stage. */
  boolean isLayered(StageSubject stage) {
    Optional<StageSubject> one = Optional.of(last());
    while (one.isPresent() && one.get().stage().number() > stage.stage().number()) {
      one = one.get().base();
    }
    return one.filter(layer -> layer.stage().number() == stage.stage().number()).isPresent();
  }

  /** The RUN instructions of which not all could be read. */
  public List<Unread> unread() {
    return stages.stream().flatMap(stage -> stage.unread().stream()).toList();
  }
}
