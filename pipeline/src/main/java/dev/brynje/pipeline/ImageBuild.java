package dev.brynje.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An image that a step builds.
 *
 * @param images its names, without tags that only a run knows; never empty
 * @param dockerfile the path of its Dockerfile, from where the step runs; empty when only a run
 *     knows it, or more decides what is built
 */
public record ImageBuild(Step step, List<String> images, Optional<String> dockerfile) {
  private static final Set<String> ENGINES = Set.of("docker", "podman", "nerdctl", "buildah");
  private static final Set<String> BUILDS = Set.of("build", "bud");
  private static final Set<String> GROUPS = Set.of("buildx", "image", "builder");

  /** Options with a value behind them, of those that are known to keep to one Dockerfile. */
  private static final Set<String> VALUED =
      Set.of(
          "--add-host",
          "--annotation",
          "--attest",
          "--build-arg",
          "--builder",
          "--cache-from",
          "--cache-to",
          "--file",
          "--label",
          "--metadata-file",
          "--network",
          "--output",
          "--platform",
          "--progress",
          "--provenance",
          "--sbom",
          "--secret",
          "--shm-size",
          "--ssh",
          "--tag",
          "--ulimit",
          "-f",
          "-o",
          "-t");

  /** Those without one. */
  private static final Set<String> FLAGS =
      Set.of(
          "--compress",
          "--force-rm",
          "--load",
          "--no-cache",
          "--pull",
          "--push",
          "--quiet",
          "--rm",
          "-q");

  private static final String ACTION = "docker/build-push-action";
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{[^}]*+}}");
  private static final char UNKNOWN = '\0';

  public ImageBuild {
    images = List.copyOf(images);
  }

  /** What a step builds under a name, when it does. */
  public static Optional<ImageBuild> of(Step step) {
    return switch (step) {
      case Step.Command command -> of(command);
      case Step.Action action -> of(action);
    };
  }

  private static Optional<ImageBuild> of(Step.Action action) {
    if (!action.name().equals(ACTION)) {
      return Optional.empty();
    }
    List<String> names = List.of(input(action, "tags", "").split("[,\\s]+"));
    String context = input(action, "context", ".");
    String file = input(action, "file", under(context));
    boolean known = !action.inputs().containsKey("target") && isPath(context) && isPath(file);
    return of(action, names, known ? Optional.of(file) : Optional.empty());
  }

  private static String input(Step.Action action, String name, String otherwise) {
    String given = EXPRESSION.matcher(action.inputs().getOrDefault(name, "")).replaceAll("\0");
    return given.isBlank() ? otherwise : given.strip();
  }

  private static Optional<ImageBuild> of(Step.Command command) {
    List<String> words = SecurityCommand.unwrapped(command.words());
    String program = words.isEmpty() ? "" : words.getFirst();
    int at = words.size() > 1 && GROUPS.contains(words.get(1)) ? 2 : 1;
    boolean builds =
        ENGINES.contains(program.substring(program.lastIndexOf('/') + 1))
            && at < words.size()
            && BUILDS.contains(words.get(at));
    return builds ? of(command, words.subList(at + 1, words.size())) : Optional.empty();
  }

  private static Optional<ImageBuild> of(Step.Command command, List<String> arguments) {
    List<String> names = new ArrayList<>();
    List<String> contexts = new ArrayList<>();
    String file = "";
    boolean known = true;
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      int equals = word.startsWith("--") ? word.indexOf('=') : -1;
      String option = equals < 0 ? word : word.substring(0, equals);
      if (!word.startsWith("-") || word.equals("-")) {
        contexts.add(word);
      } else if (VALUED.contains(option)) {
        String value = equals < 0 ? next(arguments, i++) : word.substring(equals + 1);
        switch (option) {
          case "-t", "--tag" -> names.add(value);
          case "-f", "--file" -> file = value;
          default -> {
            // It says nothing of which Dockerfile is built.
          }
        }
      } else {
        known &= FLAGS.contains(option);
      }
    }
    String context = contexts.size() == 1 ? contexts.getFirst() : "";
    String path = file.isEmpty() ? under(context) : file;
    boolean told = known && isPath(context) && isPath(path);
    return of(command, names, told ? Optional.of(path) : Optional.empty());
  }

  private static String next(List<String> arguments, int index) {
    return index + 1 < arguments.size() ? arguments.get(index + 1) : "";
  }

  private static String under(String context) {
    return context.endsWith("/") ? context + "Dockerfile" : context + "/Dockerfile";
  }

  /** Whether it is told, and no address or standard input. */
  private static boolean isPath(String text) {
    return !text.isEmpty()
        && !text.equals("-")
        && text.indexOf(UNKNOWN) < 0
        && !text.contains(":")
        && !text.startsWith("-");
  }

  private static Optional<ImageBuild> of(
      Step step, List<String> names, Optional<String> dockerfile) {
    List<String> images = new ArrayList<>();
    for (String name : names) {
      int colon = name.lastIndexOf(':');
      boolean tagged = colon > name.lastIndexOf('/');
      String image = tagged && name.indexOf(UNKNOWN) >= 0 ? name.substring(0, colon) : name;
      if (!image.isEmpty() && image.indexOf(UNKNOWN) < 0) {
        images.add(image);
      }
    }
    return images.isEmpty()
        ? Optional.empty()
        : Optional.of(new ImageBuild(step, images, dockerfile));
  }
}
