/**
 * The Pod Security Standards, as each Kubernetes version has them, and the namespace labels that
 * put them in force.
 *
 * <p>Every finding of a standard's check is at least high: a pod that has it is refused where the
 * level is enforced.
 */
@NullMarked
package dev.brynje.workload.pss;

import org.jspecify.annotations.NullMarked;
