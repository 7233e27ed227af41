package dev.brynje.dockerfile;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind the question mark of a Git repository's address.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#url-queries">URL queries</a>
 */
final class GitQuery {
  private static final Set<String> SWITCHES =
      Set.of("submodules", "keep-git-dir", "fetch-by-commit");
  private static final Set<String> VALUES =
      Set.of("ref", "tag", "branch", "subdir", "checksum", "commit", "mtime");
  private static final Set<String> TRUE = Set.of("", "1", "t", "T", "TRUE", "true", "True");
  private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");

  private final Map<String, String> values = new LinkedHashMap<>();
  private boolean repeated;

  private GitQuery(String query) {
    for (String part : query.split("&", -1)) {
      if (!part.isEmpty() && part.indexOf(';') < 0) {
        add(part);
      }
    }
  }

  private void add(String part) {
    int equals = part.indexOf('=');
    try {
      String name = decoded(equals < 0 ? part : part.substring(0, equals));
      String value = equals < 0 ? "" : decoded(part.substring(equals + 1));
      repeated |= values.put(name, value) != null;
    } catch (IllegalArgumentException _) {
      // Go's reader of queries leaves out what it cannot decode.
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  static RemoteSource read(RemoteSource.Address address) {
    GitQuery query = new GitQuery(address.query());
    Optional<String> fault = query.fault(address.fragment());
    if (fault.isPresent()) {
      return new RemoteSource.Faulty(fault.get());
    }
    if (address.local()) {
      return new RemoteSource.Local();
    }
    return new RemoteSource.Git(
        query.value("checksum").or(() -> query.value("commit")),
        query.value("keep-git-dir").map(TRUE::contains));
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private Optional<String> fault(String fragment) {
    if (repeated) {
      return Optional.of("the address of the repository says one thing twice");
    }
    for (Map.Entry<String, String> one : values.entrySet()) {
      Optional<String> fault = fault(one.getKey(), one.getValue());
      if (fault.isPresent()) {
        return fault;
      }
    }
    int colon = fragment.indexOf(':');
    String ref = colon < 0 ? fragment : fragment.substring(0, colon);
    String directory = colon < 0 ? "" : fragment.substring(colon + 1);
    boolean same =
        agree(ref, value("ref"))
            && agree(directory, value("subdir"))
            && agree(value("ref").orElse(ref), value("tag").map(tag -> full("refs/tags/", tag)))
            && agree(
                value("ref").orElse(ref), value("branch").map(name -> full("refs/heads/", name)))
            && (value("tag").isEmpty() || value("branch").isEmpty());
    return same
        ? Optional.empty()
        : Optional.of("the address of the repository names two places in it");
  }

  private static boolean agree(String before, Optional<String> after) {
    return before.isEmpty() || after.isEmpty() || before.equals(after.get());
  }

  private static String full(String prefix, String name) {
    return name.startsWith(prefix) ? name : prefix + name;
  }

  private static Optional<String> fault(String name, String value) {
    boolean isSwitch = SWITCHES.contains(name);
    if (!isSwitch && !VALUES.contains(name)) {
      return Optional.of("the address of the repository asks for what there is not");
    }
    boolean valid =
        isSwitch
            ? TRUE.contains(value) || FALSE.contains(value)
            : !value.isEmpty()
                && (!name.equals("mtime") || value.equals("checkout") || value.equals("commit"));
    return valid
        ? Optional.empty()
        : Optional.of("%s of the repository's address has no such value".formatted(name));
  }
}
