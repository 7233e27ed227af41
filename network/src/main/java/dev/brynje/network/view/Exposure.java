package dev.brynje.network.view;

import dev.brynje.network.model.Direction;
import dev.brynje.network.port.PortSet;
import java.util.List;

/**
 * To whom a workload is open beyond the workloads that are there.
 *
 * @param to in words: {@code internet}, {@code entire-cluster}, or pods by their labels
 * @param by what leads there from outside, as {@code Ingress shop/web}; mostly none
 */
public record Exposure(
    End.OfWorkload workload, Direction direction, String to, PortSet ports, List<String> by) {
  public Exposure {
    by = List.copyOf(by);
  }

  /** {@code shop/web[Deployment] <= internet : TCP 80}; with {@code =>} for what goes out. */
  @Override
  public String toString() {
    String arrow = direction == Direction.INGRESS ? " <= " : " => ";
    String ways = by.isEmpty() ? "" : " (by " + String.join(", ", by) + ")";
    return workload + arrow + to + " : " + ports + ways;
  }
}
