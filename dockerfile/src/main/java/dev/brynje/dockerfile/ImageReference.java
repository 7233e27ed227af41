package dev.brynje.dockerfile;

import java.util.Locale;
import java.util.Optional;

/**
 * The grammar of image references, as Docker completes them: {@code alpine} is {@code
 * docker.io/library/alpine}. Written by hand, because it is asked of hostile text.
 *
 * @see <a href="https://pkg.go.dev/github.com/distribution/reference">distribution/reference</a>
 */
final class ImageReference {
  private static final int LONGEST_PATH = 255;
  private static final int LONGEST_TAG = 128;

  private ImageReference() {}

  /** Why a text names no image, if it names none. */
  static Optional<String> fault(String text) {
    if (text.length() == 64 && Digest.isHex(text)) {
      return Optional.of("an image cannot be named by 64 hexadecimal digits alone");
    }
    int slash = text.indexOf('/');
    String first = slash < 0 ? "" : text.substring(0, slash);
    boolean remote = isDomain(first);
    String rest = remote ? text.substring(slash + 1) : text;
    int colon = rest.indexOf(':');
    String repository = colon < 0 ? rest : rest.substring(0, colon);
    if (!repository.toLowerCase(Locale.ROOT).equals(repository)) {
      return Optional.of("an image's name has no capitals");
    }
    return rest(remote ? first : "docker.io", completed(remote ? first : "docker.io", rest));
  }

  /** Docker takes for a domain what cannot be a part of a path of its own registry. */
  private static boolean isDomain(String first) {
    return first.equals("localhost")
        || first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || !first.toLowerCase(Locale.ROOT).equals(first);
  }

  private static String completed(String domain, String rest) {
    boolean own = domain.equals("docker.io") || domain.equals("index.docker.io");
    return own && rest.indexOf('/') < 0 ? "library/" + rest : rest;
  }

  private static Optional<String> rest(String domain, String rest) {
    int at = rest.indexOf('@');
    String named = at < 0 ? rest : rest.substring(0, at);
    int tag = named.indexOf(':', named.lastIndexOf('/') + 1);
    String path = tag < 0 ? named : named.substring(0, tag);
    boolean hosted = isHost(domain);
    if (!hosted && !isComponent(domain)) {
      return Optional.of("the image's registry is no host");
    }
    for (String component : path.split("/", -1)) {
      if (!isComponent(component)) {
        return Optional.of("the image's name is none");
      }
    }
    if (path.length() + (hosted ? 0 : domain.length() + 1) > LONGEST_PATH) {
      return Optional.of("the image's name has more than %d characters".formatted(LONGEST_PATH));
    }
    if (tag >= 0 && !isTag(named.substring(tag + 1))) {
      return Optional.of("the image's tag is none");
    }
    return at < 0 ? Optional.empty() : Digest.fault(rest.substring(at + 1));
  }

  private static boolean isHost(String domain) {
    int colon = domain.lastIndexOf(':');
    boolean port = colon >= 0 && isDigits(domain.substring(colon + 1));
    return isName(port ? domain.substring(0, colon) : domain);
  }

  private static boolean isDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isName(String host) {
    if (host.startsWith("[")) {
      return host.length() > 2
          && host.endsWith("]")
          && host.substring(1, host.length() - 1)
              .chars()
              .allMatch(c -> c == ':' || (c < 128 && Character.digit(c, 16) >= 0));
    }
    for (String label : host.split("\\.", -1)) {
      boolean letters = label.chars().allMatch(c -> isAlphanumeric(c) || c == '-');
      if (label.isEmpty() || !letters || label.startsWith("-") || label.endsWith("-")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(int c) {
    return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
  }

  private static boolean isLowerOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /** Words of small letters and digits, between which one dot, one or two _ or any - may stand. */
  private static boolean isComponent(String text) {
    int at = 0;
    while (true) {
      int word = at;
      while (at < text.length() && isLowerOrDigit(text.charAt(at))) {
        at++;
      }
      if (at == word) {
        return false;
      }
      if (at == text.length()) {
        return true;
      }
      at = behindSeparator(text, at);
    }
  }

  private static int behindSeparator(String text, int from) {
    char c = text.charAt(from);
    int end = from + 1;
    if (c == '_') {
      return text.startsWith("__", from) ? from + 2 : end;
    }
    while (c == '-' && end < text.length() && text.charAt(end) == '-') {
      end++;
    }
    return c == '.' || c == '-' ? end : from;
  }

  private static boolean isTag(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_TAG
        && text.charAt(0) != '.'
        && text.charAt(0) != '-'
        && text.chars().allMatch(c -> isAlphanumeric(c) || c == '_' || c == '.' || c == '-');
  }
}
