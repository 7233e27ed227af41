package dev.brynje.network.read;

import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Mentions;
import java.util.List;

/**
 * A cluster as manifests give it.
 *
 * @param mentions what workloads are told to speak with, those of the ConfigMaps that they get
 *     among them
 * @param refusals what the API server would refuse of it, in the order of reading
 */
public record ClusterReading(Cluster cluster, List<Mentions> mentions, List<Refusal> refusals) {
  public ClusterReading {
    mentions = List.copyOf(mentions);
    refusals = List.copyOf(refusals);
  }
}
