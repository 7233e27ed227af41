package dev.brynje.fix.rendered;

import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Splice;
import dev.brynje.yaml.edit.Splices;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the edits of several findings in the files together. */
final class Changes {
  private static final String MARK = "\uFEFF";

  private final Sources sources;

  /** By finding. */
  private final Map<Integer, List<SourceEdit>> wanted;

  private final Map<String, Changed> files = new TreeMap<>();
  private final Map<Integer, String> refused = new TreeMap<>();

  private Changes(Sources sources, Map<Integer, List<SourceEdit>> wanted) {
    this.sources = sources;
    this.wanted = wanted;
  }

  /** Makes what can be made; what cannot be made of one finding is not made in part. */
  static Changes of(Sources sources, Map<Integer, List<SourceEdit>> wanted) {
    Map<Integer, List<SourceEdit>> left = new TreeMap<>(wanted);
    Map<Integer, String> refused = new TreeMap<>();
    while (true) {
      Changes changes = new Changes(sources, left);
      changes.make();
      if (changes.refused.isEmpty()) {
        changes.refused.putAll(refused);
        return changes;
      }
      refused.putAll(changes.refused);
      left.keySet().removeAll(changes.refused.keySet());
    }
  }

  /** By path, what changes. */
  Map<String, Changed> files() {
    return files;
  }

  /** What the files hold then. */
  Map<String, byte[]> bytes() {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((path, changed) -> bytes.put(path, changed.after()));
    return bytes;
  }

  /** Why nothing was made for a finding. */
  Map<Integer, String> refused() {
    return refused;
  }

  private List<SourceEdit> edits(int number) {
    return wanted.getOrDefault(number, List.of());
  }

  private void make() {
    Map<String, List<Integer>> byFile = new TreeMap<>();
    wanted.forEach((number, edits) ->
        edits.forEach(edit -> {
          List<Integer> those = byFile.computeIfAbsent(edit.file(), _ -> new ArrayList<>());
          if (!those.contains(number)) {
            those.add(number);
          }
        }));
    byFile.forEach(this::make);
  }

  private void make(String path, List<Integer> numbers) {
    Optional<byte[]> bytes = sources.file(path);
    if (bytes.isEmpty()) {
      makePatch(path, numbers);
      return;
    }
    boolean isTemplate =
        edits(numbers.getFirst()).stream()
            .filter(edit -> edit.file().equals(path))
            .anyMatch(edit ->
                edit instanceof SourceEdit.OfTemplate || edit instanceof SourceEdit.OfCondition);
    if (isTemplate) {
      makeTemplate(path, bytes.get(), numbers);
    } else {
      makeYaml(path, bytes.get(), numbers);
    }
  }

  /** A file that is not there yet. */
  private void makePatch(String path, List<Integer> numbers) {
    List<OverlayPatch.Part> parts = new ArrayList<>();
    for (int number : numbers) {
      for (SourceEdit edit : edits(number)) {
        if (edit instanceof SourceEdit.OfPatch patch && patch.file().equals(path)) {
          parts.add(patch.part());
        } else if (edit.file().equals(path)) {
          refused.put(number, path + " cannot be read");
        }
      }
    }
    if (!parts.isEmpty()) {
      files.put(path, Changed.made(OverlayPatch.text(parts), numbers));
    }
  }

  private void makeYaml(String path, byte[] bytes, List<Integer> numbers) {
    OwnedProposals wanted = new OwnedProposals();
    Map<Slot, OwnedProposals> inline = new LinkedHashMap<>();
    Reading before = YamlReader.read(bytes, Limits.DEFAULT);
    GrownPatch grown = new GrownPatch(before);
    for (int number : numbers) {
      for (SourceEdit edit : edits(number)) {
        if (edit instanceof SourceEdit.OfYaml yaml && yaml.file().equals(path)) {
          wanted.add(number, yaml.document(), yaml.edit());
        } else if (edit instanceof SourceEdit.OfInline one && one.file().equals(path)) {
          inline
              .computeIfAbsent(new Slot(one.outer(), one.within()), _ -> new OwnedProposals())
              .add(number, one.document(), one.edit());
        } else if (edit instanceof SourceEdit.OfPatch one && one.file().equals(path)) {
          grown.add(number, one.part());
        }
      }
    }
    grown.containers(wanted, refused);
    EmptyBraces braces = EmptyBraces.of(bytes, wanted.proposals());
    Reading reading = YamlReader.read(braces.without(), Limits.DEFAULT);
    Edited edited = Editor.edit(braces.without(), reading, wanted.proposals());
    wanted.tell(edited, refused);
    List<Splice> splices = wanted.owned(braces.splices(edited.splices()));
    List<Splice> objects = grown.objects();
    if (inline.isEmpty() && objects.isEmpty()) {
      put(path, new Changed(braces.before(), edited.bytes(), splices));
      return;
    }
    List<Splice> all = new ArrayList<>(splices);
    all.addAll(objects);
    inline.forEach((slot, proposals) -> all.addAll(splices(slot, before, proposals)));
    putText(path, new String(bytes, StandardCharsets.UTF_8), all);
  }

  /** Where a text is within a file. */
  private record Slot(int document, Place place) {}

