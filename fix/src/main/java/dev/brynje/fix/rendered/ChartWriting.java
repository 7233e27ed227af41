package dev.brynje.fix.rendered;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Step;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds where a chart says what an edit changes of a rendered object: in its values, where the
 * template takes it from there, else in what the template writes itself.
 */
final class ChartWriting {
  static final String VALUES = "values.yaml";

  private final Provenance provenance;
  private final Rendered.Made made;
  private final Optional<Document> values;
  private final Dependencies dependencies;

  /** Names of the charts within the chart by which values are found, as {@code postgresql}. */
  private final List<String> within;

  /**
   * The nearest thing around a place that a template writes itself.
   *
   * @param rest the steps from there to the place
   * @param node what is rendered there
   */
  private record Anchor(
      Marks.Origin origin, Skeleton skeleton, Skeleton.Found found, List<Step> rest, Node node) {
    String file() {
      return origin.file();
    }
  }

  ChartWriting(
      Provenance provenance,
      Rendered.Made made,
      Optional<Document> values,
      Dependencies dependencies) {
    this.provenance = provenance;
    this.made = made;
    this.values = values;
    this.dependencies = dependencies;
    this.within = within(made.source());
  }

  private static List<String> within(String source) {
    List<String> names = new ArrayList<>();
    String charts = "/charts/";
    int at = source.indexOf(charts);
    while (at >= 0) {
      int start = at + charts.length();
      int slash = source.indexOf('/', start);
      if (slash < 0) {
        return names;
      }
      names.add(source.substring(start, slash));
      at = source.startsWith(charts, slash) ? slash : -1;
    }
    return names;
  }

  /**
   * The ways to write an edit, the best first.
   *
   * @throws NotWritable when there is none
   */
  List<List<SourceEdit>> of(Edit edit) throws NotWritable {
    Anchor anchor = anchor(edit.place());
    List<List<SourceEdit>> ways = new ArrayList<>();
    if (anchor.rest().isEmpty()) {
      at(anchor, edit, ways);
    } else {
      below(anchor, edit, ways);
    }
    if (ways.isEmpty()) {
      throw new NotWritable(
          "%s:%d does not say plainly where it comes from"
              .formatted(anchor.file(), anchor.origin().line()));
    }
    return ways;
  }

  private Anchor anchor(Place place) throws NotWritable {
    List<Step> steps = place.steps();
    Node node = made.document().root();
    Optional<Anchor> anchor = Optional.empty();
    for (int i = 0; i < steps.size(); i++) {
      Optional<Node> next = Objects.in(node, steps.get(i));
      if (next.isEmpty()) {
        break;
      }
      int line = line(node, steps.get(i), next.get());
      node = next.get();
      Optional<Marks.Origin> origin = provenance.written(line);
      if (origin.isPresent()) {
        Skeleton skeleton = provenance.skeleton(origin.get());
        Optional<Skeleton.Found> found = skeleton.find(origin.get().line(), steps.get(i));
        if (found.isPresent()) {
          anchor =
              Optional.of(
                  new Anchor(
                      origin.get(),
                      skeleton,
                      found.get(),
                      steps.subList(i + 1, steps.size()),
                      node));
        }
      }
    }
    return anchor.orElseThrow(() -> new NotWritable("its template cannot be followed"));
  }

  private static int line(Node node, Step step, Node next) {
    return node instanceof Mapping mapping && step instanceof Step.Key(String key)
        ? mapping.entry(key).map(entry -> entry.keySpan().line()).orElse(0)
        : next.span().line();
  }

  /** The template writes the key itself. */
  private void at(Anchor anchor, Edit edit, List<List<SourceEdit>> ways) {
    Node written = anchor.found().node();
    List<Action> actions = actions(anchor);
    boolean isOne = !(written instanceof Mapping) && !(written instanceof Sequence);
    if (isOne && !actions.isEmpty()) {
      inValues(anchor, actions, edit, ways);
    } else if (edit instanceof Edit.Add && written instanceof Scalar) {
      // Nothing to add to.
      return;
    } else {
      inTemplate(anchor, edit, ways);
    }
  }

  /** The place lies within something that the template writes itself. */
  private void below(Anchor anchor, Edit edit, List<List<SourceEdit>> ways) {
    Node written = anchor.found().node();
    List<Action> actions = actions(anchor);
    if (written instanceof Scalar) {
      if (actions.isEmpty()) {
        inTemplate(anchor, edit, ways);
      } else {
        inValues(anchor, actions, edit, ways);
      }
      return;
    }
    Optional<Node> rendered = Objects.in(anchor.node(), anchor.rest().getFirst());
    if (rendered.isPresent()) {
      int line = line(anchor.node(), anchor.rest().getFirst(), rendered.get());
      Optional<Marks.Origin> origin = provenance.action(line);
      if (origin.isPresent()) {
        Template template = provenance.template(origin.get().file());
        int start = template.start(origin.get().line());
        int end = template.end(origin.get().line());
        inValues(anchor, template.actionsBetween(start, end), edit, ways);
      }
      return;
    }
    Optional<HiddenKey> hidden =
        anchor.rest().getFirst() instanceof Step.Key(String key)
                && written instanceof Mapping mapping
            ? HiddenKey.of(
                anchor.skeleton(),
                mapping,
                anchor.skeleton().template().lineAt(anchor.found().keyEnd()),
                key)
            : Optional.empty();
    if (hidden.isPresent()) {
      if (!hidden.get().actions().isEmpty()) {
        inValues(
            new Anchor(
                anchor.origin(),
                anchor.skeleton(),
                anchor.found(),
                anchor.rest().subList(1, anchor.rest().size()),
                anchor.node()),
            hidden.get().actions(),
            edit,
            ways);
      } else {
        inCondition(anchor, hidden.get(), edit, ways);
      }
      // Written once more, the key would be there twice as soon as its condition holds.
      return;
    }
    if (!isIncluded(anchor)) {
      inTemplate(anchor, edit, ways);
    }
  }

