package dev.brynje.core.report;

import dev.brynje.core.Severity;

/** Colour for terminals, or none. */
final class Ansi {
  private static final String RESET = "\u001b[0m";

  private final boolean coloured;

  Ansi(boolean coloured) {
    this.coloured = coloured;
  }

  String bold(String text) {
    return paint("\u001b[1m", text);
  }

  String dim(String text) {
    return paint("\u001b[2m", text);
  }

  String good(String text) {
    return paint("\u001b[32m", text);
  }

  String severity(Severity severity, String text) {
    return paint(
        switch (severity) {
          case CRITICAL -> "\u001b[1;37;41m";
          case HIGH -> "\u001b[1;31m";
          case MEDIUM -> "\u001b[33m";
          case LOW -> "\u001b[36m";
          case INFO -> "\u001b[2m";
        },
        text);
  }

  private String paint(String colour, String text) {
    return coloured ? colour + text + RESET : text;
  }
}
