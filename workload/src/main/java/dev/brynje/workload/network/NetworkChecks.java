package dev.brynje.workload.network;

import dev.brynje.workload.check.Check;
import java.util.List;

/** The checks of this package. */
public final class NetworkChecks {
  public static final List<Check> ALL =
      List.of(
          new DefaultDeny(),
          new PodsIsolated(),
          new PolicySelects(),
          new PeerSelects(),
          new NoOpenIngress(),
          new NoOpenEgress(),
          new PolicyTypes(),
          new NoNodePort(),
          new LoadBalancerSources(),
          new NoExternalIps(),
          new ExternalNameOutside(),
          new ServiceSelects(),
          new ServiceTargetPort(),
          new NoSshService(),
          new PortNames(),
          new IngressTls(),
          new IngressBackend(),
          new RouteBackend(),
          new IngressHost(),
          new NoSnippets(),
          new SnippetsRefused(),
          new PlainIngressAnnotations(),
          new MonitorSelects());

  private NetworkChecks() {}
}
