package dev.brynje.network.generate;

import dev.brynje.network.address.AddressRange;

/** An end of a connection that is needed. */
public sealed interface Side {
  /** A workload, by its number in the cluster. */
  record OfWorkload(int number) implements Side {}

  /** Every pod of a namespace, as that of an ingress controller, whatever is in it. */
  record OfNamespace(String name) implements Side {}

  /** Addresses outside. */
  record Outside(AddressRange range) implements Side {}

  /** Every address outside, of both families. */
  record Everybody() implements Side {}
}
