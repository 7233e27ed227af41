package dev.brynje.network.check;

import java.util.List;

/** The checks of this package. */
public final class NetworkChecks {
  public static final List<NetworkCheck> ALL =
      List.of(
          new NamesResolve(),
          new ServicesLetIn(),
          new NamedPortExists(),
          new NoRedundantRule(),
          new NoDisguisedAllowAll(),
          new NoDatabaseAtEdge(),
          new NoPathToSensitive(),
          new NoMetadataService(),
          new NoSilentIsolation());

  private NetworkChecks() {}
}
