package dev.brynje.core;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The policy in force for each thing that is judged, as scopes have it. Safe for threads. */
public final class Policies {
  private final Policy everywhere;
  private final BaseDirectory base;

  /** By the scopes that hold: things for which the same ones do share one policy. */
  private final Map<BitSet, Policy> scoped;

  /**
   * @param base where the paths of scopes begin
   */
  public Policies(Policy everywhere, BaseDirectory base) {
    this.everywhere = everywhere;
    this.base = base;
    this.scoped = everywhere.scopes().isEmpty() ? Map.of() : new ConcurrentHashMap<>();
  }

  /**
   * One policy for all, with the paths of its scopes from the directory that the program runs in.
   */
  public static Policies of(Policy everywhere) {
    return new Policies(everywhere, BaseDirectory.here());
  }

  /** What holds where no scope says otherwise. */
  public Policy everywhere() {
    return everywhere;
  }

  /** Whether it is not the same everywhere. */
  public boolean isScoped() {
    return !everywhere.scopes().isEmpty();
  }

  /**
   * What holds for a resource.
   *
   * @param path of the file that it is written in, as it was given
   * @param resource {@link Resource#NONE} for what is in a file that holds none
   * @return the same one for all that the same scopes hold for; without scopes
   */
  public Policy at(String path, Resource resource) {
    if (!isScoped()) {
      return everywhere;
    }
    String file = base.relative(path);
    List<ScopedPolicy> scopes = everywhere.scopes();
    BitSet holding = new BitSet(scopes.size());
    for (int i = 0; i < scopes.size(); i++) {
      Scope scope = scopes.get(i).scope();
      if (scope.has(resource) && scope.hasFile(file)) {
        holding.set(i);
      }
    }
    return scoped.computeIfAbsent(holding, everywhere::within);
  }
}
