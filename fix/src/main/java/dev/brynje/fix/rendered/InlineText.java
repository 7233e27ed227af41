package dev.brynje.fix.rendered;

import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.edit.Splice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * YAML that stands in a YAML file as a literal block, as patches do in kustomizations.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#812-literal-style">Literal style</a>
 */
final class InlineText {
  /** Where it begins in the file: at the start of its first line. */
  private final int start;

  private final String indent;
  private final String text;

  private InlineText(int start, String indent, String text) {
    this.start = start;
    this.indent = indent;
    this.text = text;
  }

  /**
   * What a value holds.
   *
   * @param file its text
   * @return empty unless each line of the block is a line of the value, with spaces before it
   */
  static Optional<InlineText> of(String file, Scalar scalar) {
    int first = file.indexOf('\n', scalar.span().start()) + 1;
    int end = scalar.span().end();
    if (scalar.style() != Scalar.Style.LITERAL
        || first == 0
        || end < first
        || file.indexOf('\r') >= 0) {
      return Optional.empty();
    }
    String block = file.substring(first, file.startsWith("\n", end) ? end + 1 : end);
    int column = 0;
    while (block.startsWith(" ", column)) {
      column++;
    }
    String indent = " ".repeat(column);
    StringBuilder value = new StringBuilder();
    for (String line : block.split("(?<=\n)", -1)) {
      boolean isEmpty = line.isEmpty() || line.equals("\n");
      if (!isEmpty && !line.startsWith(indent)) {
        return Optional.empty();
      }
      value.append(isEmpty ? line : line.substring(column));
    }
    String read = value.toString();
    return column > 0 && read.stripTrailing().equals(scalar.text().stripTrailing())
        ? Optional.of(new InlineText(first, indent, read))
        : Optional.empty();
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Splices of it, as splices of the file. */
  List<Splice> splices(List<Splice> own) {
    List<Splice> splices = new ArrayList<>(own.size());
    for (Splice splice : own) {
      boolean begins = isAtStart(splice.start()) && !splice.text().isEmpty();
      splices.add(
          new Splice(
              inFile(splice.start()),
              inFile(splice.end()),
              (begins ? indent : "") + indented(splice.text()),
              splice.proposals()));
    }
    return splices;
  }

  private boolean isAtStart(int offset) {
    return offset == 0 || text.charAt(offset - 1) == '\n';
  }

  /** Where an offset is in the file; what begins a line begins it there, before its spaces. */
  private int inFile(int offset) {
    int spaces = 0;
    for (int at = 0; at < offset; at++) {
      spaces += isAtStart(at) && text.charAt(at) != '\n' ? indent.length() : 0;
    }
    return start + offset + spaces;
  }

  /** With the spaces on each line but the first. */
  private String indented(String lines) {
    return lines.replaceAll("\n(?=[^\n])", "\n" + indent);
  }
}
