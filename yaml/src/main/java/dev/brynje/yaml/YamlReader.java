package dev.brynje.yaml;

import java.util.ArrayList;
import java.util.List;

/** Reads YAML and JSON as kubectl does, or as another {@link Dialect} wants. */
public final class YamlReader {
  private static final int BINARY_PROBE = 8000;

  /** So many problems of one text are said before it is given up. */
  private static final int MOST_PROBLEMS = 100;

  private final SourceText source;
  private final Limits limits;
  private final Dialect dialect;
  private final Positions positions;
  private final Composer composer;
  private final List<Document> documents = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Span> unread = new ArrayList<>();

  private YamlReader(SourceText source, Limits limits, Dialect dialect) {
    this.source = source;
    this.limits = limits;
    this.dialect = dialect;
    this.positions = new Positions(source);
    this.composer = new Composer(positions, limits, new Budget(limits), dialect);
  }

  /** Reads every document of a text as kubectl does. Never throws for what the bytes hold. */
  public static Reading read(byte[] bytes, Limits limits) {
    return read(bytes, limits, Dialect.KUBECTL);
  }

  /** Reads every document of a text. Never throws for what the bytes hold. */
  public static Reading read(byte[] bytes, Limits limits, Dialect dialect) {
    if (bytes.length > limits.bytes()) {
      return refused(
          "the text is " + bytes.length + " bytes long, but only " + limits.bytes() + " are read",
          "split it into smaller files");
    }
    String text = Decoding.decode(bytes);
    if (text.indexOf('\0', 0, Math.min(text.length(), BINARY_PROBE)) >= 0) {
      return refused("this is a binary file, neither YAML nor JSON", "give the manifest itself");
    }
    YamlReader reader = new YamlReader(new SourceText(text), limits, dialect);
    if (dialect == Dialect.KUBECTL && JsonParser.isJson(text)) {
      reader.readJson(text);
    } else {
      reader.readYaml(text);
    }
    return new Reading(
        reader.source,
        List.copyOf(reader.documents),
        List.copyOf(reader.problems),
        List.copyOf(reader.unread));
  }

  private void readYaml(String text) {
    Cursor cursor = new Cursor(positions);
    Parser parser = new Parser(cursor, new Scanner(cursor, limits.depth()), composer);
    int index = 0;
    for (Cutter.Cut cut : Cutter.cut(source)) {
      try {
        if (cut.broken() && dialect == Dialect.KUBECTL) {
          throw new Unreadable(
              source.span(cut.separator(), cut.separator() + 3),
              "a document starts on the line of its separator ---",
              "put what follows --- on the next line");
        }
        composer.startDocument();
        cursor.load(text, cut.broken() ? cut.separator() : cut.start(), cut.end());
        parser.parse();
        add(index, cut.contentStart(), cut.end());
        if (parser.stoppedAt() >= 0) {
          passOver(parser.stoppedAt(), cut.end());
        }
      } catch (Unreadable e) {
        if (!goesOnAfter(e.problem())) {
          return;
        }
      }
      index++;
    }
  }

  private boolean goesOnAfter(Problem problem) {
    problems.add(problem);
    if (problems.size() + unread.size() > MOST_PROBLEMS) {
      problems.add(
          new Problem(
              problem.span(),
              "more than " + MOST_PROBLEMS + " documents cannot be read, so the rest is not tried",
              "correct these first"));
      return false;
    }
    return composer.dropDocument();
  }

  /** Remembers the first line between the offsets that says something. */
  private void passOver(int from, int to) {
    String text = source.text();
    int at = from;
    while (at < to) {
      if (Cutter.isSpace(text.charAt(at))) {
        at++;
      } else if (text.charAt(at) == '#') {
        at = lineEnd(text, at, to);
      } else {
        unread.add(source.span(at, lineEnd(text, at, to)));
        return;
      }
    }
  }

  private static int lineEnd(String text, int from, int to) {
    int end = from;
    while (end < to && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }

  private void readJson(String text) {
    JsonParser parser = new JsonParser(text, positions, composer, limits.depth());
    for (int index = 0; parser.next(); index++) {
      int start = parser.at();
      try {
        composer.startDocument();
        parser.parse();
        add(index, start, parser.at());
      } catch (Unreadable e) {
        if (!goesOnAfter(e.problem())) {
          return;
        }
        try {
          parser.skip(start);
        } catch (Unreadable again) {
          // Where JSON itself is broken nothing says where the next value starts.
          return;
        }
      }
    }
  }

  private void add(int index, int start, int end) {
    Node root = composer.root();
    if (root != null && !(root instanceof Scalar scalar && scalar.type() == Scalar.Type.NULL)) {
      documents.add(
          new Document(index, root, source.span(start, end), composer.aliases(), composer.tags()));
    }
  }

  private static Reading refused(String message, String advice) {
    Problem problem = new Problem(new Span(0, 0, 1, 1, 1, 1), message, advice);
    return new Reading(new SourceText(""), List.of(), List.of(problem), List.of());
  }
}
