package dev.brynje.network.model;

import java.util.List;
import java.util.Map;

/**
 * What a workload's manifest tells it to speak with.
 *
 * @param workload as lists of connections write it
 * @param selector labels by which its owner knows its pods; those of the pod when it has none
 * @param mentions in the order in which they are written
 * @param configMaps names of those of its namespace whose content it gets
 */
public record Mentions(
    String workload,
    String namespace,
    Map<String, String> selector,
    List<Mention> mentions,
    List<String> configMaps)
    implements Part {
  public Mentions {
    selector = Map.copyOf(selector);
    mentions = List.copyOf(mentions);
    configMaps = List.copyOf(configMaps);
  }
}
