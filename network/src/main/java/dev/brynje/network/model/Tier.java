package dev.brynje.network.model;

/** Where policies stand; each tier decides what those before it left open. */
public enum Tier {
  /** AdminNetworkPolicy, and ClusterNetworkPolicy of the Admin tier. */
  ADMIN,
  /** NetworkPolicy: what it selects is closed to all that none of them allows. */
  NETWORK_POLICY,
  /** BaselineAdminNetworkPolicy, and ClusterNetworkPolicy of the Baseline tier. */
  BASELINE
}
