package dev.brynje.cli.fix;

import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Objects in all sources, for what one file cannot tell.
 *
 * @param files read when somebody asks
 * @param reading gives what a file holds; empty when it cannot be read
 */
record SourceObjects(List<String> files, Function<String, Optional<byte[]>> reading) {
  SourceObjects {
    files = List.copyOf(files);
  }

  /**
   * Hands over every object of the files that have a word in their text; most files do not, which
   * costs a search.
   *
   * @param to gets the file's name and the object; what it cannot read there it may throw
   */
  void having(String word, BiConsumer<String, KubeObject> to) {
    for (String file : files) {
      Optional<byte[]> bytes = reading.apply(file);
      if (bytes.isPresent()
          && new String(bytes.get(), StandardCharsets.ISO_8859_1).contains(word)) {
        Manifest.of(YamlReader.read(bytes.get(), Limits.DEFAULT))
            .objects()
            .forEach(object -> give(file, object, to));
      }
    }
  }

  private static void give(String file, KubeObject object, BiConsumer<String, KubeObject> to) {
    try {
      to.accept(file, object);
    } catch (FieldTypeException _) {
      // The audit has said so.
    }
  }
}
