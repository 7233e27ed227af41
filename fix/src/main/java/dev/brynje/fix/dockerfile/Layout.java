package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Instruction;
import java.util.Locale;

/** How a Dockerfile is written, so that what is new is written like it. */
final class Layout {
  private final String text;
  private final char escape;

  Layout(String text, char escape) {
    this.text = text;
    this.escape = escape;
  }

  /** The break of the line that an offset is on; where that has none, of the first line. */
  String lineBreak(int offset) {
    int feed = text.indexOf('\n', offset);
    int found = feed < 0 ? text.indexOf('\n') : feed;
    return found > 0 && text.charAt(found - 1) == '\r' ? "\r\n" : "\n";
  }

  /** What stands before an instruction on its line. */
  String indent(Instruction instruction) {
    int keyword = instruction.head().keywordSpan().start();
    return text.substring(lineStart(keyword), keyword);
  }

  /** A keyword in small letters where another one is written so. */
  String keyword(String keyword, Instruction like) {
    int start = like.head().keywordSpan().start();
    String written = text.substring(start, like.head().keywordSpan().end());
    return written.equals(written.toLowerCase(Locale.ROOT))
        ? keyword.toLowerCase(Locale.ROOT)
        : keyword;
  }

  /** Where an instruction ends, with its here-documents, before its last line's break. */
  int end(Instruction instruction) {
    int end = instruction.head().span().end();
    return instruction.head().heredocs().isEmpty() ? end : lineEnd(end);
  }

  /** Where the line that an offset is on starts. */
  int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where it ends, before its break. */
  int lineEnd(int offset) {
    int feed = text.indexOf('\n', offset);
    int end = feed < 0 ? text.length() : feed;
    return feed > offset && text.charAt(feed - 1) == '\r' ? feed - 1 : end;
  }

  /** Where the next line starts. */
  int nextLine(int offset) {
    int feed = text.indexOf('\n', offset);
    return feed < 0 ? text.length() : feed + 1;
  }

  /** The text with each line break of these continuing the line. */
  String continued(String lines, String lineBreak) {
    return lines.replace("\n", " " + escape + lineBreak);
  }

  /** What a shell is given of such a text. */
  String joined(String written) {
    return written.replace(escape + "\r\n", "").replace(escape + "\n", "");
  }
}
