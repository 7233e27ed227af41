package dev.brynje.kube.inventory;

/** What a ring keeps of an object for a control of its own, in a form that only it reads. */
public non-sealed interface RingFact extends Fact {}
