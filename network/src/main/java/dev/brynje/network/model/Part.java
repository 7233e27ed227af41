package dev.brynje.network.model;

/** What one object adds to a cluster. */
public sealed interface Part
    permits Namespace, Workload, Policy, Service, Route, Mentions, ConfigMapMentions {}
