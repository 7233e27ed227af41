package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.yaml.edit.Splice;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What must hold of every fix of a Dockerfile. */
enum DockerfileRound {
  FIXED,
  LEFT,
  NOTHING_TO_FIX;

  /**
   * Fixes a Dockerfile: undone it has its old text, what was fixed is found no more, nothing is
   * found that was not there, and fixed again it stays.
   */
  static DockerfileRound of(Fixing fixing, byte[] bytes) {
    List<Finding> before = fixing.findings(bytes);
    List<Mended> fixed = fixing.all(bytes);
    if (fixed.isEmpty()) {
      return NOTHING_TO_FIX;
    }
    Mended mended = fixed.getFirst();
    if (!mended.isChanged()) {
      return LEFT;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String after = new String(mended.bytes(), StandardCharsets.UTF_8);
    assertThat(undone(after, mended.splices(), mended.before().text()))
        .as("undone")
        .isEqualTo(text);
    Map<String, Integer> left = counts(before);
    for (Outcome outcome : mended.outcomes()) {
      if (outcome.isMended()) {
        left.merge(outcome.finding().control(), -1, Integer::sum);
      }
    }
    counts(fixing.findings(mended.bytes()))
        .forEach((control, count) ->
            assertThat(count)
                .as("%s of\n%s\nmade of\n%s", control, after, text)
                .isLessThanOrEqualTo(left.getOrDefault(control, 0)));
    assertThat(fixing.all(mended.bytes()))
        .as("fixed again:\n%s\nmade of\n%s", after, text)
        .allMatch(again -> !again.isChanged());
    return FIXED;
  }

  private static Map<String, Integer> counts(List<Finding> findings) {
    Map<String, Integer> counts = new HashMap<>();
    findings.forEach(finding -> counts.merge(finding.control(), 1, Integer::sum));
    return counts;
  }

  /** The text before splices were made, told by the text after them. */
  private static String undone(String after, List<Splice> splices, String before) {
    boolean marked = after.startsWith("\uFEFF");
    StringBuilder out = new StringBuilder(marked ? "\uFEFF" : "");
    int moved = marked ? 1 : 0;
    int at = moved;
    for (Splice splice : splices) {
      int start = splice.start() + moved;
      out.append(after, at, start).append(before, splice.start(), splice.end());
      at = start + splice.text().length();
      moved += splice.text().length() - (splice.end() - splice.start());
    }
    return out.append(after.substring(at)).toString();
  }
}
