package dev.brynje.workload.pss;

import dev.brynje.kube.inventory.ObjectRef;
import dev.brynje.kube.inventory.Place;
import dev.brynje.kube.inventory.RingFact;

/**
 * What a pod fails at any level and version.
 *
 * @param failed one bit for each of {@link Standards#STEPS}
 */
record PodSecurityFact(ObjectRef object, Place place, long failed) implements RingFact {}
