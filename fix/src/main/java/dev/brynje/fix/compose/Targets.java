package dev.brynje.fix.compose;

import dev.brynje.compose.Grant;
import dev.brynje.compose.Mount;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The paths in a container at which Compose mounts something. */
final class Targets {
  /** In nearly all images {@code /var/run} is a link. */
  private static final String LINK = "/var/run";

  private static final String SECRETS = "/run/secrets/";

  private final List<String> paths = new ArrayList<>();
  private boolean known = true;

  private Targets() {}

  static Targets of(Service service) {
    Targets targets = new Targets();
    for (Mount mount : service.mounts()) {
      targets.add(mount.target(), "");
    }
    for (Text mount : service.texts("tmpfs")) {
      String text = mount.text();
      int colon = text.indexOf(':');
      targets.add(Optional.of(mount), "");
      targets.paths.removeLast();
      targets.paths.add(normal(colon < 0 ? text : text.substring(0, colon)));
    }
    for (Grant secret : service.secrets()) {
      targets.add(secret.target().or(secret::source), SECRETS);
    }
    for (Grant config : service.configs()) {
      targets.add(config.target().or(config::source), "/");
    }
    return targets;
  }

  private void add(Optional<Text> target, String directory) {
    known &= target.map(Text::known).orElse(true);
    String path = target.map(Text::text).orElse("");
    paths.add(normal(path.startsWith("/") ? path : directory + path));
  }

  /** Whether no variable decides where something is mounted. */
  boolean areKnown() {
    return known;
  }

  /** A mount at a path, above it or below it; empty when there is none. */
  String covering(String path) {
    String wanted = normal(path);
    for (String one : paths) {
      if (!one.isEmpty() && (isWithin(wanted, one) || isWithin(one, wanted))) {
        return one;
      }
    }
    return "";
  }

  /** Whether two paths are one directory. */
  static boolean isSame(String one, String other) {
    return normal(one).equals(normal(other));
  }

  private static boolean isWithin(String path, String directory) {
    return directory.equals("/") || path.equals(directory) || path.startsWith(directory + "/");
  }

  private static String normal(String path) {
    String at = path;
    while (at.length() > 1 && at.endsWith("/")) {
      at = at.substring(0, at.length() - 1);
    }
    return isWithin(at, LINK) ? at.substring("/var".length()) : at;
  }
}
