package dev.brynje.chart;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that kustomize builds from.
 *
 * @param directory where its file is
 * @param file its {@code kustomization.yaml}
 * @param component whether it is only part of others
 * @param files what it reads that lies here: resources, patches, files of generators
 * @param bases directories that it builds upon
 * @param remote what it would fetch from elsewhere, as it names that
 * @param inflates whether it renders Helm charts, which it fetches
 * @see <a href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/">The
 *     kustomization file</a>
 */
public record Kustomization(
    Path directory,
    Path file,
    boolean component,
    List<Path> files,
    List<Path> bases,
    List<String> remote,
    boolean inflates) {
  /** The names that its file may have, in the order in which they are looked for. */
  public static final List<String> FILES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final int LARGEST_FILE = 1 << 20;

  /** Lists whose items are files, directories or addresses. */
  private static final Set<String> ACCUMULATED =
      Set.of(
          "resources",
          "bases",
          "components",
          "crds",
          "configurations",
          "generators",
          "transformers",
          "validators");

  public Kustomization {
    files = List.copyOf(files);
    bases = List.copyOf(bases);
    remote = List.copyOf(remote);
  }

  /**
   * That of a directory; empty when it has none. What cannot be read in its file is left to
   * kustomize to complain of.
   */
  public static Optional<Kustomization> in(Path directory) {
    for (String name : FILES) {
      Path file = directory.resolve(name);
      if (Files.isRegularFile(file)) {
        return Optional.of(new Draft(directory, file).read());
      }
    }
    return Optional.empty();
  }

  /** What is gathered while the file is read. */
  private static final class Draft {
    private final Path directory;
    private final Path file;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> bases = new ArrayList<>();
    private final List<String> remote = new ArrayList<>();
    private boolean component;
    private boolean inflates;

    private Draft(Path directory, Path file) {
      this.directory = directory;
      this.file = file;
    }

    private Kustomization read() {
      try {
        if (Files.size(file) <= LARGEST_FILE) {
          byte[] bytes = Files.readAllBytes(file);
          for (Document document : YamlReader.read(bytes, Limits.DEFAULT).documents()) {
            if (document.root() instanceof Mapping mapping) {
              read(mapping);
            }
          }
        }
      } catch (IOException _) {
        // Kustomize will say why.
      }
      return new Kustomization(directory, file, component, files, bases, remote, inflates);
    }

    private void read(Mapping mapping) {
      for (Mapping.Entry entry : mapping.entries()) {
        String key = entry.key();
        if (key.equals("kind") && entry.value() instanceof Scalar kind) {
          component = kind.text().equals("Component");
        } else if (key.equals("helmCharts") || key.equals("helmChartInflationGenerator")) {
          inflates = true;
        } else if (ACCUMULATED.contains(key)) {
          texts(entry.value()).forEach(this::accumulate);
        } else {
          named(entry.value(), 0);
        }
      }
    }

    private void accumulate(String name) {
      Optional<Path> path = resolve(name);
      if (path.isPresent() && Files.isDirectory(path.get())) {
        bases.add(path.get());
      } else if (path.isPresent() && Files.exists(path.get())) {
        files.add(path.get());
      } else if (isAddress(name)) {
        remote.add(name);
      }
    }

    /** Files that patches, generators and replacements name: any text that is a file here. */
    private void named(Node node, int depth) {
      if (depth > 6) {
        return;
      }
      switch (node) {
        case Scalar scalar -> file(scalar.text());
        case Sequence list -> list.items().forEach(item -> named(item, depth + 1));
        case Mapping mapping -> mapping.entries().forEach(entry -> named(entry.value(), depth + 1));
      }
    }

    private void file(String text) {
      // A generator may give a file another name: name=file.
      String name = text.substring(text.indexOf('=') + 1);
      if (!name.isEmpty() && name.indexOf('\n') < 0) {
        resolve(name).filter(Files::isRegularFile).ifPresent(files::add);
      }
    }

    private Optional<Path> resolve(String name) {
      try {
        return Optional.of(directory.resolve(name).normalize());
      } catch (InvalidPathException _) {
        return Optional.empty();
      }
    }

    /** As kustomize tells an address from a path that is missing. */
    private static boolean isAddress(String name) {
      int slash = name.indexOf('/');
      String host = slash < 0 ? name : name.substring(0, slash);
      return name.contains("://")
          || name.contains("git::")
          || name.contains("?ref=")
          || name.contains("//")
          || name.startsWith("git@")
          || (slash > 0 && host.indexOf('.') > 0);
    }

    private static List<String> texts(Node node) {
      List<String> texts = new ArrayList<>();
      if (node instanceof Sequence list) {
        for (Node item : list.items()) {
          if (item instanceof Scalar scalar) {
            texts.add(scalar.text());
          }
        }
      }
      return texts;
    }
  }
}
