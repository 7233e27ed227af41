package dev.brynje.yaml;

import java.util.ArrayList;
import java.util.List;

/** Reads YAML and JSON as kubectl does. */
public final class YamlReader {
  private static final int BINARY_PROBE = 8000;

  private final SourceText source;
  private final Composer composer;
  private final List<Document> documents = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  private YamlReader(SourceText source, Limits limits) {
    this.source = source;
    this.composer = new Composer(new Positions(source), limits, new Budget(limits.nodes()));
  }

  /** Reads every document of a text. Never throws for what the bytes hold. */
  public static Reading read(byte[] bytes, Limits limits) {
    if (bytes.length > limits.bytes()) {
      return refused(
          "the text is %,d bytes long, more than the %,d that are read"
              .formatted(bytes.length, limits.bytes()),
          "split it into smaller files");
    }
    String text = Decoding.decode(bytes);
    int nul = text.indexOf('\0');
    if (nul >= 0 && nul < BINARY_PROBE) {
      return refused(
          "this is a binary file, not YAML or JSON", "leave it out, or give the manifest itself");
    }
    YamlReader reader = new YamlReader(new SourceText(text), limits);
    reader.readYaml();
    return new Reading(reader.source, List.copyOf(reader.documents), List.copyOf(reader.problems));
  }

  private void readYaml() {
    int index = 0;
    for (Cutter.Cut cut : Cutter.cut(source.text())) {
      try {
        read(cut, index++);
      } catch (Unreadable e) {
        problems.add(e.problem());
      }
    }
  }

  private void read(Cutter.Cut cut, int index) {
    if (cut.broken()) {
      throw new Unreadable(
          source.span(cut.separator(), cut.separator() + 3),
          "a document starts on the line of its separator ---",
          "put what follows --- on the next line");
    }
    composer.startDocument();
    new EngineParser(source, composer).parse(cut.start(), cut.end());
    Node root = composer.root();
    if (root != null && !(root instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL)) {
      documents.add(
          new Document(
              index, root, source.span(cut.contentStart(), cut.end()), composer.aliases()));
    }
  }

  private static Reading refused(String message, String advice) {
    Problem problem = new Problem(new Span(0, 0, 1, 1, 1, 1), message, advice);
    return new Reading(new SourceText(""), List.of(), List.of(problem));
  }
}
