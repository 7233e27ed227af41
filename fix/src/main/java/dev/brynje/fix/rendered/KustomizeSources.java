package dev.brynje.fix.rendered;

import dev.brynje.chart.Kustomization;
import dev.brynje.chart.KustomizeRenderer;
import dev.brynje.chart.Rendering;
import dev.brynje.core.Finding;
import dev.brynje.fix.SourceFiles;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Kustomizations that share files, each built as it stands in a copy of what they read. */
final class KustomizeSources implements Sources {
  private static final Duration MOST_TIME = Duration.ofMinutes(3);
  private static final long MOST_BYTES = 64L << 20;
  private static final String ORIGIN = "config.kubernetes.io/origin";

  private final WorkingCopy copy;
  private final List<String> directories;
  private final KustomizeRenderer renderer;
  private final Ownership ownership;

  /** What all that they read lies below. */
  private final Path root;

  /** By way, what each object is made from, in order. */
  private final Map<Integer, List<String>> origins = new HashMap<>();

  private final Map<Path, Set<String>> reads = new HashMap<>();
  private final Map<Path, List<PatchText>> patches = new HashMap<>();
  private final Map<Path, Build> built = new HashMap<>();
  private final long start = System.nanoTime();

  /**
   * What a directory gave.
   *
   * @param changed what was changed then of what it reads
   */
  private record Build(Map<String, ByteBuffer> changed, Optional<byte[]> yaml) {}

  /**
   * @param copy an empty one
   * @param directories as places name them
   */
  KustomizeSources(
      WorkingCopy copy,
      List<String> directories,
      KustomizeRenderer renderer,
      Ownership ownership,
      SourceFiles files)
      throws IOException {
    this.copy = copy;
    this.directories = List.copyOf(directories);
    this.renderer = renderer;
    this.ownership = ownership;
    Set<Path> read = new HashSet<>();
    for (String directory : directories) {
      for (Kustomization one : with(Path.of(directory))) {
        read.add(absolute(one.file()));
        one.files().forEach(file -> read.add(absolute(file)));
      }
    }
    this.root = common(read);
    fill(read, files);
  }

