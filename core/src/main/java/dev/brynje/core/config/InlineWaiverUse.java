package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.core.InlineUse;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;

/** {@code inline-waivers: false}: what becomes of comments and annotations that waive. */
final class InlineWaiverUse implements Section {
  @Override
  public String key() {
    return "inline-waivers";
  }

  @Override
  public void read(Node value, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes) {
    String word = value instanceof Scalar scalar ? scalar.text() : "";
    switch (word) {
      case "true" -> draft.inline = InlineUse.ALLOWED;
      case "complete" -> draft.inline = InlineUse.COMPLETE;
      case "false" -> draft.inline = InlineUse.REFUSED;
      default -> mistakes.wrongType(key(), "true, false or complete", value);
    }
  }
}
