package dev.brynje.workload.namespace;

import dev.brynje.kube.KubernetesVersion;
import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class NamespaceChecks {
  private NamespaceChecks() {}

  /** All of them, for a cluster of this version. */
  public static List<Check> of(KubernetesVersion version) {
    return List.of(
        new ResourceQuotaIsSet(),
        new LimitRangeIsSet(),
        new OwnNamespace(),
        new NoSystemNamespace(),
        new CurrentApi(version),
        new SelectorMatchesTemplate(),
        new LabelSyntax(),
        new RequiredLabels(),
        new MetadataNames(),
        new NoDuplicates(),
        new DnsSearch(),
        new ConfigurationExists(),
        new VolumeClaimExists(),
        new ServiceAccountExists(),
        new UniqueNames(),
        new MountedVolumeExists());
  }
}
