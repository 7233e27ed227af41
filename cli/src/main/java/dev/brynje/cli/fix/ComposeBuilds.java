package dev.brynje.cli.fix;

import dev.brynje.fix.dockerfile.BuildDirectories;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.YamlReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The directories that Compose files name as those of builds; read when somebody asks. */
final class ComposeBuilds implements BuildDirectories {
  private static final Pattern NAME = Pattern.compile("(docker-)?compose.*\\.ya?ml");

  private final List<String> judged;
  private final Function<String, Optional<byte[]>> files;
  private Optional<Map<Path, Set<String>>> found = Optional.empty();

  /**
   * @param judged the names of files, among them those of Compose
   */
  ComposeBuilds(List<String> judged, Function<String, Optional<byte[]>> files) {
    this.judged = judged;
    this.files = files;
  }

  @Override
  public synchronized List<String> of(String dockerfile) {
    if (found.isEmpty()) {
      Map<Path, Set<String>> all = new HashMap<>();
      for (String name : judged) {
        if (NAME.matcher(name.substring(name.lastIndexOf('/') + 1)).matches()) {
          files.apply(name).ifPresent(bytes -> add(Path.of(name), bytes, all));
        }
      }
      found = Optional.of(all);
    }
    Set<String> named = found.get().getOrDefault(Path.of(dockerfile).normalize(), Set.of());
    return List.copyOf(named);
  }

  private static void add(Path compose, byte[] bytes, Map<Path, Set<String>> all) {
    for (Document document : YamlReader.read(bytes, Limits.DEFAULT).documents()) {
      if (document.root() instanceof Mapping root
          && root.get("services").orElse(null) instanceof Mapping services) {
        for (Mapping.Entry service : services.entries()) {
          if (service.value() instanceof Mapping one) {
            one.get("build").ifPresent(build -> add(compose, build, all));
          }
        }
      }
    }
  }

  private static void add(Path compose, Node build, Map<Path, Set<String>> all) {
    String context = build instanceof Mapping ? text(build, "context", ".") : text(build);
    String dockerfile = text(build, "dockerfile", "Dockerfile");
    boolean told = context.indexOf('$') < 0 && dockerfile.indexOf('$') < 0;
    if (context.isEmpty() || !told || context.contains("://")) {
      return;
    }
    try {
      Path directory = compose.resolveSibling(context).normalize();
      String shown = directory.toString().replace('\\', '/');
      all.computeIfAbsent(directory.resolve(dockerfile).normalize(), _ -> new TreeSet<>())
          .add(shown.isEmpty() ? "" : shown + "/");
    } catch (InvalidPathException _) {
      // What names no path is no directory here.
    }
  }

  private static String text(Node node, String key, String otherwise) {
    return node instanceof Mapping mapping
        ? mapping.get(key).map(ComposeBuilds::text).orElse(otherwise)
        : otherwise;
  }

  private static String text(Node node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }
}