  /** Whether a definition that is included there can write the same key. */
  private boolean isIncluded(Anchor anchor) {
    if (!(anchor.rest().getFirst() instanceof Step.Key(String key))) {
      return false;
    }
    Skeleton skeleton = anchor.skeleton();
    Template template = skeleton.template();
    Node written = anchor.found().node();
    int next = template.start(skeleton.nextWritten(written.span().endLine()));
    for (Action action : template.actionsBetween(anchor.found().keyEnd(), next)) {
      for (String name : References.included(action)) {
        if (provenance.defines(name, key)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The actions by which the template gives the value of a key. */
  private static List<Action> actions(Anchor anchor) {
    Skeleton skeleton = anchor.skeleton();
    Template template = skeleton.template();
    Node written = anchor.found().node();
    int start = anchor.found().keyEnd();
    int end = template.end(template.lineAt(start));
    if (written instanceof Scalar scalar) {
      end =
          scalar.isNull()
              ? template.start(skeleton.nextWritten(template.lineAt(start)))
              : scalar.span().end();
    }
    return template.actionsBetween(start, end).stream().filter(Action::writes).toList();
  }

  private void inTemplate(Anchor anchor, Edit edit, List<List<SourceEdit>> ways) {
    if (dependencies.isOwn(anchor.file())) {
      List<Step> steps = new ArrayList<>(anchor.found().place().steps());
      steps.addAll(anchor.rest());
      ways.add(
          List.of(
              new SourceEdit.OfTemplate(
                  anchor.file(),
                  anchor.skeleton(),
                  anchor.found().document(),
                  Edits.moved(edit, new Place(steps)))));
    }
  }

  private void inCondition(
      Anchor anchor, HiddenKey hidden, Edit edit, List<List<SourceEdit>> ways) {
    if (!(edit instanceof Edit.Add add)
        || anchor.rest().size() != 1
        || !hidden.isWholeCondition()
        || !dependencies.isOwn(anchor.file())) {
      return;
    }
    Skeleton skeleton = provenance.skeletonWith(anchor.origin(), hidden.scope());
    Optional<Skeleton.Found> list = skeleton.find(hidden.line(), anchor.rest().getFirst());
    if (list.isPresent() && list.get().node() instanceof Sequence) {
      Template template = skeleton.template();
      ways.add(
          List.of(
              new SourceEdit.OfCondition(
                  anchor.file(),
                  skeleton,
                  list.get().document(),
                  template.lineAt(hidden.scope().opening().start()),
                  hidden.line(),
                  template.lineAt(hidden.scope().end()),
                  new Edit.Add(list.get().place(), add.item()))));
    }
  }

  /** What actions name, those first whose value now is what is rendered. */
  private void inValues(
      Anchor anchor, List<Action> actions, Edit edit, List<List<SourceEdit>> ways) {
    Template template = anchor.skeleton().template();
    List<List<String>> paths = new ArrayList<>();
    for (Action action : actions) {
      paths.addAll(References.of(template, action));
    }
    List<Place> places = new ArrayList<>();
    for (List<String> path : paths.stream().distinct().toList()) {
      places.add(place(path));
    }
    places.sort(Comparator.comparing(place -> !isRendered(place, anchor.node())));
    for (Place place : places) {
      List<Step> steps = new ArrayList<>(place.steps());
      steps.addAll(anchor.rest());
      if (steps.getLast() instanceof Step.Key || edit instanceof Edit.Add) {
        Optional<Edit> inValues = valued(anchor, edit, new Place(steps));
        inValues.ifPresent(
            one -> ways.add(List.of(new SourceEdit.OfYaml(VALUES, document(), one))));
      }
    }
  }

  private int document() {
    return values.map(Document::index).orElse(0);
  }

  private Place place(List<String> path) {
    Place place = Place.ROOT;
    if (!path.getFirst().equals("global")) {
      for (String chart : within) {
        place = place.key(chart);
      }
    }
    for (String key : path) {
      place = place.key(key);
    }
    return place;
  }

  private boolean isRendered(Place place, Node node) {
    Optional<Node> value = values.flatMap(document -> Objects.at(document.root(), place));
    return value.isPresent()
        && (Objects.isWithin(node, value.get()) || Objects.isWithin(value.get(), node));
  }

  /** The edit as it is to be made of values; of a text, only its end may come from there. */
  private Optional<Edit> valued(Anchor anchor, Edit edit, Place place) {
    Optional<Node> now = values.flatMap(document -> Objects.at(document.root(), place));
    if (anchor.rest().isEmpty()
        && edit instanceof Edit.Put(Place _, Value.Text(String text))
        && anchor.node() instanceof Scalar was
        && text.startsWith(was.text())) {
      String part =
          now.orElse(null) instanceof Scalar scalar && !scalar.isNull() ? scalar.text() : "";
      String end = part.isEmpty() ? was.text().substring(was.text().lastIndexOf(':') + 1) : part;
      return was.text().endsWith(end)
          ? Optional.of(new Edit.Put(place, Value.of(end + text.substring(was.text().length()))))
          : Optional.empty();
    }
    return Optional.of(Edits.moved(edit, place));
  }
}
