package dev.brynje.core.assessment;

import dev.brynje.core.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON that is read as it comes: one value at a time becomes a {@link JsonValue}, which is small in
 * every Assessment, while the lists that hold them may be of any length.
 */
final class JsonSource implements AutoCloseable {
  private static final int DEPTH = 16;
  private static final int STRING = 1 << 20;
  private static final int VALUES = 200_000;
  private static final long BYTES = 1L << 30;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEPTH)
                  .maxStringLength(STRING)
                  .maxNameLength(1 << 12)
                  .maxNumberLength(20)
                  .maxDocumentLength(BYTES)
                  .build())
          .build();

  private final String name;
  private final JsonParser json;
  private int values;

  JsonSource(String name, InputStream in) throws IOException {
    this.name = name;
    try {
      this.json = FACTORY.createParser(ObjectReadContext.empty(), in);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
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
    return Optional.of(json.currentName());
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
    TokenStreamLocation at = json.currentTokenLocation();
    Object content =
        switch (json.currentToken()) {
          case START_OBJECT -> {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            while (next() != JsonToken.END_OBJECT) {
              String key = json.currentName();
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
          case VALUE_STRING -> parsed(json::getString);
          case VALUE_NUMBER_INT -> integer();
          case VALUE_TRUE -> true;
          case VALUE_FALSE -> false;
          default -> throw refused("must not be " + json.currentToken().asString());
        };
    return new JsonValue(name, at.getLineNr(), at.getColumnNr(), content);
  }

  private long integer() throws IOException, RefusedAssessment {
    if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw refused("has a number that is too large");
    }
    return json.getLongValue();
  }

  private JsonToken next() throws IOException, RefusedAssessment {
    return nextOrEnd().orElseThrow(() -> refused("ends before the Assessment does"));
  }

  private Optional<JsonToken> nextOrEnd() throws IOException, RefusedAssessment {
    return Optional.ofNullable(parsed(json::nextToken));
  }

  /** What the parser gives; even a string that it has found already may turn out to be broken. */
  private <T extends @Nullable Object> T parsed(Supplier<T> step)
      throws IOException, RefusedAssessment {
    try {
      return step.get();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw refused("is not well-formed JSON: " + firstLine(e.getOriginalMessage()));
    }
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /** A refusal at the place that was reached. */
  RefusedAssessment refused(String what) {
    TokenStreamLocation at = json.currentLocation();
    return new RefusedAssessment(
        "%s:%d:%d: %s".formatted(name, at.getLineNr(), at.getColumnNr(), Printable.of(what)));
  }

  @Override
  public void close() {
    json.close();
  }
}
