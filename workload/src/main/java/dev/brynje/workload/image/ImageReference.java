package dev.brynje.workload.image;

import java.util.Locale;
import java.util.Optional;

/**
 * A reference to an image, as the kubelet reads it: {@code
 * registry.example.com:5000/shop/api:1.0@sha256:…}.
 *
 * @param domain the registry; {@code docker.io} when none is written; empty when it looks like one
 *     and is none, as {@code a.b__c} before a slash
 * @param path the repository; with {@code library/} before it for Docker's own
 * @param tag empty when none is written
 * @param digest with its algorithm; empty when none is written
 * @see <a
 *     href="https://github.com/distribution/reference/blob/main/reference.go">distribution/reference</a>
 */
public record ImageReference(String domain, String path, String tag, String digest) {
  private static final int LONGEST_PATH = 255;
  private static final int LONGEST_TAG = 128;
  private static final int ID_LENGTH = 64;

  /** Reads a reference; empty when the kubelet would refuse it. */
  public static Optional<ImageReference> of(String text) {
    int at = text.indexOf('@');
    String digest = at < 0 ? "" : text.substring(at + 1);
    String named = at < 0 ? text : text.substring(0, at);
    int colon = named.lastIndexOf(':');
    boolean tagged = colon > named.lastIndexOf('/');
    String tag = tagged ? named.substring(colon + 1) : "";
    String name = tagged ? named.substring(0, colon) : named;
    boolean valid = (at < 0 || isDigest(digest)) && (!tagged || isTag(tag)) && !isId(text);
    return valid ? named(name, tag, digest) : Optional.empty();
  }

  /** Without tag and digest: {@code docker.io/library/nginx}. */
  public String repository() {
    return domain + "/" + path;
  }

  /** The last part of the repository. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Whether the same bytes come whenever it is pulled. */
  public boolean isPinned() {
    return !digest.isEmpty();
  }

  /** Whether no version is asked for. */
  public boolean isLatest() {
    return digest.isEmpty() && (tag.isEmpty() || tag.equals("latest"));
  }

  private static Optional<ImageReference> named(String name, String tag, String digest) {
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    boolean hasDomain = slash >= 0 && isDomainByLook(first);
    String domain = hasDomain ? first : "docker.io";
    String path = hasDomain ? name.substring(slash + 1) : name;
    if (domain.equals("index.docker.io")) {
      domain = "docker.io";
    }
    if (hasDomain && !isDomain(domain)) {
      return isPath(name)
          ? Optional.of(new ImageReference("", name, tag, digest))
          : Optional.empty();
    }
    boolean official = domain.equals("docker.io") && path.indexOf('/') < 0;
    String repository = official ? "library/" + path : path;
    return isPath(repository)
        ? Optional.of(new ImageReference(domain, repository, tag, digest))
        : Optional.empty();
  }

  /** Docker's rule for telling {@code localhost/x} and {@code a.b/x} from {@code user/x}. */
  private static boolean isDomainByLook(String first) {
    return first.equals("localhost")
        || first.indexOf('.') >= 0
        || first.indexOf(':') >= 0
        || !first.equals(first.toLowerCase(Locale.ROOT));
  }

  private static boolean isDomain(String domain) {
    int colon = domain.lastIndexOf(':');
    boolean bracketed = domain.startsWith("[");
    int hostEnd = colon > domain.lastIndexOf(']') ? colon : domain.length();
    for (int i = hostEnd + 1; i < domain.length(); i++) {
      if (!isDigit(domain.charAt(i))) {
        return false;
      }
    }
    if (hostEnd == domain.length() - 1) {
      return false;
    }
    return bracketed
        ? isAddress(domain.substring(0, hostEnd))
        : isHost(domain.substring(0, hostEnd));
  }

  private static boolean isAddress(String host) {
    if (!host.endsWith("]") || host.length() < 4) {
      return false;
    }
    for (int i = 1; i < host.length() - 1; i++) {
      char c = host.charAt(i);
      if (!isHex(c) && c != ':') {
        return false;
      }
    }
    return true;
  }

  private static boolean isHost(String host) {
    char before = '.';
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      boolean atEdge = before == '.';
      boolean fits =
          switch (c) {
            case '.' -> !atEdge && before != '-';
            case '-' -> !atEdge;
            default -> isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z');
          };
      if (!fits) {
        return false;
      }
      before = c;
    }
    return before != '.' && before != '-';
  }

  /** Lower-case words with one of {@code . _ __ -…} between them, and slashes. */
  private static boolean isPath(String path) {
    if (path.isEmpty() || path.length() > LONGEST_PATH) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      if (i == path.length() || path.charAt(i) == '/') {
        if (!isComponent(path, start, i)) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  private static boolean isComponent(String path, int start, int end) {
    if (start == end) {
      return false;
    }
    int i = start;
    while (i < end) {
      int word = i;
      while (i < end && (isLower(path.charAt(i)) || isDigit(path.charAt(i)))) {
        i++;
      }
      if (i == word) {
        return false;
      }
      if (i < end) {
        i = afterSeparator(path, i, end);
        if (i < 0 || i == end) {
          return false;
        }
      }
    }
    return true;
  }

  private static int afterSeparator(String path, int at, int end) {
    int i = at;
    return switch (path.charAt(at)) {
      case '.' -> at + 1;
      case '_' -> at + 1 < end && path.charAt(at + 1) == '_' ? at + 2 : at + 1;
      case '-' -> {
        while (i < end && path.charAt(i) == '-') {
          i++;
        }
        yield i;
      }
      default -> -1;
    };
  }

  private static boolean isTag(String tag) {
    if (tag.isEmpty() || tag.length() > LONGEST_TAG) {
      return false;
    }
    for (int i = 0; i < tag.length(); i++) {
      char c = tag.charAt(i);
      boolean word = isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z') || c == '_';
      if (!word && (i == 0 || (c != '.' && c != '-'))) {
        return false;
      }
    }
    return true;
  }

  /** The kubelet knows three algorithms, each with its length, in lower case. */
  private static boolean isDigest(String digest) {
    int length =
        switch (digest.substring(0, Math.max(0, digest.indexOf(':')))) {
          case "sha256" -> 64;
          case "sha384" -> 96;
          case "sha512" -> 128;
          default -> -1;
        };
    int start = digest.indexOf(':') + 1;
    if (digest.length() - start != length) {
      return false;
    }
    for (int i = start; i < digest.length(); i++) {
      if (!isHex(digest.charAt(i)) || !isDigitOrLower(digest.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** An image's identifier, which is refused as a name. */
  private static boolean isId(String text) {
    return text.length() == ID_LENGTH
        && text.chars().allMatch(c -> isDigit((char) c) || (c >= 'a' && c <= 'f'));
  }

  private static boolean isDigitOrLower(char c) {
    return isDigit(c) || isLower(c);
  }

  private static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
