package dev.brynje.kube;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The volumes of a pod by their names, read as far as they are asked for. For one thread. */
public final class Volumes {
  private final Field spec;
  private final Map<String, Field> byName = new HashMap<>();
  private @Nullable List<Field> all;
  private int read;

  Volumes(Field spec) {
    this.spec = spec;
  }

  /**
   * The first volume of a name.
   *
   * @throws FieldTypeException when there is none before one that the API server would refuse
   */
  public Optional<Field> named(String name) {
    List<Field> volumes = all;
    if (volumes == null) {
      volumes = spec.get("volumes").items();
      all = volumes;
    }
    while (!byName.containsKey(name) && read < volumes.size()) {
      Field volume = volumes.get(read);
      volume.get("name").string().ifPresent(its -> byName.putIfAbsent(its, volume));
      read++;
    }
    return Optional.ofNullable(byName.get(name));
  }
}
