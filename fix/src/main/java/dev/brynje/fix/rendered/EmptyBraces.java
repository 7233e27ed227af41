package dev.brynje.fix.rendered;

import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Proposal;
import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.edit.Splices;
import dev.brynje.yaml.edit.Step;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The empty braces and brackets of a values file that get something: they go first, so that it is
 * written in lines, as people write it who fill them.
 */
final class EmptyBraces {
  private final byte[] bytes;
  private final SourceText before;

  /** What goes, by where it begins. */
  private final SortedMap<Integer, Splice> gone;

  private EmptyBraces(byte[] bytes, SourceText before, SortedMap<Integer, Splice> gone) {
    this.bytes = bytes;
    this.before = before;
    this.gone = gone;
  }

  static EmptyBraces of(byte[] bytes, List<Proposal> proposals) {
    Reading reading = YamlReader.read(bytes, Limits.DEFAULT);
    TreeMap<Integer, Splice> gone = new TreeMap<>();
    for (int i = 0; i < proposals.size(); i++) {
      for (Document document : reading.documents()) {
        if (document.index() == proposals.get(i).document() && document.aliases().isEmpty()) {
          for (Edit edit : proposals.get(i).edits()) {
            add(document.root(), edit, reading.source().text(), i, gone);
          }
        }
      }
    }
    return new EmptyBraces(bytes, reading.source(), gone);
  }

  private static void add(
      Node root, Edit edit, String text, int proposal, SortedMap<Integer, Splice> gone) {
    Node node = root;
    for (Step step : edit.place().steps()) {
      if (node instanceof Mapping mapping
          && !mapping.flow()
          && step instanceof Step.Key(String key)
          && mapping.entry(key).isPresent()) {
        Mapping.Entry entry = mapping.entry(key).get();
        if (isEmpty(entry.value())) {
          Span value = entry.value().span();
          int colon = entry.keySpan().end();
          if (value.start() > colon && text.substring(colon, value.start()).strip().equals(":")) {
            int start = text.indexOf(':', colon) + 1;
            gone.computeIfAbsent(start, _ -> new Splice(start, value.end(), "", new BitSet()))
                .proposals()
                .set(proposal);
          }
          return;
        }
      }
      Optional<Node> next = Objects.in(node, step);
      if (next.isEmpty()) {
        return;
      }
      node = next.get();
    }
  }

  private static boolean isEmpty(Node node) {
    return (node instanceof Mapping mapping && mapping.flow() && mapping.entries().isEmpty())
        || (node instanceof Sequence list && list.flow() && list.items().isEmpty());
  }

  SourceText before() {
    return before;
  }

  /** The text without them. */
  byte[] without() {
    if (gone.isEmpty()) {
      return bytes.clone();
    }
    String text = before.text();
    boolean mark = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB;
    return ((mark ? "\uFEFF" : "") + Splices.applied(text, List.copyOf(gone.values())))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Splices of the text without them as splices of the whole. */
  List<Splice> splices(List<Splice> made) {
    List<Splice> all = new ArrayList<>();
    for (Map.Entry<Integer, Splice> one : gone.entrySet()) {
      all.add(one.getValue());
    }
    for (Splice splice : made) {
      all.add(
          new Splice(
              moved(splice.start()), moved(splice.end()), splice.text(), splice.proposals()));
    }
    all.sort(Comparator.comparingInt(Splice::start));
    return all;
  }

  private int moved(int offset) {
    int moved = offset;
    for (Splice one : gone.values()) {
      moved += one.start() <= moved ? one.end() - one.start() : 0;
    }
    return moved;
  }
}
