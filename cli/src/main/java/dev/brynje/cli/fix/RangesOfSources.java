package dev.brynje.cli.fix;

import dev.brynje.fix.pod.ContainerRange;
import dev.brynje.fix.pod.NamespaceRanges;
import dev.brynje.kube.Field;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The LimitRanges that the sources hold. Safe for threads. */
final class RangesOfSources implements NamespaceRanges {
  private static final String WORD = "LimitRange";

  private final List<String> files;
  private final Function<String, Optional<byte[]>> reading;
  private @Nullable Map<String, List<ContainerRange>> read;

  /**
   * @param files looked at once somebody asks
   * @param reading gives what a file holds; empty when it cannot be read
   */
  RangesOfSources(List<String> files, Function<String, Optional<byte[]>> reading) {
    this.files = List.copyOf(files);
    this.reading = reading;
  }

  @Override
  public List<ContainerRange> in(String namespace) {
    return byNamespace().getOrDefault(name(namespace), List.of());
  }

  private synchronized Map<String, List<ContainerRange>> byNamespace() {
    Map<String, List<ContainerRange>> known = read;
    if (known == null) {
      known = new HashMap<>();
      for (String file : files) {
        Optional<byte[]> bytes = reading.apply(file);
        if (bytes.isPresent()) {
          add(file, bytes.get(), known);
        }
      }
      read = known;
    }
    return known;
  }

  /** Most files hold none, which costs a search. */
  private static void add(
      String file, byte[] bytes, Map<String, List<ContainerRange>> byNamespace) {
    if (!new String(bytes, StandardCharsets.ISO_8859_1).contains(WORD)) {
      return;
    }
    for (KubeObject object : Manifest.of(YamlReader.read(bytes, Limits.DEFAULT)).objects()) {
      if (object.kind().equals(WORD)) {
        try {
          List<ContainerRange> ranges =
              byNamespace.computeIfAbsent(name(object.namespace()), _ -> new ArrayList<>());
          for (Field limit : object.spec().get("limits").items()) {
            if (limit.get("type").string().filter("Container"::equals).isPresent()) {
              ranges.add(range(file, object, limit));
            }
          }
        } catch (FieldTypeException _) {
          // The audit has said so.
        }
      }
    }
  }

  private static ContainerRange range(String file, KubeObject object, Field limit) {
    Map<String, String> given = new HashMap<>();
    // The API server takes what is given as limit for the request that is not.
    texts(limit.get("default"))
        .forEach((resource, amount) -> {
          given.put("limits." + resource, amount);
          given.put("requests." + resource, amount);
        });
    texts(limit.get("defaultRequest"))
        .forEach((resource, amount) -> given.put("requests." + resource, amount));
    return new ContainerRange(
        object.name(),
        file + ":" + limit.span().line(),
        given,
        texts(limit.get("min")),
        texts(limit.get("max")));
  }

  private static Map<String, String> texts(Field amounts) {
    Map<String, String> texts = new HashMap<>();
    for (Field amount : amounts.fields()) {
      amount.stringOrNumber().ifPresent(text -> texts.put(amount.name(), text));
    }
    return texts;
  }

  private static String name(String namespace) {
    return namespace.isEmpty() ? "default" : namespace;
  }
}
