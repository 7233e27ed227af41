/** What is kept of every object given in one run, for what only shows across objects. */
@NullMarked
package dev.brynje.kube.inventory;

import org.jspecify.annotations.NullMarked;
