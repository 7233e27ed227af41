package dev.brynje.network.reach;

import dev.brynje.network.port.PortSet;
import java.util.Map;

/**
 * Pods that no policy tells apart.
 *
 * @param namespace the number of their class of namespaces
 * @param labels those that selectors ask for
 * @param named the ports that policies call by name
 */
record PodClass(
    int namespace, Map<String, String> labels, boolean onHostNetwork, Map<String, PortSet> named) {}
