package dev.brynje.network.model;

/** Why one would take over a pod. */
public enum Sensitivity {
  /** It has the label or annotation {@code brynje.dev/sensitive}. */
  MARKED,
  /** By its image or port, it is a database. */
  DATABASE,
  /** It is given Secrets. */
  SECRETS
}
