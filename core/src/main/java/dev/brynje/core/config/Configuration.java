package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a configuration file gives: a policy, or everything that is wrong with the file. There is no
 * policy from a file that is only partly understood.
 *
 * <pre>{@code
 * fail-on: medium
 * only: [workload/run-as-non-root, workload/seccomp]
 * controls:
 *   workload/seccomp: high
 *   workload/liveness-probe: off
 *   workload/read-only-root-filesystem: {enabled: true, severity: critical}
 * }</pre>
 *
 * <p>The file is described by {@code brynje.schema.json}.
 */
public sealed interface Configuration {
  /** The resource that holds the schema. */
  String SCHEMA = "brynje.schema.json";

  /**
   * The file is right.
   *
   * @param origins where it says what it says
   */
  record Read(Policy policy, Origins origins) implements Configuration {}

  /**
   * The file is wrong.
   *
   * @param mistakes at least one, in the order of their places
   */
  record Refused(List<Mistake> mistakes) implements Configuration {}

  /**
   * Reads a configuration. Never throws for what the bytes hold.
   *
   * @param name the file as it was given, for the places of mistakes
   * @param catalogue the controls that it may speak of
   */
  static Configuration read(String name, byte[] bytes, Catalogue catalogue) {
    return new ConfigurationReader(name, catalogue).read(bytes);
  }

  /** The JSON Schema of the file, for editors. */
  static String schema() {
    try (InputStream schema = Catalogue.class.getResourceAsStream(SCHEMA)) {
      if (schema == null) {
        throw new IllegalStateException(SCHEMA + " is missing beside " + Catalogue.class);
      }
      return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SCHEMA, e);
    }
  }
}
