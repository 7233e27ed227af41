package dev.brynje.kube.inventory;

import dev.brynje.kube.Field;

/** Makes places of fields while their text is at hand. */
@FunctionalInterface
public interface Places {
  /** Where the field is, or the nearest one above it that is there. */
  Place of(Field field);
}
