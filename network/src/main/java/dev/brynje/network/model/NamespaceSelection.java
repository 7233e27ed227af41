package dev.brynje.network.model;

import dev.brynje.kube.LabelSelector;

/** Which namespaces are meant. */
public sealed interface NamespaceSelection {
  /** One by name. */
  record Named(String name) implements NamespaceSelection {}

  /** Those with labels; an empty selector means all. */
  record Labelled(LabelSelector selector) implements NamespaceSelection {}
}
