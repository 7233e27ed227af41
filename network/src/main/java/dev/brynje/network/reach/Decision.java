package dev.brynje.network.reach;

import dev.brynje.network.model.Direction;
import java.util.List;

/**
 * What the policies about one end make of a connection.
 *
 * @param reasons in the order in which they have their say, at least one
 */
public record Decision(Direction direction, Answer answer, List<Reason> reasons) {
  public Decision {
    reasons = List.copyOf(reasons);
  }
}
