@NullMarked
package dev.brynje.kube.inventory;

import org.jspecify.annotations.NullMarked;
