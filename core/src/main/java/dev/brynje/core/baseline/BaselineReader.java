package dev.brynje.core.baseline;

import dev.brynje.core.Printable;
import dev.brynje.core.json.BoundedJson;
import dev.brynje.core.json.MalformedJson;
import dev.brynje.yaml.NearestWord;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Reads a baseline entry by entry. Nothing is believed of it, for anybody may have edited it. */
final class BaselineReader {
  private static final String VERSION = "brynje-baseline";
  private static final String FINDINGS = "findings";
  private static final List<String> KEYS =
      List.of("path", "control", "about", "fingerprint", "times");
  private static final int MOST = 1_000_000;
  private static final int DEPTH = 4;
  private static final int STRING = 1 << 16;

  private final String name;
  private final BoundedJson json;
  private final Map<String, BaselineEntry> entries = new HashMap<>();

  BaselineReader(String name, InputStream in) throws IOException {
    this.name = name;
    this.json = new BoundedJson(in, DEPTH, STRING);
  }

  /** All entries, by their keys. */
  Map<String, BaselineEntry> read() throws IOException, RefusedBaseline {
    try {
      readWhole();
      return entries;
    } catch (MalformedJson e) {
      throw refused(e.words());
    }
  }

  private void readWhole() throws IOException, MalformedJson, RefusedBaseline {
    if (!isNext(JsonToken.START_OBJECT) || !isNextKey(VERSION)) {
      throw refused("is no baseline, which begins with {\"%s\": 1".formatted(VERSION));
    }
    next();
    if (json.whole().orElse(0L) != BaselineFile.VERSION) {
      throw refused(
          "is a baseline of version %s, and this program reads version %d"
              .formatted(json.text(), BaselineFile.VERSION));
    }
    if (!isNextKey(FINDINGS)) {
      throw refused("must have findings after its version");
    }
    if (next() != JsonToken.START_ARRAY) {
      throw refused("findings must be a list");
    }
    while (next() != JsonToken.END_ARRAY) {
      BaselineEntry entry = entry();
      entries.merge(entry.key(), entry, BaselineEntry::and);
      if (entries.size() > MOST) {
        throw refused("has more than %d entries".formatted(MOST));
      }
    }
    if (next() != JsonToken.END_OBJECT || json.next().isPresent()) {
      throw refused("goes on after its findings");
    }
  }

  private BaselineEntry entry() throws IOException, MalformedJson, RefusedBaseline {
    if (json.token() != JsonToken.START_OBJECT) {
      throw refused("an item of findings must be an object");
    }
    Map<String, String> texts = new HashMap<>();
    int times = 1;
    while (next() != JsonToken.END_OBJECT) {
      String key = json.key();
      next();
      if (!KEYS.contains(key)) {
        String near = NearestWord.among(KEYS, key).map("; did you mean %s?"::formatted).orElse("");
        throw refused("the key %s is unknown%s".formatted(key, near));
      } else if (key.equals("times")) {
        times = times();
      } else if (json.token() == JsonToken.VALUE_STRING) {
        texts.put(key, json.text());
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
    long times = json.whole().orElse(0L);
    if (times < 1 || times > BaselineEntry.MOST) {
      throw refused("times must be a whole number from 1 to %d".formatted(BaselineEntry.MOST));
    }
    return (int) times;
  }

  private boolean isNext(JsonToken token) throws IOException, MalformedJson {
    return json.next().filter(next -> next == token).isPresent();
  }

  private boolean isNextKey(String key) throws IOException, MalformedJson {
    return isNext(JsonToken.PROPERTY_NAME) && json.key().equals(key);
  }

  private JsonToken next() throws IOException, MalformedJson, RefusedBaseline {
    return json.next().orElseThrow(() -> refused("is cut short"));
  }

  private RefusedBaseline refused(String what) {
    TokenStreamLocation at = json.reached();
    return new RefusedBaseline(
        "%s:%d:%d: %s; write a baseline with --write-baseline"
            .formatted(name, at.getLineNr(), at.getColumnNr(), Printable.of(what)));
  }
}
