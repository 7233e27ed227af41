package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.ignore.IgnoreFile;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Files that hold secrets, by their names. */
final class SecretFiles {
  private static final String OF_REGISTRIES = "holds credentials of registries";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry(".env", "most often holds passwords"),
          Map.entry(".npmrc", "most often holds a token of the registry"),
          Map.entry(".yarnrc.yml", "may hold a token of the registry"),
          Map.entry(".pypirc", "holds a password of the registry"),
          Map.entry(".netrc", "holds passwords"),
          Map.entry("_netrc", "holds passwords"),
          Map.entry(".git-credentials", "holds passwords"),
          Map.entry(".pgpass", "holds passwords"),
          Map.entry(".htpasswd", "holds passwords"),
          Map.entry("prod.env", "most often holds passwords"),
          Map.entry("production.env", "most often holds passwords"),
          Map.entry("secrets.env", "most often holds passwords"),
          Map.entry("secrets.yml", "holds secrets by its name"),
          Map.entry("secrets.yaml", "holds secrets by its name"),
          Map.entry("secrets.json", "holds secrets by its name"),
          Map.entry("secrets.toml", "holds secrets by its name"),
          Map.entry("secrets.properties", "holds secrets by its name"),
          Map.entry("credentials.json", "holds credentials by its name"),
          Map.entry("service-account.json", "holds credentials of a cloud"),
          Map.entry("service_account.json", "holds credentials of a cloud"),
          Map.entry("serviceaccount.json", "holds credentials of a cloud"),
          Map.entry("service-account-key.json", "holds credentials of a cloud"),
          Map.entry(".dockercfg", OF_REGISTRIES),
          Map.entry(".dockerconfigjson", OF_REGISTRIES),
          Map.entry("kubeconfig", "holds credentials of a cluster"),
          Map.entry(".vault-token", "holds a token"),
          Map.entry("id_rsa", "is a private key"),
          Map.entry("id_dsa", "is a private key"),
          Map.entry("id_ecdsa", "is a private key"),
          Map.entry("id_ed25519", "is a private key"),
          Map.entry(".git", "holds all that ever was in the repository"),
          Map.entry(".aws", "holds credentials of a cloud"),
          Map.entry(".azure", "holds credentials of a cloud"),
          Map.entry(".kube", "holds credentials of a cluster"),
          Map.entry(".ssh", "holds private keys"),
          Map.entry(".gnupg", "holds private keys"));

  /** Settings of tools, which hold credentials in some projects and none in most. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "pip.conf", "may hold a password of the index",
          "settings.xml", "may hold passwords of Maven's repositories",
          "gradle.properties", "may hold passwords of repositories",
          "nuget.config", "may hold passwords of feeds",
          "auth.json", "may hold tokens of Composer or of a registry");

  private static final Map<String, String> ENDS =
      Map.of(
          ".pem", "may be a private key",
          ".key", "is a private key",
          ".p12", "holds a private key",
          ".pfx", "holds a private key",
          ".jks", "holds private keys",
          ".keystore", "holds private keys",
          ".kdbx", "holds passwords",
          ".tfstate", "holds the secrets of an infrastructure");

  /** Examples that are made to be read. */
  private static final Set<String> EXAMPLES =
      Set.of("example", "sample", "template", "dist", "defaults");

  private SecretFiles() {}

  /** What a file of settings may hold; empty when its name tells nothing. */
  static Optional<String> perhaps(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(SETTINGS.get(lower.substring(lower.lastIndexOf('/') + 1)));
  }

  /** What a file holds by where it goes: {@code config.json} to {@code /root/.docker}. */
  static Optional<String> goingTo(String source, String destination) {
    boolean config = source.substring(source.lastIndexOf('/') + 1).equalsIgnoreCase("config.json");
    boolean ofDocker = destination.contains("/.docker/") || destination.endsWith("/.docker");
    return config && ofDocker ? Optional.of(OF_REGISTRIES) : Optional.empty();
  }

  /** What a file holds; empty when its name tells nothing. */
  static Optional<String> named(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    while (lower.endsWith("/")) {
      lower = lower.substring(0, lower.length() - 1);
    }
    for (String part : lower.split("/", -1)) {
      Optional<String> known = Optional.ofNullable(NAMES.get(part));
      if (known.isPresent()) {
        return known;
      }
    }
    if (lower.equals(".docker/config.json") || lower.endsWith("/.docker/config.json")) {
      return Optional.of(OF_REGISTRIES);
    }
    String name = lower.substring(lower.lastIndexOf('/') + 1);
    String end = name.substring(name.lastIndexOf('.') + 1);
    boolean environment = name.startsWith(".env.") || takesEnvironment(name);
    if (environment && !EXAMPLES.contains(end)) {
      return Optional.of("most often holds passwords");
    }
    boolean certificate = name.contains("cert") || name.contains("ca.") || name.contains("pub");
    return name.indexOf('.') < 0 || certificate
        ? Optional.empty()
        : Optional.ofNullable(ENDS.get("." + end));
  }

  /** Whether a pattern for files whose names begin with a dot matches {@code .env}. */
  private static boolean takesEnvironment(String name) {
    boolean pattern = name.startsWith(".") && (name.indexOf('*') > 0 || name.indexOf('?') > 0);
    return pattern && IgnoreFile.read(name).keepsOut(".env");
  }
}
