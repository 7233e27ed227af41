package dev.brynje.core;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Names a finding by control, resource, field and evidence; by its file when it has no resource.
 */
final class Fingerprint {
  private static final int BYTES = 16;

  private Fingerprint() {}

  static String of(Finding finding) {
    Resource resource = finding.resource();
    StringBuilder identity = new StringBuilder(200);
    append(identity, finding.control());
    append(identity, resource.kind().isEmpty() ? finding.location().path() : "");
    append(identity, resource.kind());
    append(identity, resource.namespace());
    append(identity, resource.name());
    append(identity, resource.container());
    append(identity, finding.field());
    finding
        .evidence()
        .forEach((name, value) -> {
          append(identity, name);
          append(identity, value);
        });
    byte[] hash = Sha256.of(identity.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(hash, 0, BYTES);
  }

  /** With its length before it, so that no two lists of parts look the same. */
  private static void append(StringBuilder identity, String part) {
    identity.append(part.length()).append(':').append(part);
  }
}