  private List<Splice> splices(Slot slot, Reading file, OwnedProposals wanted) {
    Optional<InlineText> text =
        file.documents().stream()
            .filter(document -> document.index() == slot.document())
            .findFirst()
            .flatMap(document -> Objects.at(document.root(), slot.place()))
            .flatMap(node ->
                node instanceof Scalar scalar
                    ? InlineText.of(file.source().text(), scalar)
                    : Optional.empty());
    if (text.isEmpty()) {
      wanted.owners().forEach(one -> refused.put(one, "its text within the file is gone"));
      return List.of();
    }
    byte[] bytes = text.get().bytes();
    Edited edited = Editor.edit(bytes, YamlReader.read(bytes, Limits.DEFAULT), wanted.proposals());
    wanted.tell(edited, refused);
    return text.get().splices(wanted.owned(edited.splices()));
  }

  private void makeTemplate(String path, byte[] bytes, List<Integer> numbers) {
    Map<Skeleton, List<Integer>> bySkeleton = new LinkedHashMap<>();
    Map<Integer, Conditional> conditionals = new TreeMap<>();
    for (int number : numbers) {
      for (SourceEdit edit : edits(number)) {
        if (edit instanceof SourceEdit.OfTemplate one && one.file().equals(path)) {
          List<Integer> those = bySkeleton.computeIfAbsent(one.skeleton(), _ -> new ArrayList<>());
          if (!those.contains(number)) {
            those.add(number);
          }
        } else if (edit instanceof SourceEdit.OfCondition one && one.file().equals(path)) {
          conditionals.computeIfAbsent(one.condition(), _ -> new Conditional(one)).add(number, one);
        }
      }
    }
    List<Splice> splices = new ArrayList<>();
    // Items come before what is written below their list at the same place.
    conditionals.values().forEach(one -> splices.addAll(one.splices(refused)));
    bySkeleton.forEach((skeleton, those) -> splices.addAll(splices(path, skeleton, those)));
    putText(path, new String(bytes, StandardCharsets.UTF_8), splices);
  }

  private void putText(String path, String marked, List<Splice> splices) {
    String mark = marked.startsWith(MARK) ? MARK : "";
    String text = marked.substring(mark.length());
    splices.sort(Comparator.comparingInt(Splice::start));
    for (int i = 1; i < splices.size(); i++) {
      if (splices.get(i).start() < splices.get(i - 1).end()) {
        refuse(splices.get(i).proposals(), "another change takes the text there away");
        return;
      }
    }
    byte[] after = (mark + Splices.applied(text, splices)).getBytes(StandardCharsets.UTF_8);
    put(path, new Changed(new SourceText(text), after, splices));
  }

  private List<Splice> splices(String path, Skeleton skeleton, List<Integer> numbers) {
    OwnedProposals wanted = new OwnedProposals();
    for (int number : numbers) {
      for (SourceEdit edit : edits(number)) {
        if (edit instanceof SourceEdit.OfTemplate one
            && one.file().equals(path)
            && one.skeleton() == skeleton) {
          wanted.add(number, one.document(), one.edit());
        }
      }
    }
    Edited edited = Editor.edit(skeleton.bytes(), skeleton.reading(), wanted.proposals());
    wanted.tell(edited, refused);
    List<Splice> placed = new ArrayList<>();
    for (Splice splice : edited.splices()) {
      Optional<Splice> one = TemplateSplice.placed(skeleton, splice, wanted.proposals());
      if (one.isPresent()) {
        placed.add(one.get());
      } else {
        splice.proposals().stream()
            .forEach(proposal ->
                refused.put(
                    wanted.owner(proposal),
                    "what the template writes there holds under a condition"));
      }
    }
    return wanted.owned(placed);
  }

  private void refuse(BitSet numbers, String reason) {
    numbers.stream().forEach(number -> refused.put(number, reason));
  }

  private void put(String path, Changed changed) {
    if (!changed.splices().isEmpty()) {
      files.put(path, changed);
    }
  }

  /** A list under a condition, and the items that it gets beside. */
  private static final class Conditional {
    private final SourceEdit.OfCondition first;
    private final OwnedProposals wanted = new OwnedProposals();

    Conditional(SourceEdit.OfCondition first) {
      this.first = first;
    }

    void add(int number, SourceEdit.OfCondition edit) {
      wanted.add(number, edit.document(), edit.edit());
    }

    List<Splice> splices(Map<Integer, String> refused) {
      Skeleton skeleton = first.skeleton();
      Template template = skeleton.template();
      Edited edited = Editor.edit(skeleton.bytes(), skeleton.reading(), wanted.proposals());
      wanted.tell(edited, refused);
      if (edited.splices().size() != 1) {
        wanted
            .owners()
            .forEach(
                one -> refused.putIfAbsent(one, "its list cannot be taken out of its condition"));
        return List.of();
      }
      BitSet all = new BitSet();
      wanted.owners().forEach(all::set);
      int condition = template.start(first.condition());
      int key = template.start(first.key());
      int afterKey = template.start(first.key() + 1);
      int end = template.end(first.end());
      return List.of(
          new Splice(condition, condition, template.text().substring(key, afterKey), all),
          new Splice(key, afterKey, "", all),
          new Splice(end, end, edited.splices().getFirst().text(), all));
    }
  }
}
