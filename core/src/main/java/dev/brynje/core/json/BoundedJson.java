package dev.brynje.core.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** JSON as it comes, token by token, so that a text of any length needs little memory. */
public final class BoundedJson implements AutoCloseable {
  private static final long BYTES = 1L << 30;

  /** What only a programmer makes something of. */
  private static final Pattern INTERNALS =
      Pattern.compile(", from `[^`]*`| \\([^(\\[]*\\[Source:[^\\]]*\\]\\)?");

  private final JsonParser json;

  /**
   * @param depth how many objects and lists may stand within one another
   * @param longest characters of a string
   * @throws IOException when nothing can be read
   */
  public BoundedJson(InputStream in, int depth, int longest) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(depth)
                    .maxStringLength(longest)
                    .maxNameLength(1 << 12)
                    .maxNumberLength(20)
                    .maxDocumentLength(BYTES)
                    .build())
            .build();
    try {
      this.json = factory.createParser(ObjectReadContext.empty(), in);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  /** Goes on to the next token; empty at the end. */
  public Optional<JsonToken> next() throws IOException, MalformedJson {
    return Optional.ofNullable(parsed(json::nextToken));
  }

  /** The token that was reached. */
  public JsonToken token() {
    return json.currentToken();
  }

  /** The key that was reached, or that leads to the value. */
  public String key() {
    return json.currentName();
  }

  /** The token's text. Even a string that has been reached may turn out to be broken. */
  public String text() throws IOException, MalformedJson {
    return parsed(json::getString);
  }

  /** The number, when it is whole and that of a {@code long}. */
  public Optional<Long> whole() {
    return json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
        ? Optional.of(json.getLongValue())
        : Optional.empty();
  }

  /** Where the token begins. */
  public TokenStreamLocation begin() {
    return json.currentTokenLocation();
  }

  /** How far it was read. */
  public TokenStreamLocation reached() {
    return json.currentLocation();
  }

  private static <T extends @Nullable Object> T parsed(Supplier<T> step)
      throws IOException, MalformedJson {
    try {
      return step.get();
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (UnexpectedEndOfInputException _) {
      throw new MalformedJson("is cut short: it ends where its JSON goes on");
    } catch (JacksonException e) {
      String first = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw new MalformedJson(
          "is not well-formed JSON: " + INTERNALS.matcher(first).replaceAll(""));
    }
  }

  @Override
  public void close() {
    json.close();
  }
}
