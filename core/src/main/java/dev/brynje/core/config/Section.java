package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.yaml.Node;

/** One key of the file and what stands below it. */
interface Section {
  String key();

  /** Puts what the value says into the draft, or what is wrong with it into the mistakes. */
  void read(Node value, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes);
}
