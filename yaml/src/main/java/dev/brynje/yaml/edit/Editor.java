package dev.brynje.yaml.edit;

import dev.brynje.yaml.Dialect;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Changes values in a text of YAML or JSON and nothing else of it. New text is written as its
 * neighbours are. What comes out is read again: it must hold exactly what was wanted, or the
 * proposals at fault are not made.
 */
public final class Editor {
  /** Trials of the proposals of one document that fail together. */
  private static final int MOST_TRIED = 200;

  private final byte[] bytes;
  private final Reading reading;
  private final String text;
  private final Dialect dialect;
  private final Predicate<Place> idle;
  private final List<Proposal> proposals;
  private final Map<Integer, List<Integer>> byDocument = new HashMap<>();
  private final Map<Integer, String> refused = new TreeMap<>();

  /** What is to change, by document. */
  private final Map<Integer, Change> changes = new LinkedHashMap<>();

  private final Map<Integer, List<Splice>> splices = new HashMap<>();
  private int tried;

  private Editor(
      byte[] bytes,
      Reading reading,
      Dialect dialect,
      Predicate<Place> idle,
      List<Proposal> proposals) {
    this.bytes = bytes;
    this.reading = reading;
    this.text = reading.source().text();
    this.dialect = dialect;
    this.idle = idle;
    this.proposals = proposals;
    for (int i = 0; i < proposals.size(); i++) {
      byDocument.computeIfAbsent(proposals.get(i).document(), _ -> new ArrayList<>()).add(i);
    }
  }

  /** Makes proposals in a text as kubectl reads it. */
  public static Edited edit(byte[] bytes, Reading reading, List<Proposal> proposals) {
    return edit(bytes, reading, Dialect.KUBECTL, _ -> false, proposals);
  }

  /**
   * Makes proposals in a text.
   *
   * @param reading of these bytes in this dialect
   * @param idle whether what is at a place has no meaning but by its aliases
   */
  public static Edited edit(
      byte[] bytes,
      Reading reading,
      Dialect dialect,
      Predicate<Place> idle,
      List<Proposal> proposals) {
    return new Editor(bytes, reading, dialect, idle, List.copyOf(proposals)).edit();
  }

  private Edited edit() {
    Optional<Encoding> encoding = Encoding.of(bytes, text);
    if (encoding.isEmpty()) {
      for (int i = 0; i < proposals.size(); i++) {
        refused.put(i, "the file has bytes that are not text");
      }
      return new Edited(bytes, text, List.of(), refused);
    }
    for (Document document : reading.documents()) {
      List<Integer> wanted = wanted(document);
      if (!wanted.isEmpty()) {
        splice(document, wanted);
      }
    }
    return through(encoding.get());
  }

  private List<Integer> wanted(Document document) {
    List<Integer> wanted = new ArrayList<>(byDocument.getOrDefault(document.index(), List.of()));
    wanted.removeIf(refused::containsKey);
    return wanted;
  }

  /** Takes as many of the proposals as can be written together. */
  private void splice(Document document, List<Integer> wanted) {
    List<Integer> left = new ArrayList<>(wanted);
    changes.remove(document.index());
    splices.remove(document.index());
    while (!left.isEmpty()) {
      Change change = merged(document, left);
      left.removeIf(refused::containsKey);
      try {
        SharedPlaces.settle(document, change, idle);
        List<Splice> made = new Splicer(text, document).splices(change);
        if (!change.isEmpty()) {
          changes.put(document.index(), change);
          splices.put(document.index(), made);
        }
        return;
      } catch (Unwritable e) {
        BitSet at = e.proposals();
        left.stream().filter(at::get).forEach(one -> refused.put(one, e.reason()));
        if (!left.removeIf(at::get)) {
          left.forEach(one -> refused.put(one, e.reason()));
          return;
        }
      }
    }
  }

