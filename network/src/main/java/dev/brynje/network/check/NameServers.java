package dev.brynje.network.check;

import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.ContainerPort;
import dev.brynje.network.model.Namespace;
import dev.brynje.network.model.Origin;
import dev.brynje.network.model.Workload;
import dev.brynje.network.port.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The pods that resolve names in a cluster, on port 53: those of manifests, else the ones that
 * nearly every cluster has, in namespace kube-system with the label {@code k8s-app: kube-dns}.
 *
 * @param cluster with them
 * @param numbers those of their workloads
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/administer-cluster/dns-debugging-resolution/">Debugging
 *     DNS resolution</a>
 */
record NameServers(Cluster cluster, List<Integer> numbers) {
  static final String NAMESPACE = "kube-system";
  static final int PORT = 53;
  static final String LABEL = "k8s-app";
  static final String VALUE = "kube-dns";

  static NameServers of(Cluster cluster) {
    List<Integer> written = new ArrayList<>();
    for (int i = 0; i < cluster.workloads().size(); i++) {
      Workload one = cluster.workloads().get(i);
      if (one.namespace().equals(NAMESPACE) && VALUE.equals(one.labels().get(LABEL))) {
        written.add(i);
      }
    }
    return written.isEmpty() ? added(cluster) : new NameServers(cluster, List.copyOf(written));
  }

  private static NameServers added(Cluster cluster) {
    List<Namespace> namespaces = new ArrayList<>(cluster.namespaces());
    if (namespaces.stream().noneMatch(one -> one.name().equals(NAMESPACE))) {
      namespaces.add(new Namespace(NAMESPACE, Map.of(), Origin.NOWHERE));
    }
    List<Workload> workloads = new ArrayList<>(cluster.workloads());
    workloads.add(
        new Workload(
            NAMESPACE,
            "Deployment",
            "coredns",
            Map.of(LABEL, VALUE),
            List.of(
                new ContainerPort("dns", Protocol.UDP, PORT),
                new ContainerPort("dns-tcp", Protocol.TCP, PORT),
                new ContainerPort("metrics", Protocol.TCP, 9153)),
            false,
            Origin.NOWHERE));
    Cluster whole =
        new Cluster(
            namespaces, workloads, cluster.policies(), cluster.services(), cluster.routes());
    return new NameServers(whole, List.of(workloads.size() - 1));
  }
}
