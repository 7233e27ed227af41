/** YAML with exact positions, its values as kubectl reads them. */
@NullMarked
package dev.brynje.yaml;

import org.jspecify.annotations.NullMarked;
