package dev.brynje.fix.rendered;

import dev.brynje.chart.Chart;
import dev.brynje.chart.HelmRenderer;
import dev.brynje.chart.Rendering;
import dev.brynje.chart.RenderingTime;
import dev.brynje.chart.ValuesGiven;
import dev.brynje.core.Finding;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A chart, rendered with its own values and with those that its makers try it with. */
final class ChartSources implements Sources {
  private static final String SOURCE = "# Source: ";
  private static final int LARGEST_TEMPLATE = 256 << 10;

  private final WorkingCopy copy;
  private final Chart chart;
  private final HelmRenderer renderer;
  private final ValuesGiven given;
  private final RenderingTime time = RenderingTime.ofOneFix();
  private final List<Path> trials;
  private final Map<String, Template> templates = new LinkedHashMap<>();
  private final Map<String, byte[]> marked = new LinkedHashMap<>();
  private final Marks marks = new Marks();
  private final Map<String, Set<Place>> unsteady = new HashMap<>();
  private @Nullable Rendered own;
  private final Map<Integer, Optional<Provenance>> provenances = new HashMap<>();

  /**
   * @param copy of the chart's directory
   * @param files what its files hold by now
   */
  ChartSources(
      WorkingCopy copy,
      HelmRenderer renderer,
      ValuesGiven given,
      Function<String, Optional<byte[]>> files)
      throws IOException {
    this.copy = copy;
    this.chart = Chart.in(copy.root()).orElseThrow(() -> new IOException("it has no Chart.yaml"));
    this.renderer = renderer;
    this.given = given;
    this.trials = chart.ciValues();
    for (String path : copy.files()) {
      if (isTemplate(path) || path.equals(ChartWriting.VALUES)) {
        Optional<byte[]> bytes = files.apply(path);
        if (bytes.isPresent() && bytes.get().length <= LARGEST_TEMPLATE) {
          copy.put(path, bytes.get());
          if (isTemplate(path)) {
            add(path, bytes.get());
          }
        }
      }
    }
  }

  private static boolean isTemplate(String path) {
    return (path.startsWith("templates/") || path.contains("/templates/"))
        && (path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".tpl"));
  }

  private void add(String path, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean mark = text.startsWith("\uFEFF");
    Template template = new Template(mark ? text.substring(1) : text);
    templates.put(path, template);
    marked.put(
        path,
        ((mark ? "\uFEFF" : "") + marks.write(path, template)).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public List<String> ways() {
    List<String> ways = new ArrayList<>();
    ways.add("with its own values");
    trials.forEach(one -> ways.add("with ci/" + one.getFileName()));
    return ways;
  }

  @Override
  public Optional<Rendered> render(int way, Map<String, byte[]> changed) {
    Optional<Rendered> rendered =
        yaml(way, changed).map(bytes -> Rendered.of(bytes, sources(bytes)));
    if (way == 0 && changed.isEmpty()) {
      own = rendered.orElse(null);
    }
    return rendered;
  }

  private Optional<byte[]> yaml(int way, Map<String, byte[]> changed) {
    try {
      copy.hold(changed);
    } catch (IOException _) {
      return Optional.empty();
    }
    List<Path> values = way == 0 ? List.of() : List.of(trials.get(way - 1));
    Rendering rendering = renderer.render(chart, values, given, time);
    return rendering instanceof Rendering.Rendered(byte[] bytes)
        ? Optional.of(bytes)
        : Optional.empty();
  }

  /** Helm names the template before each manifest. */
  private static IntFunction<String> sources(byte[] yaml) {
    List<String> sources = new ArrayList<>();
    String source = "";
    boolean begins = true;
    for (String line : new String(yaml, StandardCharsets.UTF_8).lines().toList()) {
      if (line.equals("---")) {
        source = "";
        begins = true;
      } else if (begins && line.startsWith(SOURCE)) {
        source = line.substring(SOURCE.length());
        begins = false;
      }
      sources.add(source);
    }
    return line -> line <= sources.size() ? sources.get(line - 1) : "";
  }

  @Override
  public boolean isLate() {
    return time.isOver();
  }

  @Override
  public Optional<byte[]> file(String path) {
    return copy.original(path);
  }

  /**
   * Told by the rendering with marks: it is another one, and a digest of a template differs too.
   */
  @Override
  public Set<Place> unsteady(Rendered.Made object) {
    return unsteady.computeIfAbsent(
        object.key(),
        _ -> {
          Optional<Rendered.Made> first =
              Optional.ofNullable(own).flatMap(one -> one.sameAs(object));
          Optional<Rendered.Made> again =
              provenance(0).flatMap(one -> one.rendered().sameAs(object));
          return first.isPresent() && again.isPresent()
              ? Objects.unsteady(first.get().document().root(), again.get().document().root())
              : Set.of();
        });
  }

  private Optional<Provenance> provenance(int way) {
    return provenances.computeIfAbsent(
        way,
        _ ->
            yaml(way, marked)
                .map(bytes -> {
                  String text = new String(bytes, StandardCharsets.UTF_8);
                  byte[] plain = Marks.without(text).getBytes(StandardCharsets.UTF_8);
                  return new Provenance(
                      Rendered.of(plain, sources(bytes)), templates, marks, marks.read(text));
                }));
  }

  @Override
  public boolean isPartial(Rendered.Made object) {
    return provenance(0).filter(one -> ConditionalContainers.are(one, object)).isPresent();
  }

  @Override
  public boolean areApart() {
    return false;
  }

  @Override
  public boolean mayHave(Finding finding, int way) {
    return true;
  }

  @Override
  public Optional<byte[]> withImagesOfBases(int way, Rendered rendered) {
    return Optional.empty();
  }

  @Override
  public List<List<SourceEdit>> written(
      int way, Rendered.Made object, List<Edit> edits, boolean ofImage) throws NotWritable {
    Optional<Provenance> provenance = provenance(way);
    if (provenance.isEmpty()) {
      throw new NotWritable("which lines of the templates give it cannot be told");
    }
    Rendered.Made there =
        provenance
            .get()
            .rendered()
            .sameAs(object)
            .orElseThrow(() -> new NotWritable("it is not rendered twice alike"));
    ChartWriting writing =
        new ChartWriting(provenance.get(), there, values(), new Dependencies(copy.root()));
    List<List<List<SourceEdit>>> choices = new ArrayList<>();
    for (Edit edit : edits) {
      choices.add(writing.of(edit));
    }
    return Choices.of(choices);
  }

  private Optional<Document> values() {
    return file(ChartWriting.VALUES)
        .flatMap(bytes -> YamlReader.read(bytes, Limits.DEFAULT).documents().stream().findFirst());
  }
}
