/**
 * Charts and kustomizations: foreign code that makes manifests. It runs in a child process without
 * network, with limits of memory, time and files, and nowhere else.
 */
@NullMarked
package dev.brynje.chart;

import org.jspecify.annotations.NullMarked;
