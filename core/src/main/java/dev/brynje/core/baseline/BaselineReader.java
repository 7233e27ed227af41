package dev.brynje.core.baseline;

import dev.brynje.core.Printable;
import dev.brynje.yaml.NearestWord;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Reads a baseline entry by entry. Nothing is believed of it, for anybody may have edited it. */
final class BaselineReader {
  private static final String VERSION = "brynje-baseline";
  private static final String FINDINGS = "findings";
  private static final List<String> KEYS =
      List.of("path", "control", "about", "fingerprint", "times");
  private static final int MOST = 1_000_000;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxStringLength(1 << 16)
                  .maxNameLength(1 << 8)
                  .maxNumberLength(20)
                  .maxDocumentLength(1L << 30)
                  .build())
          .build();

  private final String name;
  private final JsonParser json;
  private final Map<String, BaselineEntry> entries = new HashMap<>();

  BaselineReader(String name, InputStream in) throws IOException {
    this.name = name;
    try {
      this.json = FACTORY.createParser(ObjectReadContext.empty(), in);
    } catch (JacksonIOException e) {
      throw e.getCause();
    }
  }

  /** All entries, by their fingerprints. */
  Map<String, BaselineEntry> read() throws IOException, RefusedBaseline {
    try {
      readWhole();
      return entries;
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw refused(
          "is not well-formed JSON: "
              + String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
    }
  }

  private void readWhole() throws RefusedBaseline {
    if (json.nextToken() != JsonToken.START_OBJECT
        || json.nextToken() != JsonToken.PROPERTY_NAME
        || !json.currentName().equals(VERSION)) {
      throw refused("is no baseline, which begins with {\"%s\": 1".formatted(VERSION));
    }
    if (json.nextToken() != JsonToken.VALUE_NUMBER_INT
        || json.getNumberType() != JsonParser.NumberType.INT
        || json.getIntValue() != BaselineFile.VERSION) {
      throw refused(
          "is a baseline of version %s, and this program reads version %d"
              .formatted(json.getString(), BaselineFile.VERSION));
    }
    if (next() != JsonToken.PROPERTY_NAME || !json.currentName().equals(FINDINGS)) {
      throw refused("must have findings after its version");
    }
    if (next() != JsonToken.START_ARRAY) {
      throw refused("findings must be a list");
    }
    while (next() != JsonToken.END_ARRAY) {
      BaselineEntry entry = entry();
      entries.merge(entry.fingerprint(), entry, BaselineEntry::and);
      if (entries.size() > MOST) {
        throw refused("has more than %d entries".formatted(MOST));
      }
    }
    if (next() != JsonToken.END_OBJECT || json.nextToken() != null) {
      throw refused("goes on after its findings");
    }
  }

  private BaselineEntry entry() throws RefusedBaseline {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw refused("an item of findings must be an object");
    }
    Map<String, String> texts = new HashMap<>();
    int times = 1;
    while (next() != JsonToken.END_OBJECT) {
      String key = json.currentName();
      next();
      if (!KEYS.contains(key)) {
        String near = NearestWord.among(KEYS, key).map("; did you mean %s?"::formatted).orElse("");
        throw refused("the key %s is unknown%s".formatted(key, near));
      } else if (key.equals("times")) {
        times = times();
      } else if (json.currentToken() == JsonToken.VALUE_STRING) {
        texts.put(key, json.getString());
      } else {
        throw refused(key + " must be a string");
      }
    }
    String fingerprint = texts.getOrDefault("fingerprint", "");
    if (!BaselineEntry.isFingerprint(fingerprint)) {
      throw refused("an entry needs a fingerprint of 32 hexadecimal digits");
    }
    return new BaselineEntry(
        fingerprint,
        texts.getOrDefault("control", ""),
        texts.getOrDefault("about", ""),
        texts.getOrDefault("path", ""),
        times);
  }

  private int times() throws RefusedBaseline {
    boolean whole =
        json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && json.getNumberType() == JsonParser.NumberType.INT;
    if (!whole || json.getIntValue() < 1 || json.getIntValue() > BaselineEntry.MOST) {
      throw refused("times must be a whole number from 1 to %d".formatted(BaselineEntry.MOST));
    }
    return json.getIntValue();
  }

  private JsonToken next() throws RefusedBaseline {
    @Nullable JsonToken token = json.nextToken();
    if (token == null) {
      throw refused("is cut short");
    }
    return token;
  }

  private RefusedBaseline refused(String what) {
    TokenStreamLocation at = json.currentLocation();
    return new RefusedBaseline(
        "%s:%d:%d: %s; write a baseline with --write-baseline"
            .formatted(name, at.getLineNr(), at.getColumnNr(), Printable.of(what)));
  }
}
