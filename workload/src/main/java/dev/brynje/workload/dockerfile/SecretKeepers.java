package dev.brynje.workload.dockerfile;

import java.util.Map;
import java.util.Set;

/**
 * Programs that write what they are told to a file of their own: {@code npm config set} to
 * ~/.npmrc, {@code git clone https://$TOKEN@…} to .git/config.
 */
final class SecretKeepers {
  private static final Set<String> LOGIN = Set.of("login", "registry", "repo", "auth");
  private static final Set<String> CONFIG = Set.of("config", "set");

  /** By their names the words after which they do so. */
  private static final Map<String, Set<String>> VERBS =
      Map.ofEntries(
          Map.entry("git", Set.of("config", "clone", "remote")),
          Map.entry("npm", CONFIG),
          Map.entry("pnpm", CONFIG),
          Map.entry("yarn", CONFIG),
          Map.entry("pip", CONFIG),
          Map.entry("pip3", CONFIG),
          Map.entry("poetry", CONFIG),
          Map.entry("composer", CONFIG),
          Map.entry("bundle", CONFIG),
          Map.entry("conda", CONFIG),
          Map.entry("kubectl", CONFIG),
          Map.entry("aws", Set.of("configure")),
          Map.entry("docker", LOGIN),
          Map.entry("podman", LOGIN),
          Map.entry("buildah", LOGIN),
          Map.entry("skopeo", LOGIN),
          Map.entry("helm", LOGIN),
          Map.entry("gh", LOGIN),
          Map.entry("az", LOGIN),
          Map.entry("dotnet", Set.of("nuget")),
          Map.entry("nuget", Set.of("sources", "setapikey")));

  private SecretKeepers() {}

  static boolean keeps(RunCommand command) {
    return VERBS.getOrDefault(command.name(), Set.of()).contains(command.verb());
  }
}
