package dev.brynje.workload;

import dev.brynje.core.Resource;
import dev.brynje.core.Waiver;
import dev.brynje.core.inline.InlineNote;
import dev.brynje.kube.Field;
import dev.brynje.kube.FieldTypeException;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.kube.Pod;
import dev.brynje.yaml.Comment;
import dev.brynje.yaml.Comments;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds comments and annotations in manifests that ask to set findings aside. */
final class ManifestNotes {
  private final Reading reading;
  private final MaskedSource text;
  private final List<InlineNote> notes = new ArrayList<>();

  private ManifestNotes(Reading reading, MaskedSource text) {
    this.reading = reading;
    this.text = text;
  }

  /** All of one source, as they may be shown. */
  static List<InlineNote> in(Manifest manifest, Reading reading, MaskedSource text) {
    ManifestNotes found = new ManifestNotes(reading, text);
    found.notes.addAll(comments(manifest, reading, text));
    for (KubeObject object : manifest.objects()) {
      found.annotations(object);
    }
    return found.notes;
  }

  /** The comments among them. */
  static List<InlineNote> comments(Manifest manifest, Reading reading, MaskedSource text) {
    ManifestNotes found = new ManifestNotes(reading, text);
    int[] objects = starts(manifest);
    for (Comment comment : Comments.beginningWith(InlineNote.TRACE, reading, InlineNote.MOST + 1)) {
      found.comment(comment, objects);
    }
    return found.notes;
  }

  private void comment(Comment comment, int[] objects) {
    Optional<InlineNote.Said> said = InlineNote.said(comment.text());
    if (said.isPresent()) {
      add(Waiver.Kind.COMMENT, said.get(), comment.span(), Resource.NONE, comment.about(), objects);
    }
  }

  private void annotations(KubeObject object) {
    Optional<Node> metadata = object.root().node().flatMap(root -> below(root, "metadata"));
    Optional<Span> whole = object.root().node().map(Node::span);
    metadata.ifPresent(node -> annotations(node, object, whole));
    template(object)
        .filter(pod -> pod.metadata().present() && pod.metadata() != object.metadata())
        .ifPresent(pod ->
            annotations(pod.metadata().node().orElseThrow(), object, Optional.of(span(pod))));
  }

  /** A pod whose outline is wrong is unjudged, and nothing is found there. */
  private static Optional<Pod> template(KubeObject object) {
    try {
      return Pod.of(object);
    } catch (FieldTypeException _) {
      return Optional.empty();
    }
  }

  private void annotations(Node metadata, KubeObject object, Optional<Span> about) {
    if (!(below(metadata, "annotations").orElse(null) instanceof Mapping annotations)) {
      return;
    }
    for (Mapping.Entry entry : annotations.entries()) {
      String reason =
          entry.value() instanceof Scalar scalar && scalar.type() == Scalar.Type.STRING
              ? scalar.text()
              : "";
      Optional<InlineNote.Said> said = InlineNote.said(entry.key(), reason);
      if (said.isPresent()) {
        Resource owner =
            new Resource(object.apiVersion(), object.kind(), object.namespace(), object.name(), "");
        add(
            Waiver.Kind.ANNOTATION,
            said.get(),
            entry.keySpan(),
            Redaction.masked(owner),
            about,
            new int[0]);
      }
    }
  }

  private static Optional<Node> below(Node node, String key) {
    return node instanceof Mapping mapping ? mapping.get(key) : Optional.empty();
  }

  /** From the first of its metadata and its spec to the end of the other. */
  private Span span(Pod pod) {
    int start = Integer.MAX_VALUE;
    int end = 0;
    for (Field part : List.of(pod.metadata(), pod.spec())) {
      if (part.node().isPresent()) {
        start = Math.min(start, part.span().start());
        end = Math.max(end, part.node().get().span().end());
      }
    }
    return reading.source().span(start, end);
  }

  private void add(
      Waiver.Kind kind,
      InlineNote.Said said,
      Span at,
      Resource resource,
      Optional<Span> about,
      int[] objects) {
    if (notes.size() <= InlineNote.MOST) {
      boolean broad = about.isPresent() && within(about.get(), objects) > 1;
      notes.add(
          new InlineNote(
              kind,
              InlineNote.Text.MANIFEST,
              said.with(Redaction.shown(said.words())),
              text.location(at),
              resource,
              about,
              broad));
    }
  }

  private static int[] starts(Manifest manifest) {
    int[] starts = new int[manifest.objects().size()];
    for (int i = 0; i < starts.length; i++) {
      starts[i] = manifest.objects().get(i).root().span().start();
    }
    Arrays.sort(starts);
    return starts;
  }

  /** How many of the numbers a span has. */
  private static int within(Span span, int[] sorted) {
    return before(span.end(), sorted) - before(span.start(), sorted);
  }

  private static int before(int offset, int[] sorted) {
    int found = Arrays.binarySearch(sorted, offset);
    while (found > 0 && sorted[found - 1] == offset) {
      found--;
    }
    return found >= 0 ? found : -found - 1;
  }
}
