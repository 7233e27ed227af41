package dev.brynje.core.testing;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** A JSON Schema on the class path. */
public final class Schema {
  private final com.networknt.schema.Schema schema;

  private Schema(com.networknt.schema.Schema schema) {
    this.schema = schema;
  }

  /** The schema of a resource, such as {@code /dev/brynje/core/assessment.schema.json}. */
  public static Schema of(String resource) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    try (InputStream in = Schema.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no resource " + resource);
      }
      return new Schema(registry.getSchema(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a text; formats such as dates are checked too. */
  public List<String> problems(String json) {
    return schema
        .validate(
            json,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
