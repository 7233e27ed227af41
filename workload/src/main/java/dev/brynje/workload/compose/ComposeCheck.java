package dev.brynje.workload.compose;

import dev.brynje.core.Control;
import dev.brynje.core.Parameters;

/** The code that judges one control on Compose projects. One small class each, without state. */
public sealed interface ComposeCheck permits ProjectCheck, ServiceCheck {
  /** The control that it judges. */
  Control control();

  /** The check that judges by what is set; itself when it takes no parameter. */
  default ComposeCheck with(Parameters parameters) {
    return this;
  }
}
