package dev.brynje.cli.fix;

import dev.brynje.fix.answer.Wishes;
import dev.brynje.kube.Quantity;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.NearestWord;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files in which people write what no program can know: resources ({@code --defaults}) and digests
 * ({@code --lock}).
 */
public final class WishesFile {
  private static final Limits LIMITS = new Limits(1 << 20, 20, 100_000);
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage");

  private static final long MOST_NODES = 10_000;

  /** Compose bounds processes too. */
  private static final List<String> LIMITED = List.of("cpu", "memory", "ephemeral-storage", "pids");

  private final String name;
  private final Mapping root;

  private WishesFile(String name, Mapping root) {
    this.name = name;
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @throws RefusedFile when it is not such a file
   */
  public static WishesFile read(Path path) throws RefusedFile {
    String name = path.toString();
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes((int) LIMITS.bytes() + 1);
    } catch (IOException e) {
      throw new RefusedFile("%s cannot be read; check its path and permissions".formatted(name));
    }
    Reading reading = YamlReader.read(bytes, LIMITS);
    if (!reading.problems().isEmpty()) {
      Problem problem = reading.problems().getFirst();
      throw new RefusedFile(
          "%s: %s; %s".formatted(place(name, problem.span()), problem.message(), problem.advice()));
    }
    if (reading.documents().size() == 1
        && reading.documents().getFirst().root() instanceof Mapping mapping) {
      return new WishesFile(name, mapping);
    }
    throw new RefusedFile("%s must hold one mapping".formatted(name));
  }

  /**
   * Values of {@code requests} and {@code limits} by their names, as {@code limits.memory}, and the
   * size of an emptyDir.
   *
   * @throws RefusedFile when something else stands there
   */
  public Map<String, String> resources() throws RefusedFile {
    onlyKeys(root, List.of("resources", "emptyDir", "nodes"));
    Map<String, String> resources = new LinkedHashMap<>();
    for (Mapping.Entry kind : entries(root, "resources")) {
      onlyWord(kind, List.of("requests", "limits"));
      for (Mapping.Entry resource : mapping(kind).entries()) {
        onlyWord(resource, kind.key().equals("limits") ? LIMITED : RESOURCES);
        resources.put(kind.key() + "." + resource.key(), quantity(resource));
        if (isAboveItsLimit(resource.key(), resources)) {
          throw refused(
              resource.value().span(),
              "the request of %s must not be above its limit".formatted(resource.key()));
        }
      }
    }
    String size = sizeLimit("");
    if (!size.isEmpty()) {
      resources.put(Wishes.SIZE_LIMIT, size);
    }
    return resources;
  }

  private static boolean isAboveItsLimit(String resource, Map<String, String> resources) {
    Optional<Quantity> request = Quantity.of(resources.getOrDefault("requests." + resource, ""));
    Optional<Quantity> limit = Quantity.of(resources.getOrDefault("limits." + resource, ""));
    return request.isPresent() && limit.isPresent() && request.get().compareTo(limit.get()) > 0;
  }

  /**
   * The size of an emptyDir.
   *
   * @param otherwise when the file does not say it
   * @throws RefusedFile when something else stands there
   */
  public String sizeLimit(String otherwise) throws RefusedFile {
    String size = otherwise;
    for (Mapping.Entry entry : entries(root, "emptyDir")) {
      onlyWord(entry, List.of("sizeLimit"));
      size = quantity(entry);
    }
    return size;
  }

  /**
   * How many nodes the cluster has; 0 when the file does not say it.
   *
   * @throws RefusedFile when something else stands there
   */
  public long nodes() throws RefusedFile {
    Optional<Node> said = root.get("nodes");
    if (said.isEmpty()) {
      return 0;
    }
    try {
      long nodes = Long.parseLong(text(said.get()));
      if (nodes > 0 && nodes <= MOST_NODES) {
        return nodes;
      }
    } catch (NumberFormatException _) {
      // Said below, with the bounds.
    }
    throw refused(said.get().span(), "nodes must be a number between 1 and " + MOST_NODES);
  }

  /**
   * Digests by the names of images.
   *
   * @throws RefusedFile when something else stands there
   */
  public Map<String, String> digests() throws RefusedFile {
    onlyKeys(root, List.of("images"));
    Map<String, String> digests = new LinkedHashMap<>();
    Map<String, String> byFullName = new HashMap<>();
    for (Mapping.Entry image : entries(root, "images")) {
      String digest = text(image.value());
      if (!DIGEST.matcher(digest).matches()) {
        throw refused(image.value().span(), "a digest is sha256: and 64 hexadecimal digits");
      }
      String before = byFullName.putIfAbsent(Wishes.fullName(image.key()), digest);
      if (before != null && !before.equals(digest)) {
        throw refused(image.keySpan(), image.key() + " has another digest above");
      }
      digests.put(image.key(), digest);
    }
    return digests;
  }

  private List<Mapping.Entry> entries(Mapping mapping, String key) throws RefusedFile {
    for (Mapping.Entry entry : mapping.entries()) {
      if (entry.key().equals(key)) {
        return mapping(entry).entries();
      }
    }
    return List.of();
  }

  private Mapping mapping(Mapping.Entry entry) throws RefusedFile {
    if (entry.value() instanceof Mapping mapping) {
      return mapping;
    }
    throw refused(entry.keySpan(), entry.key() + " must be a mapping");
  }

  private String quantity(Mapping.Entry entry) throws RefusedFile {
    String text = text(entry.value());
    if (Quantity.of(text).filter(one -> one.signum() > 0).isEmpty()) {
      throw refused(entry.value().span(), entry.key() + " must be a quantity, as 64Mi or 250m");
    }
    return text;
  }

  private static String text(Node node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  private void onlyKeys(Mapping mapping, List<String> words) throws RefusedFile {
    for (Mapping.Entry entry : mapping.entries()) {
      onlyWord(entry, words);
    }
  }

  private void onlyWord(Mapping.Entry entry, List<String> words) throws RefusedFile {
    if (!words.contains(entry.key())) {
      String meant =
          NearestWord.among(words, entry.key())
              .map(word -> "write " + word + ", if that was meant")
              .orElse("write one of " + String.join(", ", words));
      throw refused(
          entry.keySpan(), "%s is no key of this place; %s".formatted(entry.key(), meant));
    }
  }

  private RefusedFile refused(Span span, String what) {
    return new RefusedFile(place(name, span) + ": " + what);
  }

  private static String place(String name, Span span) {
    return "%s:%d:%d".formatted(name, span.line(), span.column());
  }
}
