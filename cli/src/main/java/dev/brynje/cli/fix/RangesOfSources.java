package dev.brynje.cli.fix;

import dev.brynje.fix.pod.ContainerRange;
import dev.brynje.fix.pod.NamespaceRanges;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The LimitRanges that the sources hold. Safe for threads. */
final class RangesOfSources implements NamespaceRanges {
  private static final String WORD = "LimitRange";

  private final SourceObjects objects;
  private @Nullable Map<String, List<ContainerRange>> read;

  /**
   * @param objects looked through once somebody asks
   */
  RangesOfSources(SourceObjects objects) {
    this.objects = objects;
  }

  @Override
  public List<ContainerRange> in(String namespace) {
    return byNamespace().getOrDefault(name(namespace), List.of());
  }

  private synchronized Map<String, List<ContainerRange>> byNamespace() {
    Map<String, List<ContainerRange>> known = read;
    if (known == null) {
      Map<String, List<ContainerRange>> byNamespace = new HashMap<>();
      objects.having(
          WORD,
          (file, object) -> {
            if (object.kind().equals(WORD)) {
              add(file, object, byNamespace);
            }
          });
      known = byNamespace;
      read = known;
    }
    return known;
  }

  private static void add(
      String file, KubeObject object, Map<String, List<ContainerRange>> byNamespace) {
    List<ContainerRange> ranges =
        byNamespace.computeIfAbsent(name(object.namespace()), _ -> new ArrayList<>());
    for (Field limit : object.spec().get("limits").items()) {
      if (limit.get("type").string().filter("Container"::equals).isPresent()) {
        ranges.add(range(file, object, limit));
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
