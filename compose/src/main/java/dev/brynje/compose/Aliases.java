package dev.brynje.compose;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keys of today that Compose knew as extensions before: it still reads {@code x-develop} as {@code
 * develop}. Where both stand, the key of today wins.
 */
final class Aliases {
  private static final String OLD_DEVELOP = "x-develop";
  private static final String DEVELOP = "develop";

  private final Merge merge;

  private Aliases(Merge merge) {
    this.merge = merge;
  }

  /** A file with the keys of today. */
  static Fields resolved(Fields file, Merge merge) {
    Aliases aliases = new Aliases(merge);
    return file.field("services").map(Field::value).orElse(null) instanceof Fields services
        ? replaced(file, "services", aliases.services(services))
        : file;
  }

  /** Paths that a file resets, with those that they mean today. */
  static Set<String> resolved(Set<String> paths) {
    Set<String> all = new HashSet<>(paths);
    for (String path : paths) {
      String[] keys = path.split(String.valueOf(Reset.SEPARATOR), -1);
      if (keys.length > 2 && keys[0].equals("services") && keys[2].equals(OLD_DEVELOP)) {
        keys[2] = DEVELOP;
        all.add(String.join(String.valueOf(Reset.SEPARATOR), keys));
      }
    }
    return Set.copyOf(all);
  }

  private Fields services(Fields services) {
    List<Field> all = new ArrayList<>(services.size());
    for (Field service : services.all()) {
      all.add(service.value() instanceof Fields fields ? service.with(service(fields)) : service);
    }
    return Fields.of(all, services.place());
  }

  private Fields service(Fields service) {
    Fields renamed = renamed(service, OLD_DEVELOP, DEVELOP);
    return renamed.field(DEVELOP).map(Field::value).orElse(null) instanceof Fields develop
            && develop.field("watch").map(Field::value).orElse(null) instanceof Items watch
        ? replaced(renamed, DEVELOP, replaced(develop, "watch", watches(watch)))
        : renamed;
  }

  private Items watches(Items watch) {
    List<Value> all = new ArrayList<>(watch.values().size());
    for (Value one : watch.values()) {
      all.add(
          one instanceof Fields fields ? renamed(fields, "x-initialSync", "initial_sync") : one);
    }
    return new Items(all, watch.place());
  }

  private Fields renamed(Fields fields, String from, String to) {
    Field old = fields.field(from).orElse(null);
    if (old == null) {
      return fields;
    }
    Fields without = fields.without(from);
    Field today = fields.field(to).orElse(null);
    return today == null || isNull(today.value())
        ? without.without(to).with(new Field(to, old.place(), old.value()))
        : replaced(without, to, merge.ofService(to, old.value(), today.value()));
  }

  private static boolean isNull(Value value) {
    return value instanceof Text text && text.isNull();
  }

  private static Fields replaced(Fields fields, String key, Value value) {
    List<Field> all = new ArrayList<>(fields.size());
    for (Field field : fields.all()) {
      all.add(field.key().equals(key) ? field.with(value) : field);
    }
    return Fields.of(all, fields.place());
  }
}
