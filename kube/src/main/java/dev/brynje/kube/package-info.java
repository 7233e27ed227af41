/** Kubernetes objects from manifests, one shape for the pods of every workload kind. */
@NullMarked
package dev.brynje.kube;

import org.jspecify.annotations.NullMarked;
