package dev.brynje.network.read;

import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import dev.brynje.kube.inventory.RingFact;
import dev.brynje.network.model.Part;
import java.util.List;

/**
 * What the network ring keeps of an object.
 *
 * @param parts what it adds to the cluster; none when it is not to be had
 * @param refusals why the API server would refuse it
 */
public record NetworkFact(ObjectRef object, Place place, List<Part> parts, List<Refusal> refusals)
    implements RingFact {
  public NetworkFact {
    parts = List.copyOf(parts);
    refusals = List.copyOf(refusals);
  }
}
