package dev.brynje.network.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.network.address.Address;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.model.Policy;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** What a changed policy would do. */
class ChangedTest {
  @Test
  void isWhatTheChangedClusterIs() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(13);
    RandomCluster clusters = new RandomCluster(random);
    for (int i = 0; i < 3_000; i++) {
      Cluster cluster = clusters.cluster();
      List<Policy> others = clusters.cluster().policies();
      List<Policy> without = some(random, cluster.policies());
      List<Policy> with = some(random, others);
      Reachability changed = Reachability.of(cluster).changed(without, with);
      assertThat(changed.cluster().policies())
          .hasSize(cluster.policies().size() - without.size() + with.size());
      compare(changed, Reachability.of(changed.cluster()));
    }
  }

  private static List<Policy> some(RandomGenerator random, List<Policy> of) {
    return of.stream().filter(_ -> random.nextInt(3) == 0).toList();
  }

  private static void compare(Reachability changed, Reachability anew) {
    int workloads = anew.cluster().workloads().size();
    for (int to = 0; to < workloads; to++) {
      for (int from = 0; from < workloads; from++) {
        assertThat(changed.between(from, to)).isEqualTo(anew.between(from, to));
      }
      for (AddressRange range : anew.sources()) {
        Address address = range.first();
        assertThat(changed.from(address, to)).isEqualTo(anew.from(address, to));
      }
      for (AddressRange range : anew.destinations()) {
        Address address = range.last();
        assertThat(changed.to(to, address)).isEqualTo(anew.to(to, address));
      }
    }
  }
}
