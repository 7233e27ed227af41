package dev.brynje.network.read;

import dev.brynje.network.model.Cluster;
import java.util.List;

/**
 * A cluster as manifests give it.
 *
 * @param refusals what the API server would refuse of it, in the order of reading
 */
public record ClusterReading(Cluster cluster, List<Refusal> refusals) {
  public ClusterReading {
    refusals = List.copyOf(refusals);
  }
}
