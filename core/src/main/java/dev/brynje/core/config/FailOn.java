package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.yaml.Node;
import java.util.OptionalInt;

/** {@code fail-on: high}: the severity from which a finding fails the run. */
final class FailOn implements Section {
  @Override
  public String key() {
    return "fail-on";
  }

  @Override
  public void read(Node value, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes) {
    Words.severity(key(), value, mistakes)
        .ifPresent(severity -> {
          draft.failOn = severity;
          draft.failOnLine = OptionalInt.of(value.span().line());
        });
  }
}
