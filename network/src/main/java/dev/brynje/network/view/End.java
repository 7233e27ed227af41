package dev.brynje.network.view;

import dev.brynje.network.address.AddressRange;

/** An end of connections, as lists name it. */
public sealed interface End {
  /** A workload: {@code shop/web[Deployment]}. Replicas of one owner are one. */
  record OfWorkload(String namespace, String name, String kind) implements End {
    @Override
    public String toString() {
      return namespace + "/" + name + "[" + kind + "]";
    }
  }

  /** Addresses outside the cluster: {@code 10.0.0.0-10.255.255.255}. */
  record Outside(AddressRange range) implements End {
    @Override
    public String toString() {
      return range.toString();
    }
  }

  /** Whoever serves Ingresses and routes: {@code {ingress-controller}}. */
  record IngressController() implements End {
    @Override
    public String toString() {
      return "{ingress-controller}";
    }
  }
}