  /** That of a directory, and all that it builds upon, itself first. */
  private static List<Kustomization> with(Path directory) {
    return Kustomization.in(directory).map(KustomizeRenderer::withBases).orElse(List.of());
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Path common(Set<Path> files) throws IOException {
    @Nullable Path common = null;
    for (Path file : files) {
      @Nullable Path directory = file.getParent();
      while (common != null && directory != null && !directory.startsWith(common)) {
        common = common.getParent();
      }
      common = common == null ? directory : common;
    }
    if (common == null) {
      throw new IOException("it has no files");
    }
    return common;
  }

  private void fill(Set<Path> read, SourceFiles files) throws IOException {
    long bytes = 0;
    for (Path file : read) {
      String path = root.relativize(file).toString().replace('\\', '/');
      byte[] held =
          files
              .read(shown(path))
              .orElseThrow(() -> new IOException(shown(path) + " cannot be read"));
      bytes += held.length;
      if (bytes > MOST_BYTES) {
        throw new IOException("it reads more than %d MiB".formatted(MOST_BYTES >> 20));
      }
      copy.put(path, held);
    }
  }

  /** A file as places name it. */
  String shown(String path) {
    Path first = Path.of(directories.getFirst());
    Path relative = absolute(first).relativize(root.resolve(path));
    return first.resolve(relative).normalize().toString().replace('\\', '/');
  }

  @Override
  public List<String> ways() {
    return directories.stream().map("as %s builds it"::formatted).toList();
  }

  /** The directory of a way in the copy. */
  private Path directory(int way) {
    return copy.root().resolve(root.relativize(absolute(Path.of(directories.get(way)))).toString());
  }

  @Override
  public Optional<Rendered> render(int way, Map<String, byte[]> changed) {
    Optional<byte[]> yaml = yaml(way, changed);
    if (yaml.isEmpty()) {
      return Optional.empty();
    }
    List<String> sources = origins.computeIfAbsent(way, this::origins);
    return Optional.of(Rendered.of(yaml.get(), inOrder(yaml.get(), sources)));
  }

  /** What a kustomization may patch with, as it is. */
  List<PatchText> patches(Kustomization layer) {
    return patches.computeIfAbsent(layer.file(), _ -> PatchText.in(this, layer));
  }

  /** What a base builds, as it is. */
  Optional<Rendered> built(Kustomization base) {
    return yaml(base.directory(), Map.of()).map(yaml -> Rendered.of(yaml, _ -> ""));
  }

  private Optional<byte[]> yaml(int way, Map<String, byte[]> changed) {
    return yaml(directory(way), changed);
  }

  /** Builds a directory, unless all that it reads is as when it was built last. */
  private Optional<byte[]> yaml(Path directory, Map<String, byte[]> changed) {
    Set<String> read = reads.computeIfAbsent(directory, this::read);
    Map<String, ByteBuffer> seen = new HashMap<>();
    changed.forEach((path, bytes) -> {
      if (read.contains(path) || read.contains(parent(path))) {
        seen.put(path, ByteBuffer.wrap(bytes));
      }
    });
    Build last = built.get(directory);
    if (last == null || !last.changed().equals(seen)) {
      last = new Build(seen, build(directory, changed));
      built.put(directory, last);
    }
    return last.yaml();
  }

  /** The files and directories that a directory is built from. */
  private Set<String> read(Path directory) {
    Set<String> read = new HashSet<>();
    for (Kustomization layer : with(directory)) {
      read.add(path(layer.directory()));
      read.add(path(layer.file()));
      layer.files().forEach(file -> read.add(path(file)));
    }
    return read;
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private Optional<byte[]> build(Path directory, Map<String, byte[]> changed) {
    try {
      copy.hold(changed);
    } catch (IOException _) {
      return Optional.empty();
    }
    Optional<Kustomization> there = Kustomization.in(directory);
    return there.isPresent()
            && renderer.render(there.get()) instanceof Rendering.Rendered(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  private static IntFunction<String> inOrder(byte[] yaml, List<String> sources) {
    List<String> byLine = new ArrayList<>();
    int document = 0;
    for (String line : new String(yaml, StandardCharsets.UTF_8).lines().toList()) {
      document += line.equals("---") ? 1 : 0;
      byLine.add(document < sources.size() ? sources.get(document) : "");
    }
    return line -> line <= byLine.size() ? byLine.get(line - 1) : "";
  }

  /** By document, the file that its object is written in; empty where kustomize makes it. */
  private List<String> origins(int way) {
    List<String> origins = new ArrayList<>();
    Kustomization top = Kustomization.in(directory(way)).orElseThrow();
    String path = path(top.file());
    Optional<byte[]> asking = file(path).map(KustomizeSources::askingForOrigins);
    Optional<byte[]> yaml = asking.flatMap(bytes -> yaml(way, Map.of(path, bytes)));
    if (yaml.isPresent()) {
      for (Document document : YamlReader.read(yaml.get(), Limits.DEFAULT).documents()) {
        origins.add(origin(document.root(), top.directory()));
      }
    }
    return origins;
  }

  private String origin(Node object, Path directory) {
    Optional<Node> said = Objects.at(object, Place.ROOT.key("metadata", "annotations", ORIGIN));
    if (said.isPresent() && said.get() instanceof Scalar text) {
      Reading reading =
          YamlReader.read(text.text().getBytes(StandardCharsets.UTF_8), Limits.DEFAULT);
      for (Document document : reading.documents()) {
        if (document.root() instanceof Mapping origin
            && origin.get("path").orElse(null) instanceof Scalar path) {
          return path(directory.resolve(path.text()));
        }
      }
    }
    return "";
  }

  private static byte[] askingForOrigins(byte[] kustomization) {
    Reading reading = YamlReader.read(kustomization, Limits.DEFAULT);
    if (reading.documents().isEmpty()) {
      return kustomization;
    }
    Edit add = new Edit.Add(Place.ROOT.key("buildMetadata"), Value.of("originAnnotations"));
    Edited edited =
        Editor.edit(
            kustomization,
            reading,
            List.of(new Proposal(reading.documents().getFirst().index(), List.of(add))));
    return edited.bytes();
  }

  /** The path of a file in the copy. */
  String path(Path file) {
    return copy.root().relativize(file.normalize()).toString().replace('\\', '/');
  }

  @Override
  public boolean isLate() {
    return System.nanoTime() - start > MOST_TIME.toNanos();
  }

  @Override
  public Optional<byte[]> file(String path) {
    return copy.original(path);
  }

  @Override
  public Set<Place> unsteady(Rendered.Made object) {
    return Set.of();
  }

  @Override
  public boolean isPartial(Rendered.Made object) {
    return false;
  }

  @Override
  public boolean areApart() {
    return true;
  }

  /** What it builds is named by its directory; a file may be read by several. */
  @Override
  public boolean mayHave(Finding finding, int way) {
    String path = finding.location().path();
    return !path.endsWith(KustomizeFix.BUILT)
        || path.equals(directories.get(way) + KustomizeFix.BUILT);
  }

  @Override
  public Optional<byte[]> withImagesOfBases(int way, Rendered rendered) {
    return new BaseImages(this, with(directory(way))).of(rendered);
  }

  @Override
  public List<List<SourceEdit>> written(
      int way, Rendered.Made object, List<Edit> edits, boolean ofImage) throws NotWritable {
    List<Kustomization> layers = with(directory(way));
    KustomizeWriting writing = new KustomizeWriting(this, way, layers, object);
    List<List<List<SourceEdit>>> choices = new ArrayList<>();
    for (Edit edit : edits) {
      choices.add(writing.of(edit, ofImage));
    }
    return Choices.of(choices);
  }

  /** Whether a file may be changed for a way. */
  boolean isOurs(String path, int way) {
    return ownership.isOurs(root.resolve(path), Path.of(directories.get(way)));
  }
}
