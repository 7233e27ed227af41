package dev.brynje.network.read;

import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;

/**
 * Why the API server would refuse an object.
 *
 * @param message in the API server's words, with the field: {@code spec.ingress[0].ports[0].port:
 *     Invalid value: 0: must be between 1 and 65535, inclusive}
 */
public record Refusal(ObjectRef object, Place place, String message) {}
