package dev.brynje.dockerfile;

import dev.brynje.yaml.Problem;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a Dockerfile as BuildKit does: what that refuses is refused, with its place.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
public final class DockerfileReader {
  /** As many bytes as are read; BuildKit's own bound is smaller. */
  public static final int MOST_BYTES = 4 << 20;

  /** More instructions than any image has layers. */
  private static final int MOST_INSTRUCTIONS = 50_000;

  private static final int BINARY_PROBE = 8000;

  private final SourceText source;
  private final Lines lines;
  private final DirectiveReader directives;
  private final List<Comment> comments = new ArrayList<>();
  private final List<Instruction> instructions = new ArrayList<>();

  private DockerfileReader(SourceText source) {
    this.source = source;
    this.lines = new Lines(source);
    this.directives = new DirectiveReader(source);
  }

  /** Reads one, UTF-8 with or without a byte order mark. */
  public static Reading read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return refused(
          new SourceText(""),
          "has more than the %d MiB that are read of a Dockerfile".formatted(MOST_BYTES >> 20),
          "look at what it is");
    }
    for (int i = 0; i < Math.min(bytes.length, BINARY_PROBE); i++) {
      if (bytes[i] == 0) {
        return refused(new SourceText(""), "is binary", "name a Dockerfile");
      }
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    SourceText source = new SourceText(text.startsWith("\uFEFF") ? text.substring(1) : text);
    DockerfileReader reader = new DockerfileReader(source);
    try {
      return new Reading.Read(source, reader.dockerfile());
    } catch (Refusal e) {
      return new Reading.Refused(source, e.problem());
    }
  }

  private static Reading refused(SourceText source, String message, String advice) {
    return new Reading.Refused(source, new Problem(source.span(0, 0), message, advice));
  }

  private Dockerfile dockerfile() {
    while (lines.advance()) {
      if (instructions.size() == MOST_INSTRUCTIONS) {
        throw new Refusal(
            source.span(lines.start(), lines.start()),
            "there are more than %d instructions".formatted(MOST_INSTRUCTIONS),
            "look at what made it");
      }
      instruction();
    }
    if (instructions.isEmpty()) {
      throw new Refusal(source.span(0, 0), "there is no instruction", "begin with FROM");
    }
    return new Stages(instructions).dockerfile(directives, comments);
  }

  private void instruction() {
    int from = lines.firstNonSpace();
    boolean directive = directives.take(from, lines.end());
    if (lines.isComment()) {
      if (!directive) {
        comment();
      }
      return;
    }
    char escape = directives.escape();
    LogicalLine line = new LogicalLine(source, from);
    int continued = lines.continued(from, escape);
    line.append(from, continued < 0 ? lines.end() : continued);
    if (continued < 0 && line.length() == 0) {
      return;
    }
    int end = lines.end();
    while (continued >= 0 && lines.advance()) {
      if (lines.isComment()) {
        comment();
        continue;
      }
      if (lines.isBlank()) {
        continue;
      }
      continued = lines.continued(lines.start(), escape);
      line.append(lines.start(), continued < 0 ? lines.end() : continued);
      end = lines.end();
    }
    instructions.add(
        new InstructionReader(line, escape, source.span(from, end), this::heredocs).read());
  }

  private void comment() {
    int hash = lines.firstNonSpace();
    Span span = source.span(hash, lines.end());
    comments.add(new Comment(source.text().substring(hash + 1, lines.end()).strip(), span));
  }

  /** Reads the here-documents that follow an instruction's line. */
  private List<Heredoc> heredocs(List<HeredocWord> words, Span line) {
    List<Heredoc> heredocs = new ArrayList<>(words.size());
    for (HeredocWord word : words) {
      heredocs.add(heredoc(word, line));
    }
    return heredocs;
  }

  private Heredoc heredoc(HeredocWord word, Span line) {
    int from = lines.next();
    while (lines.advance()) {
      int start = lines.start();
      while (word.chomped() && start < lines.end() && source.text().charAt(start) == '\t') {
        start++;
      }
      if (source.text().substring(start, lines.end()).equals(word.name())) {
        String content = source.text().substring(from, lines.start());
        return new Heredoc(
            word.name(),
            word.descriptor(),
            word.expanded(),
            word.chomped(),
            content,
            source.span(from, lines.start()));
      }
    }
    throw new Refusal(
        line,
        "the here-document %s has no end".formatted(word.name()),
        "write a line that is only " + word.name());
  }
}
