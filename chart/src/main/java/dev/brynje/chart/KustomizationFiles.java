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
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What may be quoted of the files of a kustomization: keys, and names of objects and files. */
final class KustomizationFiles {
  private static final long LARGEST_FILE = 1L << 20;
  private static final int MOST_FILES = 1000;
  private static final int DEEPEST = 50;

  /** Keys whose values name something. */
  private static final Set<String> NAMES =
      Set.of(
          "apiVersion",
          "bases",
          "components",
          "configurations",
          "crds",
          "fieldPath",
          "fieldPaths",
          "files",
          "generators",
          "group",
          "kind",
          "name",
          "namePrefix",
          "nameSuffix",
          "namespace",
          "path",
          "resources",
          "transformers",
          "validators",
          "version");

  /** And those below which anything may stand. */
  private static final Set<String> VALUES =
      Set.of("binaryData", "data", "literals", "options", "patch", "stringData");

  private KustomizationFiles() {}

  static RendererWords words(Kustomization kustomization) {
    RendererWords words = new RendererWords();
    int files = 0;
    for (Kustomization one : KustomizeRenderer.withBases(kustomization)) {
      read(one.file(), kustomization, words);
      for (Path file : one.files()) {
        if (files++ < MOST_FILES) {
          read(file, kustomization, words);
        }
      }
    }
    return words;
  }

  private static void read(Path file, Kustomization from, RendererWords words) {
    Path root = from.directory().toAbsolutePath().normalize();
    words.add(root.relativize(file.toAbsolutePath().normalize()).toString());
    try {
      if (Files.size(file) <= LARGEST_FILE) {
        for (Document document :
            YamlReader.read(Files.readAllBytes(file), Limits.DEFAULT).documents()) {
          look(document.root(), false, words, 0);
        }
      }
    } catch (IOException _) {
      // Then fewer words are known, and more of the complaint is left out.
    }
  }

  private static void look(Node node, boolean named, RendererWords words, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    switch (node) {
      case Scalar scalar -> {
        // An address may have a password in it.
        if (named && scalar.text().indexOf('@') < 0 && !scalar.text().contains("://")) {
          words.add(scalar.text());
        }
      }
      case Sequence list -> all(list.items(), named, words, depth);
      case Mapping mapping -> {
        for (Mapping.Entry entry : mapping.entries()) {
          words.add(entry.key());
          if (!VALUES.contains(entry.key())) {
            look(entry.value(), NAMES.contains(entry.key()), words, depth + 1);
          }
        }
      }
    }
  }

  private static void all(List<Node> items, boolean named, RendererWords words, int depth) {
    for (Node item : items) {
      look(item, named, words, depth + 1);
    }
  }
}
