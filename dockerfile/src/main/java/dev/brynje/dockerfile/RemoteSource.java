package dev.brynje.dockerfile;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a source of ADD or COPY is, as BuildKit knows it by its text alone.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/#add">ADD</a>
 */
sealed interface RemoteSource {
  /** In the build context, or in another stage. */
  record Local() implements RemoteSource {}

  /** A file on the web. */
  record Web() implements RemoteSource {}

  /** A Git repository, with what its address asks for. */
  record Git(Optional<String> checksum, Optional<Boolean> gitDirectory) implements RemoteSource {}

  /** A Git repository whose address asks for what there is not. */
  record Faulty(String reason) implements RemoteSource {}

  /** What a text names. */
  static RemoteSource of(String text) {
    return Address.of(text)
        .map(GitQuery::read)
        .orElseGet(() -> Address.isOfWeb(text) ? new Web() : new Local());
  }

  /**
   * The address of a Git repository.
   *
   * @param local whether it could as well be a path
   */
  record Address(String query, String fragment, boolean local) {
    private static final Set<String> PROTOCOLS = Set.of("http", "https", "ssh", "git");
    private static final Pattern PROTOCOL = Pattern.compile("([a-zA-Z0-9]++)://");

    /** No part of it is matched again in another way: {@code git@host:path}. */
    private static final Pattern OVER_SSH = Pattern.compile("[a-zA-Z0-9_-]++@[a-zA-Z0-9.-]++:.*+");

    /** What Go's reader of URLs takes before a query: user, host, port and path. */
    private static final Pattern HIERARCHY =
        Pattern.compile(
            "[a-zA-Z0-9]++://(?:[^@/]*+@)?+"
                + "(?:\\[[^\\[\\]@/]++]|[^\\[\\]%@/:\\\\^{}|` ]*+(?=[:/]|$))(?::[0-9]*+)?+"
                + "(?:/(?:[^%]|%[0-9a-fA-F]{2})*+)?+");

    static boolean isOfWeb(String text) {
      return text.startsWith("http://") || text.startsWith("https://");
    }

    static Optional<Address> of(String text) {
      if (text.startsWith("github.com/")) {
        return whole(text, true);
      }
      Matcher protocol = PROTOCOL.matcher(text);
      if (!protocol.lookingAt()) {
        return OVER_SSH.matcher(text).matches() ? whole(text, false) : Optional.empty();
      }
      String name = protocol.group(1).toLowerCase(Locale.ROOT);
      if (!PROTOCOLS.contains(name)) {
        return Optional.empty();
      }
      String before = before(text);
      boolean web = name.startsWith("http");
      return HIERARCHY.matcher(before).matches() && (!web || before.endsWith(".git"))
          ? whole(text, false)
          : Optional.empty();
    }

    private static Optional<Address> whole(String text, boolean local) {
      if (text.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
        return Optional.empty();
      }
      int hash = text.indexOf('#');
      String main = hash < 0 ? text : text.substring(0, hash);
      int mark = main.indexOf('?');
      return Optional.of(
          new Address(
              mark < 0 ? "" : main.substring(mark + 1),
              hash < 0 ? "" : text.substring(hash + 1),
              local));
    }

    /** What stands before a query and a fragment. */
    private static String before(String text) {
      int end = 0;
      while (end < text.length() && text.charAt(end) != '#' && text.charAt(end) != '?') {
        end++;
      }
      return text.substring(0, end);
    }
  }
}
