package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Stage;
import dev.brynje.dockerfile.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A Dockerfile with what each stage inherits. */
public record DockerfileSubject(
    Dockerfile dockerfile, List<StageSubject> stages, BuildContext context) {

  public DockerfileSubject {
    stages = List.copyOf(stages);
  }

  /** Follows its stages. */
  public static DockerfileSubject of(Dockerfile dockerfile, BuildContext context) {
    Scope global = new Scope(dockerfile);
    dockerfile.global().forEach(global::take);
    List<StageSubject> stages = new ArrayList<>(dockerfile.stages().size());
    Map<String, StageSubject> named = new HashMap<>();
    for (Stage stage : dockerfile.stages()) {
      Instruction.From from = stage.from();
      String image = global.expand(from.image()).text();
      Optional<StageSubject> base = Optional.ofNullable(named.get(image.toLowerCase(Locale.ROOT)));
      StageSubject subject = new StageReader(global, stage, base).read();
      stages.add(subject);
      from.name()
          .map(Word::text)
          .ifPresent(name -> named.put(name.toLowerCase(Locale.ROOT), subject));
    }
    return new DockerfileSubject(dockerfile, stages, context);
  }

  /** The one that is built when nobody names another. */
  StageSubject last() {
    return stages.getLast();
  }
}
