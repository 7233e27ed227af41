package dev.brynje.workload.compose;

import dev.brynje.core.Control;

/** The code that judges one control on Compose projects. One small class each, without state. */
public sealed interface ComposeCheck permits ProjectCheck, ServiceCheck {
  /** The control that it judges. */
  Control control();
}
