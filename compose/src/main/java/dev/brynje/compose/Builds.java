package dev.brynje.compose;

import dev.brynje.compose.Project.Remark;
import dev.brynje.dockerfile.Build;
import dev.brynje.dockerfile.Dockerfile;
import dev.brynje.dockerfile.DockerfileReader;
import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Stage;
import dev.brynje.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds and reads the Dockerfiles that services are built from. */
final class Builds {
  private static final Path NOWHERE = Path.of("");

  /** A Dockerfile that was read; or why not. */
  private sealed interface Found {
    record Read(String name, Path path, Dockerfile dockerfile) implements Found {}

    record Not(String reason) implements Found {}
  }

  private final Sources sources;
  private final Path directory;
  private final List<Remark> remarks;
  private final Map<Named, Found> byPath = new HashMap<>();

  /**
   * A Dockerfile by its path.
   *
   * @param shown what an output may show in place of its path, which comes from a variable
   */
  private record Named(Path path, Optional<String> shown) {}

  /**
   * @param remarks takes what could not be read
   */
  Builds(Sources sources, Path directory, List<Remark> remarks) {
    this.sources = sources;
    this.directory = directory;
    this.remarks = remarks;
  }

  /** What a service is built from, if that can be read. */
  Optional<BuiltFrom> of(String service, BuildSpec spec) {
    return switch (found(service, spec)) {
      case Found.Not(String reason) -> {
        remark(spec.place(), service, reason);
        yield Optional.empty();
      }
      case Found.Read read -> of(service, spec, read);
    };
  }

  private Optional<BuiltFrom> of(String service, BuildSpec spec, Found.Read read) {
    Dockerfile dockerfile = read.dockerfile();
    sources.allowance().spend(instructions(dockerfile), spec.place());
    Build build = Build.of(dockerfile, arguments(spec));
    Optional<Stage> stage = stage(spec, dockerfile, build);
    if (stage.isEmpty()) {
      Text target = spec.target().orElseThrow();
      remark(
          target.place(),
          service,
          "%s has no stage \"%s\"".formatted(read.name(), Shown.of(target)));
    }
    stage
        .flatMap(build::refusal)
        .ifPresent(problem ->
            remarks.add(
                new Remark(
                    spec.place(),
                    "the image of the service \"%s\" cannot be built: %s"
                        .formatted(Shown.of(service), reason(read.name(), problem)))));
    return stage.map(its -> new BuiltFrom(read.name(), read.path(), dockerfile, build, its));
  }

  private void remark(Place place, String service, String reason) {
    remarks.add(
        new Remark(
            place,
            "the image of the service \"%s\" is not judged: %s"
                .formatted(Shown.of(service), reason)));
  }

  private static int instructions(Dockerfile dockerfile) {
    int all = 1;
    for (Stage stage : dockerfile.stages()) {
      all += stage.instructions().size();
    }
    return all;
  }

  private static Map<String, Expanded> arguments(BuildSpec spec) {
    Map<String, Expanded> arguments = new HashMap<>();
    for (Variable argument : spec.args()) {
      boolean known =
          argument.value().filter(value -> value.known() && !value.secret()).isPresent();
      String text = known ? argument.value().orElseThrow().text() : "";
      arguments.put(argument.name(), new Expanded(text, known, false));
    }
    return arguments;
  }

  private static Optional<Stage> stage(BuildSpec spec, Dockerfile dockerfile, Build build) {
    Optional<Text> target = spec.target().filter(text -> !text.raw().isEmpty());
    if (target.isEmpty()) {
      return Optional.of(build.last());
    }
    return target.get().known()
        ? build.stage(target.get().text(), dockerfile.stages().size())
        : Optional.empty();
  }

  private Found found(String service, BuildSpec spec) {
    if (spec.inline().isPresent()) {
      Text inline = spec.inline().get();
      if (!inline.known()) {
        return new Found.Not("its Dockerfile depends on a variable that is not set");
      }
      String name = "%s (dockerfile_inline of %s)".formatted(inline.place().file().name(), service);
      return read(name, NOWHERE, inline.text().getBytes(StandardCharsets.UTF_8));
    }
    Text context = spec.context();
    Optional<Text> dockerfile = spec.dockerfile();
    if (!context.known() || !dockerfile.map(Text::known).orElse(true)) {
      return new Found.Not("where its Dockerfile is depends on a variable that is not set");
    }
    if (Remote.isOne(context.raw())) {
      return new Found.Not("its context is somewhere else, and nothing is fetched");
    }
    if (context.raw().startsWith("~")) {
      return new Found.Not("its context is in somebody's home directory");
    }
    Path path =
        directory
            .resolve(context.raw())
            .resolve(dockerfile.map(Text::raw).orElse("Dockerfile"))
            .normalize();
    boolean secret = context.secret() || dockerfile.map(Text::secret).orElse(false);
    Named named =
        new Named(path, secret ? Optional.of(shown(context, dockerfile)) : Optional.empty());
    Found known = byPath.get(named);
    if (known == null) {
      known = read(named);
      byPath.put(named, known);
    }
    return known;
  }

  private static String shown(Text context, Optional<Text> dockerfile) {
    return Shown.of(context) + "/" + dockerfile.map(Shown::of).orElse("Dockerfile");
  }

  private Found read(Named named) {
    return switch (sources.content(named.path())) {
      case ProjectFiles.Content.Bytes(String name, byte[] bytes) ->
          read(named.shown().orElse(name), named.path(), bytes);
      case ProjectFiles.Content.Absent(String name) ->
          new Found.Not("there is no %s".formatted(named.shown().orElse(name)));
      case ProjectFiles.Content.Refused(String name, String reason, String _) ->
          new Found.Not("%s %s".formatted(named.shown().orElse(name), reason));
    };
  }

  private static Found read(String name, Path path, byte[] bytes) {
    return switch (DockerfileReader.read(bytes)) {
      case dev.brynje.dockerfile.Reading.Read read -> new Found.Read(name, path, read.dockerfile());
      case dev.brynje.dockerfile.Reading.Refused refused ->
          new Found.Not(reason(name, refused.problem()));
    };
  }

  private static String reason(String name, Problem problem) {
    return "%s:%d: %s".formatted(name, problem.span().line(), Shown.of(problem.message()));
  }
}
