package dev.brynje.workload.compose;

import dev.brynje.compose.Fields;
import dev.brynje.compose.Items;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import java.util.List;

/** Values as several checks need them. */
final class Values {
  private Values() {}

  /** The mappings of a list. */
  static List<Fields> mappings(Service service, String... keys) {
    return service
        .get(keys)
        .filter(Items.class::isInstance)
        .map(Items.class::cast)
        .map(Items::values)
        .orElse(List.of())
        .stream()
        .filter(Fields.class::isInstance)
        .map(Fields.class::cast)
        .toList();
  }

  /** Whether a namespace or network is the host's own; when it is not known, that is said. */
  static boolean isHost(Text text, ComposeVerdict verdict) {
    return verdict.knows(text) && text.text().equals("host");
  }

  /** A part of a value as evidence, the same in Compose's short form and in the long one. */
  static String evident(Text text) {
    return text.known() ? text.shown(text.text()) : text.shown();
  }

  /** Whether all are known; of those that are not, that is said. */
  static boolean allKnown(List<Text> texts, ComposeVerdict verdict) {
    boolean known = true;
    for (Text text : texts) {
      known &= verdict.knows(text);
    }
    return known;
  }
}
