package dev.brynje.network.model;

/** Which way a rule looks from the pods that its policy is about. */
public enum Direction {
  INGRESS,
  EGRESS
}
