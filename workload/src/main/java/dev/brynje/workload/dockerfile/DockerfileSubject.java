package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Build;
import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Dockerfile with what each stage inherits. */
public record DockerfileSubject(
    Dockerfile dockerfile, List<StageSubject> stages, BuildContext context) {

  public DockerfileSubject {
    stages = List.copyOf(stages);
  }

  /** Follows its stages. */
  public static DockerfileSubject of(Dockerfile dockerfile, BuildContext context) {
    Build build = Build.of(dockerfile);
    List<StageSubject> stages = new ArrayList<>(dockerfile.stages().size());
    for (Stage stage : dockerfile.stages()) {
      Optional<StageSubject> base = build.base(stage).map(earlier -> stages.get(earlier.number()));
      stages.add(new StageReader(dockerfile, build, stage, base).read());
    }
    return new DockerfileSubject(dockerfile, stages, context);
  }

  /** The one that is built when nobody names another. */
  StageSubject last() {
    return stages.getLast();
  }
}
