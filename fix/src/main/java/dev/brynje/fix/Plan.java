package dev.brynje.fix;

import dev.brynje.yaml.Reading;
import dev.brynje.yaml.edit.Proposal;
import java.util.List;

/**
 * What can be done about findings of a text, before anything is done.
 *
 * @param reading of the text
 * @param outcomes one for each finding; numbers count in {@link #proposals}
 * @param proposals edits of the text
 */
public record Plan(Reading reading, List<Outcome> outcomes, List<Proposal> proposals) {
  public Plan {
    outcomes = List.copyOf(outcomes);
    proposals = List.copyOf(proposals);
  }
}
