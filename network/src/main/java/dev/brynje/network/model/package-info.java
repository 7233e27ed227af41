/** What a cluster holds that decides who reaches whom. */
@NullMarked
package dev.brynje.network.model;

import org.jspecify.annotations.NullMarked;
