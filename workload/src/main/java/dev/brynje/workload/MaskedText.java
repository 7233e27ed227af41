package dev.brynje.workload;

import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import java.util.List;

/** Source lines with what is secret in them replaced. */
final class MaskedText {
  private static final int LONGEST = 240;
  private static final char MASK = '•';

  private final SourceText source;
  private final List<Span> secrets;

  MaskedText(SourceText source, List<Span> secrets) {
    this.source = source;
    this.secrets = secrets;
  }

  /** The line on which a span begins, cut when it is very long. */
  String line(Span span) {
    if (span.line() > source.lines()) {
      return "";
    }
    String line = source.line(span.line());
    for (Span secret : secrets) {
      if (secret.line() <= span.line() && secret.endLine() >= span.line()) {
        line = masked(line, span.line(), secret);
      }
    }
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }

  private static String masked(String line, int number, Span secret) {
    int length = line.codePointCount(0, line.length());
    int from = secret.line() == number ? secret.column() - 1 : indentation(line);
    int to = secret.endLine() == number ? Math.min(secret.endColumn() - 1, length) : length;
    if (from >= to) {
      return line;
    }
    int start = line.offsetByCodePoints(0, from);
    int end = line.offsetByCodePoints(0, to);
    return line.substring(0, start) + String.valueOf(MASK).repeat(to - from) + line.substring(end);
  }

  private static int indentation(String line) {
    int spaces = 0;
    while (spaces < line.length() && line.charAt(spaces) == ' ') {
      spaces++;
    }
    return spaces;
  }
}
