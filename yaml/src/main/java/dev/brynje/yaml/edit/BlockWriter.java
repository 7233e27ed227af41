package dev.brynje.yaml.edit;

import java.util.List;
import java.util.Map;

/** Writes values in lines, as those around them are written. */
final class BlockWriter {
  private final Style style;
  private final String lineBreak;

  /** Where in the text it is written. */
  private final int offset;

  private final StringBuilder out = new StringBuilder();

  BlockWriter(Style style, String lineBreak, int offset) {
    this.style = style;
    this.lineBreak = lineBreak;
    this.offset = offset;
  }

  /** A line, or lines, for a key of a mapping whose keys begin at a column. */
  BlockWriter entry(int column, String key, Value value) {
    out.append(lineBreak).append(" ".repeat(column));
    keyAndValue(column, key, value);
    return this;
  }

  /** Lines for an item of a list whose dashes are at a column. */
  BlockWriter item(int column, Value item) {
    out.append(lineBreak).append(" ".repeat(column)).append('-');
    int gap = style.gap(offset);
    if (item instanceof Value.Keys(Map<String, Value> entries) && !entries.isEmpty()) {
      out.append(" ".repeat(gap - 1));
      boolean first = true;
      for (Map.Entry<String, Value> entry : entries.entrySet()) {
        if (first) {
          keyAndValue(column + gap, entry.getKey(), entry.getValue());
        } else {
          entry(column + gap, entry.getKey(), entry.getValue());
        }
        first = false;
      }
    } else {
      out.append(" ".repeat(gap - 1));
      inLine(item, style.itemQuote());
    }
    return this;
  }

  private void keyAndValue(int column, String key, Value value) {
    out.append(Scalars.text(key, ' ')).append(':');
    below(column, value);
  }

  /** A value behind the colon of a key at a column. */
  BlockWriter below(int column, Value value) {
    if (value instanceof Value.Keys(Map<String, Value> entries) && !entries.isEmpty()) {
      int deeper = column + style.step(offset);
      entries.forEach((key, inner) -> entry(deeper, key, inner));
    } else if (value instanceof Value.Items(List<Value> items)
        && !items.isEmpty()
        && !inBrackets(items)) {
      int deeper = column + style.dash(offset);
      items.forEach(item -> item(deeper, item));
    } else {
      out.append(' ');
      inLine(value, style.quote());
    }
    return this;
  }

  private boolean inBrackets(List<Value> items) {
    return style.listsInBrackets(offset)
        && items.stream()
            .allMatch(item -> item instanceof Value.Text || item instanceof Value.Word);
  }

  private void inLine(Value value, char quote) {
    out.append(FlowWriter.plain(quote, style.itemQuote()).value(value));
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
