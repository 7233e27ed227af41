package dev.brynje.core;

import java.util.Locale;
import java.util.Optional;

/**
 * The beginning of the names of images that are allowed: {@code ghcr.io/org} allows {@code
 * ghcr.io/org/app} and not {@code ghcr.io/organisation/app}. One without a registry is meant as
 * Docker reads it, {@code nginx} as {@code docker.io/library/nginx}.
 *
 * @param text as it is written; {@code *} and {@code ?} stand for characters between two slashes,
 *     {@code **} for any number of parts
 */
public record AllowedRegistry(String text) {
  private static final String DOCKER = "docker.io/";

  /** What is wrong with a text that is none, a few words that follow it. */
  public static Optional<String> mistake(String text) {
    if (text.contains("://")) {
      return Optional.of("begins with a scheme");
    }
    if (text.startsWith("/") || text.contains("//")) {
      return Optional.of("has an empty part");
    }
    if (text.indexOf('@') >= 0) {
      return Optional.of("names a digest");
    }
    int colon = text.lastIndexOf(':');
    if (colon >= 0 && !isPort(text, colon)) {
      return Optional.of("names a tag");
    }
    int path = Math.max(0, text.indexOf('/'));
    return text.substring(path).equals(text.substring(path).toLowerCase(Locale.ROOT))
        ? Optional.empty()
        : Optional.of("has capitals, which no image has");
  }

  private static boolean isPort(String text, int colon) {
    int end = text.indexOf('/') < 0 ? text.length() : text.indexOf('/');
    if (colon + 1 >= end) { // Also of one that stands in a later part.
      return false;
    }
    for (int i = colon + 1; i < end; i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && c != '*') {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether an image may be used.
   *
   * @param repository in full, as {@code docker.io/library/nginx}
   */
  public boolean allows(String repository) {
    return new Glob(full()).covers(repository);
  }

  /** With its registry. */
  private String full() {
    int slash = text.indexOf('/');
    String first = (slash < 0 ? text : text.substring(0, slash)).toLowerCase(Locale.ROOT);
    String rest = slash < 0 ? "" : text.substring(slash);
    if (first.equals("index.docker.io") || first.equals("registry-1.docker.io")) {
      return DOCKER + rest;
    }
    boolean registry =
        first.equals("localhost")
            || first.indexOf('.') >= 0
            || first.indexOf(':') >= 0
            || first.indexOf('*') >= 0;
    return registry
        ? first + rest
        : DOCKER + (rest.replace("/", "").isEmpty() ? "library/" : "") + text;
  }
}
