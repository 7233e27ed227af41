package dev.brynje.network.view;

import dev.brynje.core.json.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A list of objects with {@code src}, {@code dst}, {@code conn} and, if anything is, {@code
 * unknown}.
 */
final class JsonList implements ListFormat {
  @Override
  public void write(List<Connection> connections, Writer out) throws IOException {
    JsonText.write(
        out,
        json -> {
          json.writeStartArray();
          for (Connection one : connections) {
            json.writeStartObject();
            json.writeStringProperty("src", one.from().toString());
            json.writeStringProperty("dst", one.to().toString());
            json.writeStringProperty("conn", one.reach().sure().toString());
            if (!one.reach().unknown().isEmpty()) {
              json.writeStringProperty("unknown", one.reach().unknown().toString());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }
}
