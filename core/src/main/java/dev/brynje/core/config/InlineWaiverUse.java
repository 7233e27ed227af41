package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.core.InlineUse;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code inline-waivers: false}: what becomes of comments and annotations that waive. */
final class InlineWaiverUse implements Section {
  @Override
  public String key() {
    return "inline-waivers";
  }

  @Override
  public void read(Node value, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes) {
    String word = value instanceof Scalar scalar ? scalar.text() : "";
    Optional<InlineUse> use = InlineUse.of(word);
    if (use.isPresent()) {
      draft.inline = use.get();
      draft.inlineLine = OptionalInt.of(value.span().line());
    } else {
      mistakes.wrongType(key(), "true, false or complete", value);
    }
  }
}
