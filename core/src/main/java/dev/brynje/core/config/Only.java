package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;

/** {@code only: [id, id]}: these controls are judged and no others. */
final class Only implements Section {
  @Override
  public String key() {
    return "only";
  }

  @Override
  public void read(Node value, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes) {
    if (!(value instanceof Sequence sequence)) {
      mistakes.wrongType(key(), "a list of control ids", value);
      return;
    }
    if (sequence.items().isEmpty()) {
      mistakes.add(
          value.span(), "only lists no control", "list those to judge, or leave only out for all");
    }
    for (Node item : sequence.items()) {
      if (mistakes.enough()) {
        return;
      }
      if (!(item instanceof Scalar scalar) || scalar.type() != Scalar.Type.STRING) {
        mistakes.wrongType("an item of only", "a control id", item);
      } else if (Words.isControl(scalar.text(), item.span(), catalogue, mistakes)) {
        draft.only.put(scalar.text(), item.span());
      }
    }
  }
}
