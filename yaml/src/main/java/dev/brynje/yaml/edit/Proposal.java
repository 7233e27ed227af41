package dev.brynje.yaml.edit;

import java.util.List;

/**
 * Edits that make sense only together: all of them are made, or none.
 *
 * @param document the {@link dev.brynje.yaml.Document#index() index} of the document they change
 */
public record Proposal(int document, List<Edit> edits) {
  public Proposal {
    edits = List.copyOf(edits);
  }
}
