package dev.brynje.network.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.network.Manifests;
import dev.brynje.network.address.Address;
import dev.brynje.network.address.AddressRange;
import dev.brynje.network.model.Cluster;
import dev.brynje.network.port.PortSet;
import dev.brynje.network.port.Protocol;
import dev.brynje.network.read.ClusterReading;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class GenerateTest {
  private static final String SHOP =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web, namespace: shop, annotations: {brynje.dev/connects-to: 'ops/log:24224, cache'}}
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web, version: "1"}}
          spec:
            containers:
              - name: web
                args: [--api=http://api.data.svc:80/v1]
                envFrom: [{configMapRef: {name: settings}}]
                env: [{name: DB_HOST, value: db}]
      ---
      {apiVersion: v1, kind: ConfigMap, metadata: {name: settings, namespace: shop}, data: {queue: 'amqp://mq'}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: shop, labels: {app: db}}, spec: {containers: [{name: db, ports: [{name: sql, containerPort: 5432}]}]}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: cache, namespace: shop, labels: {app: cache}}, spec: {containers: []}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: mq, namespace: shop, labels: {app: mq}}, spec: {containers: []}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: api, namespace: data, labels: {app: api}}, spec: {containers: []}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: log, namespace: ops, labels: {app: log}}, spec: {containers: []}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: db, namespace: shop}, spec: {selector: {app: db}, ports: [{port: 1, targetPort: sql}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: cache, namespace: shop}, spec: {selector: {app: cache}, ports: [{port: 6379}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: mq, namespace: shop}, spec: {selector: {app: mq}, ports: [{port: 5672}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: api, namespace: data}, spec: {selector: {app: api}, ports: [{port: 80, targetPort: 8080}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: log, namespace: ops}, spec: {selector: {app: log}, ports: [{port: 24224}]}}
      """;

  private static List<String> told(ClusterReading reading, List<Need> needs) {
    return needs.stream()
        .map(need ->
            side(reading, need.from()) + " > " + side(reading, need.to()) + " " + need.ports())
        .toList();
  }

  private static String side(ClusterReading reading, Side side) {
    return side instanceof Side.OfWorkload(int number)
        ? reading.cluster().workloads().get(number).name()
        : side.toString();
  }

  @Test
  void whatProgramsAreToldToSpeakWithIsNeeded() {
    ClusterReading reading = Manifests.read(SHOP);
    Needs.Found found = Needs.inferred(reading.cluster(), reading.mentions(), "ingress-nginx");
    assertThat(told(reading, found.needs()))
        .containsExactlyInAnyOrder(
            "web > api TCP 8080",
            "web > db TCP 5432",
            "web > log TCP 24224",
            "web > cache TCP 6379",
            "web > mq TCP 5672");
    assertThat(found.remarks()).isEmpty();
  }

  @Test
  void whatIsWrittenAllowsThatAndNothingElse() {
    ClusterReading reading = Manifests.read(SHOP);
    Needs.Found found = Needs.inferred(reading.cluster(), reading.mentions(), "ingress-nginx");
    PolicyWriter.Written written =
        PolicyWriter.write(reading.cluster(), reading.mentions(), found.needs(), false);
    assertThat(Verification.of(reading.cluster(), found.needs(), written.texts().values()))
        .isEmpty();
    assertThat(written.texts()).containsOnlyKeys("data", "ops", "shop");
    assertThat(written.texts().get("data"))
        .contains("# args (a.yaml:12), by Service data/api", "kubernetes.io/metadata.name: shop");
  }

  @Test
  void verificationTellsWhatIsMissingAndWhatIsTooMuch() {
    ClusterReading reading = Manifests.read(SHOP);
    Needs.Found found = Needs.inferred(reading.cluster(), reading.mentions(), "ingress-nginx");
    List<Need> fewer = found.needs().subList(1, found.needs().size());
    PolicyWriter.Written written =
        PolicyWriter.write(reading.cluster(), reading.mentions(), fewer, false);
    assertThat(Verification.of(reading.cluster(), found.needs(), written.texts().values()))
        .singleElement()
        .asString()
        .startsWith("closed, though it is needed: shop/web[Deployment] => ");
    written = PolicyWriter.write(reading.cluster(), reading.mentions(), found.needs(), false);
    assertThat(Verification.of(reading.cluster(), fewer, written.texts().values()))
        .singleElement()
        .asString()
        .startsWith("open, though it is not needed: shop/web[Deployment] => ");
  }

  @Test
  void aNameOutsideTheClusterIsTold() {
    ClusterReading reading =
        Manifests.read(
            """
            apiVersion: v1
            kind: Pod
            metadata: {name: a, labels: {app: a}}
            spec: {containers: [{name: a, env: [{name: X, value: 'https://api.example.com'}]}]}
            """);
    Needs.Found found = Needs.inferred(reading.cluster(), reading.mentions(), "ingress-nginx");
    assertThat(found.needs()).isEmpty();
    assertThat(found.remarks())
        .containsExactly(
            "default/a[Pod] speaks with api.example.com:443 (env X, a.yaml:5): policies know addresses, not names; allow its addresses");
  }

  @Test
  void anyNeedsAreMetExactly() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    ClusterReading reading = Manifests.read(SHOP);
    Cluster cluster = reading.cluster();
    for (int i = 0; i < 300; i++) {
      List<Need> needs = new ArrayList<>();
      for (int j = random.nextInt(8); j > 0; j--) {
        needs.add(need(random, cluster.workloads().size()));
      }
      PolicyWriter.Written written =
          PolicyWriter.write(cluster, reading.mentions(), needs, random.nextBoolean());
      assertThat(Verification.of(cluster, needs, written.texts().values()))
          .as("%s", needs)
          .isEmpty();
    }
  }

  private static Need need(RandomGenerator random, int workloads) {
    int pod = random.nextInt(workloads);
    int first = 1 + random.nextInt(100);
    PortSet ports =
        random.nextInt(8) == 0
            ? PortSet.ALL
            : PortSet.of(
                List.of(Protocol.values()).get(random.nextInt(3)),
                first,
                first + random.nextInt(3));
    Side workload = new Side.OfWorkload(pod);
    Side outside =
        new Side.Outside(
            AddressRange.of(
                Address.of(random.nextBoolean() ? "203.0.113.7" : "2001:db8::7").orElseThrow()));
    return switch (random.nextInt(5)) {
      case 0 -> new Need(outside, workload, ports, "random");
      case 1 -> new Need(workload, outside, ports, "random");
      case 2 -> new Need(new Side.Everybody(), workload, ports, "random");
      case 3 -> new Need(new Side.OfNamespace("ops"), workload, ports, "random");
      default -> new Need(workload, new Side.OfWorkload((pod + 1) % workloads), ports, "random");
    };
  }
}
