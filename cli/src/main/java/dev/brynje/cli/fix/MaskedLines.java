package dev.brynje.cli.fix;

import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Manifest;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** The lines of a text as they may be shown: lines beside a change can hold secrets. */
final class MaskedLines {
  private static final String SECRET = "Secret";

  private final String text;

  /** Characters that no output may show. */
  private final BitSet hidden = new BitSet();

  private final int[] starts;

  MaskedLines(SourceText source) {
    this.text = source.text();
    this.starts = starts(text);
    for (Secret secret : Secrets.in(text)) {
      hidden.set(secret.start(), secret.end());
    }
    if (text.contains(SECRET)) {
      hideDataOfSecrets();
    }
  }

  private static int[] starts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
      starts[count++] = at + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  private void hideDataOfSecrets() {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (KubeObject object : Manifest.of(YamlReader.read(bytes, Limits.DEFAULT)).objects()) {
      if (object.kind().equals(SECRET)) {
        hideValues(object.root().node(), "data");
        hideValues(object.root().node(), "stringData");
      }
    }
  }

  private void hideValues(Optional<Node> secret, String key) {
    if (secret.orElse(null) instanceof Mapping mapping
        && mapping.get(key).orElse(null) instanceof Mapping values) {
      for (Mapping.Entry entry : values.entries()) {
        Span span = entry.value().span();
        hidden.set(span.start(), span.end());
      }
    }
  }

  /**
   * A line without its line break, with its secrets masked.
   *
   * @param number from 1; lines end with LF
   */
  String line(int number) {
    int start = starts[number - 1];
    int end = number < starts.length ? starts[number] : text.length();
    StringBuilder shown = new StringBuilder();
    for (int at = start; at < end; ) {
      boolean masked = hidden.get(at);
      int next = masked ? hidden.nextClearBit(at) : hidden.nextSetBit(at);
      int until = next < 0 ? end : Math.min(next, end);
      String part = text.substring(at, until);
      shown.append(!masked ? part : part.isBlank() ? "" : Secrets.MASK);
      at = until;
    }
    return shown.toString().stripTrailing();
  }
}
