package dev.brynje.cli;

import dev.brynje.core.Tool;

/** The program's own name and version. */
final class Brynje {
  static final Tool TOOL = new Tool("brynje", "0.1.0");

  private Brynje() {}
}
