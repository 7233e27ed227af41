package dev.brynje.core.assessment;

import dev.brynje.core.Printable;
import dev.brynje.core.json.BoundedJson;
import dev.brynje.core.json.MalformedJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * JSON that is read as it comes: one value at a time becomes a {@link JsonValue}, which is small in
 * every Assessment, while the lists that hold them may be of any length.
 */
final class JsonSource implements AutoCloseable {
  private static final int DEPTH = 16;
  private static final int STRING = 1 << 20;
  private static final int VALUES = 200_000;

  private final String name;
  private final BoundedJson json;
  private int values;

  JsonSource(String name, InputStream in) throws IOException {
    this.name = name;
    this.json = new BoundedJson(in, DEPTH, STRING);
  }

  /** Begins the object that the whole file is. */
  void begin() throws IOException, RefusedAssessment {
    if (next() != JsonToken.START_OBJECT) {
      throw refused("is no Assessment: it must begin with {");
    }
  }

  /** The next key of the outermost object; empty at its end, after which nothing may follow. */
  Optional<String> key() throws IOException, RefusedAssessment {
    if (next() == JsonToken.END_OBJECT) {
      if (nextOrEnd().isPresent()) {
        throw refused("goes on after the end of the Assessment");
      }
      return Optional.empty();
    }
    return Optional.of(json.key());
  }

  /** The value of the key. */
  JsonValue value() throws IOException, RefusedAssessment {
    values = 0;
    next();
    return read();
  }

  /** Begins the list that the value of the key is. */
  void list(String key) throws IOException, RefusedAssessment {
    if (next() != JsonToken.START_ARRAY) {
      throw refused(key + " must be a list");
    }
  }

  /** The next value of the list; empty at its end. */
  Optional<JsonValue> item() throws IOException, RefusedAssessment {
    values = 0;
    return next() == JsonToken.END_ARRAY ? Optional.empty() : Optional.of(read());
  }

  private JsonValue read() throws IOException, RefusedAssessment {
    if (++values > VALUES) {
      throw refused("holds more values in one place than any Assessment does");
    }
    TokenStreamLocation at = json.begin();
    Object content =
        switch (json.token()) {
          case START_OBJECT -> {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            while (next() != JsonToken.END_OBJECT) {
              String key = json.key();
              next();
              members.put(key, read());
            }
            yield members;
          }
          case START_ARRAY -> {
            List<JsonValue> items = new ArrayList<>();
            while (next() != JsonToken.END_ARRAY) {
              items.add(read());
            }
            yield items;
          }
          case VALUE_STRING -> parsed(json::text);
          case VALUE_NUMBER_INT -> integer();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          default -> throw refused("must not be " + json.token().asString());
        };
    return new JsonValue(name, at.getLineNr(), at.getColumnNr(), content);
  }

  private long integer() throws RefusedAssessment {
    return json.whole().orElseThrow(() -> refused("has a number that is too large"));
  }

  private JsonToken next() throws IOException, RefusedAssessment {
    return nextOrEnd().orElseThrow(() -> refused("ends before the Assessment does"));
  }

  private Optional<JsonToken> nextOrEnd() throws IOException, RefusedAssessment {
    return parsed(json::next);
  }

  /** A step of the parser. */
  private interface Step<T> {
    T take() throws IOException, MalformedJson;
  }

  private <T> T parsed(Step<T> step) throws IOException, RefusedAssessment {
    try {
      return step.take();
    } catch (MalformedJson e) {
      throw refused(e.words());
    }
  }

  /** A refusal at the place that was reached. */
  RefusedAssessment refused(String what) {
    TokenStreamLocation at = json.reached();
    return new RefusedAssessment(
        "%s:%d:%d: %s".formatted(name, at.getLineNr(), at.getColumnNr(), Printable.of(what)));
  }

  @Override
  public void close() {
    json.close();
  }
}
