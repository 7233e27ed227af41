package dev.brynje.e2e.peers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * One thing that manifests vary in.
 *
 * @param stage the kind of scenario that has it
 * @param variants the careful one first; {@link #UNSET}, which writes nothing, is always there
 */
record Aspect(String stage, String name, List<Variant> variants) {
  static final String UNSET = "unset";

  private static final JsonMapper JSON = JsonMapper.shared();

  Aspect {
    List<Variant> all = new ArrayList<>(variants);
    if (all.stream().noneMatch(variant -> variant.name().equals(UNSET))) {
      all.add(new Variant(UNSET, List.of()));
    }
    variants = List.copyOf(all);
  }

  /** What a variant writes into the manifests. */
  record Variant(String name, List<Setting> settings) {
    Variant {
      settings = List.copyOf(settings);
    }
  }

  /** One value and the keys that lead to it, the name of its object first. */
  record Setting(List<String> place, JsonNode value) {
    Setting {
      place = List.copyOf(place);
    }

    private static Setting parse(String text) {
      int equals = text.indexOf(" = ");
      List<String> place = List.of(text.substring(0, equals).strip().split("\\.", -1));
      return new Setting(place, JSON.readTree(text.substring(equals + 3)));
    }
  }

  Variant variant(String variantName) {
    return variants.stream()
        .filter(variant -> variant.name().equals(variantName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no variant " + variantName));
  }

  static List<Aspect> all() {
    List<Aspect> all = new ArrayList<>(fields());
    all.addAll(flags());
    return all;
  }

  private static List<Aspect> fields() {
    Map<String, List<Variant>> byHeading = new LinkedHashMap<>();
    String heading = "";
    for (String line : lines("aspects.txt")) {
      if (line.startsWith("[")) {
        heading = line.substring(1, line.length() - 1);
        continue;
      }
      int colon = line.indexOf(':');
      List<Setting> settings = new ArrayList<>();
      for (String setting : line.substring(colon + 1).split("; (?=[a-z]+[. ])", -1)) {
        if (!setting.isBlank()) {
          settings.add(Setting.parse(setting));
        }
      }
      byHeading
          .computeIfAbsent(heading, _ -> new ArrayList<>())
          .add(new Variant(line.substring(0, colon), settings));
    }
    List<Aspect> aspects = new ArrayList<>();
    byHeading.forEach((words, variants) -> {
      int space = words.indexOf(' ');
      aspects.add(new Aspect(words.substring(0, space), words.substring(space + 1), variants));
    });
    return aspects;
  }

  private static List<Aspect> flags() {
    List<Aspect> aspects = new ArrayList<>();
    String stage = "";
    for (String line : lines("flags.txt")) {
      if (line.startsWith("[")) {
        stage = line.substring(1, line.length() - 1);
        continue;
      }
      List<String> cells = List.of(line.split(" \\| ", -1));
      List<Variant> variants = new ArrayList<>();
      for (String cell : cells.subList(1, cells.size())) {
        int colon = cell.indexOf(':');
        variants.add(
            new Variant(cell.substring(0, colon), command(cell.substring(colon + 1).strip())));
      }
      aspects.add(new Aspect(stage, cells.getFirst(), variants));
    }
    return aspects;
  }

  private static List<Setting> command(String words) {
    if (words.isEmpty()) {
      return List.of();
    }
    ArrayNode command = JSON.createArrayNode();
    List.of(words.split(" ", -1)).forEach(command::add);
    return List.of(new Setting(List.of("container", "command"), command));
  }

  /** The lines of a file beside this class, without comments and empty ones. */
  static List<String> lines(String file) {
    try (InputStream stream = Objects.requireNonNull(Aspect.class.getResourceAsStream(file))) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
