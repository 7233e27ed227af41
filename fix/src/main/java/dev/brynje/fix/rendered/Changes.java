package dev.brynje.fix.rendered;

import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.YamlReader;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Edited;
import dev.brynje.yaml.edit.Editor;
import dev.brynje.yaml.edit.Proposal;
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
    List<OverlayPatch.Part> parts = new ArrayList<>();
    for (int number : numbers) {
      for (SourceEdit edit : edits(number)) {
        if (edit instanceof SourceEdit.OfPatch patch && patch.file().equals(path)) {
          parts.add(patch.part());
        }
      }
    }
    if (!parts.isEmpty()) {
      files.put(path, Changed.made(OverlayPatch.text(parts), numbers));
      return;
    }
    Optional<byte[]> bytes = sources.file(path);
    if (bytes.isEmpty()) {
      numbers.forEach(one -> refused.put(one, path + " cannot be read"));
      return;
    }
    boolean isYaml =
        edits(numbers.getFirst()).stream()
            .filter(edit -> edit.file().equals(path))
            .anyMatch(SourceEdit.OfYaml.class::isInstance);
    if (isYaml) {
      makeYaml(path, bytes.get(), numbers);
    } else {
      makeTemplate(path, bytes.get(), numbers);
    }
  }

  private void makeYaml(String path, byte[] bytes, List<Integer> numbers) {
    List<Integer> owners = new ArrayList<>();
    List<Proposal> proposals = new ArrayList<>();
    for (int number : numbers) {
      Map<Integer, List<Edit>> byDocument = new TreeMap<>();
      for (SourceEdit edit : edits(number)) {
        if (edit instanceof SourceEdit.OfYaml yaml && yaml.file().equals(path)) {
          byDocument.computeIfAbsent(yaml.document(), _ -> new ArrayList<>()).add(yaml.edit());
        }
      }
      byDocument.forEach((document, edits) -> {
        owners.add(number);
        proposals.add(new Proposal(document, edits));
      });
    }
    EmptyBraces braces = EmptyBraces.of(bytes, proposals);
    Reading reading = YamlReader.read(braces.without(), Limits.DEFAULT);
    Edited edited = Editor.edit(braces.without(), reading, proposals);
    edited.refused().forEach((proposal, why) -> refused.put(owners.get(proposal), why));
    put(
        path,
        new Changed(
            braces.before(), edited.bytes(), owned(braces.splices(edited.splices()), owners)));
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
    String text = new String(bytes, StandardCharsets.UTF_8);
    String mark = text.startsWith(MARK) ? MARK : "";
    text = text.substring(mark.length());
    List<Splice> splices = new ArrayList<>();
    // Items come before what is written below their list at the same place.
    conditionals.values().forEach(one -> splices.addAll(one.splices(refused)));
    bySkeleton.forEach((skeleton, those) -> splices.addAll(splices(path, skeleton, those)));
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
    List<Integer> owners = new ArrayList<>();
    List<Proposal> proposals = new ArrayList<>();
    for (int number : numbers) {
      Map<Integer, List<Edit>> byDocument = new TreeMap<>();
      for (SourceEdit edit : edits(number)) {
        if (edit instanceof SourceEdit.OfTemplate one
            && one.file().equals(path)
            && one.skeleton() == skeleton) {
          byDocument.computeIfAbsent(one.document(), _ -> new ArrayList<>()).add(one.edit());
        }
      }
      byDocument.forEach((document, edits) -> {
        owners.add(number);
        proposals.add(new Proposal(document, edits));
      });
    }
    Edited edited = Editor.edit(skeleton.bytes(), skeleton.reading(), proposals);
    edited.refused().forEach((proposal, why) -> refused.put(owners.get(proposal), why));
    List<Splice> placed = new ArrayList<>();
    for (Splice splice : edited.splices()) {
      Optional<Splice> one = TemplateSplice.placed(skeleton, splice, proposals);
      if (one.isPresent()) {
        placed.add(one.get());
      } else {
        splice.proposals().stream()
            .forEach(proposal ->
                refused.put(
                    owners.get(proposal),
                    "what the template writes there holds under a condition"));
      }
    }
    return owned(placed, owners);
  }

  private void refuse(BitSet numbers, String reason) {
    numbers.stream().forEach(number -> refused.put(number, reason));
  }

  private static List<Splice> owned(List<Splice> splices, List<Integer> owners) {
    List<Splice> owned = new ArrayList<>(splices.size());
    for (Splice splice : splices) {
      BitSet numbers = new BitSet();
      splice.proposals().stream().map(owners::get).forEach(numbers::set);
      owned.add(new Splice(splice.start(), splice.end(), splice.text(), numbers));
    }
    return owned;
  }

  private void put(String path, Changed changed) {
    if (!changed.splices().isEmpty()) {
      files.put(path, changed);
    }
  }

  /** A list under a condition, and the items that it gets beside. */
  private static final class Conditional {
    private final SourceEdit.OfCondition first;
    private final List<Integer> owners = new ArrayList<>();
    private final List<Proposal> proposals = new ArrayList<>();

    Conditional(SourceEdit.OfCondition first) {
      this.first = first;
    }

    void add(int number, SourceEdit.OfCondition edit) {
      owners.add(number);
      proposals.add(new Proposal(edit.document(), List.of(edit.edit())));
    }

    List<Splice> splices(Map<Integer, String> refused) {
      Skeleton skeleton = first.skeleton();
      Template template = skeleton.template();
      Edited edited = Editor.edit(skeleton.bytes(), skeleton.reading(), proposals);
      edited.refused().forEach((proposal, why) -> refused.put(owners.get(proposal), why));
      if (edited.splices().size() != 1) {
        owners.forEach(
            one -> refused.putIfAbsent(one, "its list cannot be taken out of its condition"));
        return List.of();
      }
      BitSet all = new BitSet();
      owners.forEach(all::set);
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