  private Change merged(Document document, List<Integer> wanted) {
    Change change = new Change();
    for (int one : wanted) {
      List<Edit> edits = proposals.get(one).edits();
      if (edits.stream().anyMatch(change::contradicts)) {
        refused.put(one, "it contradicts another change of the same place");
      } else {
        edits.forEach(edit -> change.merge(edit, one));
      }
    }
    change.settleEmptied(document.root());
    return change;
  }

  /** What passes the gate. */
  private Edited through(Encoding encoding) {
    Optional<Edited> all = tried(encoding);
    if (all.isPresent()) {
      return all.get();
    }
    for (Document document : reading.documents()) {
      if (splices.containsKey(document.index())) {
        sift(document, encoding);
      }
    }
    return tried(encoding).orElseGet(this::nothing);
  }

  /**
   * Finds the proposals of a document that pass the gate, each beside those that have passed: all
   * together first, then in halves. What fails is tried again: where a merge takes a value over, it
   * may be written once the place that takes it has one of its own, and what places share only when
   * all of them want it.
   */
  private void sift(Document document, Encoding encoding) {
    Map<Integer, Change> allChanges = new LinkedHashMap<>(changes);
    Map<Integer, List<Splice>> allSplices = new HashMap<>(splices);
    changes.clear();
    splices.clear();
    List<Integer> good = new ArrayList<>();
    List<Integer> left = wanted(document);
    tried = 0;
    for (int before = -1; before < good.size() && !left.isEmpty(); ) {
      before = good.size();
      add(left, good, document, encoding);
      left = left.stream().filter(refused::containsKey).toList();
    }
    splice(document, good);
    allChanges.remove(document.index());
    allSplices.remove(document.index());
    changes.putAll(allChanges);
    splices.putAll(allSplices);
  }

  private void add(List<Integer> more, List<Integer> good, Document document, Encoding encoding) {
    if (tried++ >= MOST_TRIED) {
      more.forEach(
          one -> refused.putIfAbsent(one, "too many changes of one document fail together"));
      return;
    }
    more.forEach(refused::remove);
    splice(document, Stream.concat(good.stream(), more.stream()).sorted().toList());
    Optional<String> wrong =
        wrong(encoding)
            .or(() -> good.stream().filter(refused::containsKey).map(refused::get).findFirst());
    if (wrong.isEmpty()) {
      more.stream().filter(one -> !refused.containsKey(one)).forEach(good::add);
      return;
    }
    good.forEach(refused::remove);
    if (more.size() == 1) {
      refused.put(more.getFirst(), wrong.get());
      return;
    }
    int half = more.size() / 2;
    add(more.subList(0, half), good, document, encoding);
    add(more.subList(half, more.size()), good, document, encoding);
  }

  private Edited nothing() {
    for (int i = 0; i < proposals.size(); i++) {
      refused.putIfAbsent(i, "the changed text would be read otherwise than wanted");
    }
    return new Edited(bytes, text, List.of(), refused);
  }

  private List<Splice> all() {
    return splices.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingInt(Splice::start))
        .toList();
  }

  private Optional<Edited> tried(Encoding encoding) {
    List<Splice> all = all();
    if (all.isEmpty()) {
      return Optional.of(new Edited(bytes, text, all, refused));
    }
    String made = Splices.applied(text, all);
    byte[] written = encoding.bytes(made);
    return wrong(written).isPresent()
        ? Optional.empty()
        : Optional.of(new Edited(written, made, all, refused));
  }

  private Optional<String> wrong(Encoding encoding) {
    return wrong(encoding.bytes(Splices.applied(text, all())));
  }

  private Optional<String> wrong(byte[] written) {
    Gate gate = new Gate(reading, YamlReader.read(written, Limits.DEFAULT, dialect));
    if (!gate.hasSameDocuments()) {
      return Optional.of("the changed text could not be read again");
    }
    for (int i = 0; i < reading.documents().size(); i++) {
      Optional<String> difference = gate.difference(i, changes);
      if (difference.isPresent()) {
        return difference;
      }
    }
    return Optional.empty();
  }
}
