package dev.brynje.core.report;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings as the page's script reads them: an array for each, in which a text that comes again is
 * the number of a word. The words are bounded; what finds no room among them is written out.
 */
final class HtmlData {
  private static final int MOST_WORDS = 50_000;
  private static final int LONGEST_WORD = 400;

  private final Catalogue catalogue;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> words = new ArrayList<>();
  private final Map<String, Ring> controls = new LinkedHashMap<>();
  private final Map<String, Integer> controlNumbers = new HashMap<>();

  HtmlData(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  void writeRows(Iterable<Finding> findings, Writer out) throws IOException {
    StringBuilder row = new StringBuilder();
    String between = "[";
    for (Finding finding : findings) {
      row.setLength(0);
      row.append(between);
      row(finding, row);
      out.append(row);
      between = ",\n";
    }
    out.write(between.equals("[") ? "[]" : "]");
  }

  private void row(Finding finding, StringBuilder row) {
    Location at = finding.location();
    row.append('[').append(number(finding));
    row.append(',').append(finding.severity().compareTo(Severity.CRITICAL));
    word(at.path(), row);
    row.append(',').append(at.line()).append(',').append(at.column());
    word(finding.resource().namespace(), row);
    word(finding.resource().words(), row);
    word(finding.message(), row);
    word(Prose.sentence(finding.remediation()), row);
    word(at.excerpt().text(), row);
    row.append(',').append(at.excerpt().column()).append(',').append(at.excerpt().endColumn());
    decision(finding, row);
    row.append(']');
  }

  /** 0 where nobody has decided, 1 with the words of a waiver, 2 for what the baseline has. */
  private void decision(Finding finding, StringBuilder row) {
    if (finding.waiver().isPresent()) {
      String words = finding.waiver().get().words();
      row.append(",1");
      word("W" + words.substring(1), row);
    } else if (finding.known()) {
      row.append(",2");
      word("Known from the baseline", row);
    } else {
      row.append(",0");
      word("", row);
    }
  }

  private int number(Finding finding) {
    Integer known = controlNumbers.get(finding.control());
    if (known != null) {
      return known;
    }
    controls.put(finding.control(), finding.ring());
    controlNumbers.put(finding.control(), controlNumbers.size());
    return controlNumbers.size() - 1;
  }

  private void word(String text, StringBuilder row) {
    row.append(',');
    Integer number = numbers.get(text);
    if (number == null && words.size() < MOST_WORDS && text.length() <= LONGEST_WORD) {
      number = words.size();
      words.add(text);
      numbers.put(text, number);
    }
    if (number == null) {
      PageTemplate.string(text, row);
    } else {
      row.append(number.intValue());
    }
  }

  void writeWords(Writer out) throws IOException {
    StringBuilder text = new StringBuilder();
    String between = "[";
    for (String word : words) {
      text.setLength(0);
      text.append(between);
      PageTemplate.string(word, text);
      out.append(text);
      between = ",\n";
    }
    out.write(words.isEmpty() ? "[]" : "]");
  }

  void writeControls(Writer out) throws IOException {
    StringBuilder text = new StringBuilder("[");
    controls.forEach((id, ring) -> {
      text.append(text.length() > 1 ? ",\n{" : "{");
      property("id", id, text).append(',');
      property("ring", ring.word(), text).append(',');
      property("title", catalogue.find(id).map(Control::title).orElse(id), text).append(',');
      property("why", HtmlFindings.why(catalogue, id), text).append('}');
    });
    out.append(text.append(']'));
  }

  private static StringBuilder property(String name, String value, StringBuilder text) {
    text.append('"').append(name).append("\":");
    PageTemplate.string(value, text);
    return text;
  }
}
