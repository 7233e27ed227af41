package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkCommandTest {
  @TempDir private Path directory;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        directory.resolve("a.yaml"),
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, namespace: shop, labels: {app: web}}
        spec: {containers: [{name: web}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: db, namespace: shop, labels: {app: db}}
        spec: {containers: [{name: db}]}
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: db, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: db}}
          policyTypes: [Ingress, Egress]
          ingress:
            - from: [{podSelector: {}}]
              ports: [{port: 5432}]
        """);
  }

  private Run network(String... words) {
    List<String> all = new ArrayList<>(List.of("network"));
    all.addAll(Arrays.asList(words));
    all.add(directory.toString());
    return Session.plain().run(all.toArray(String[]::new));
  }

  private Run query(String from, String to, String port) {
    return network("query", "--from", from, "--to", to, "--port", port);
  }

  @Test
  void theMapHasALineForEachPair() {
    Run run = network("map");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("shop/web[Pod] => shop/db[Pod] : TCP 5432\n")
        .doesNotContain("shop/db[Pod] => ");
  }

  @Test
  void theMapIsWrittenAsJsonToo() {
    assertThat(network("map", "--format", "json").out())
        .contains(
            """
              {
                "src": "shop/web[Pod]",
                "dst": "shop/db[Pod]",
                "conn": "TCP 5432"
              }
            """
                .stripTrailing());
  }

  @ParameterizedTest
  @CsvSource({"dot, digraph network {", "mermaid, flowchart LR", "svg, <svg xmlns"})
  void theMapIsDrawnToo(String format, String start) {
    assertThat(network("map", "--format", format).out()).startsWith(start);
    assertThat(network("exposure", "--format", format).err())
        .contains(format + " is for network map");
  }

  @Test
  void anAnswerNamesTheRulesThatDecideAndTheirPlaces() {
    Run run = query("shop/web", "shop/db", "5432/TCP");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            yes: shop/web[Pod] => shop/db[Pod] : TCP 5432
              egress: yes
                no policy is about it, so that all is open
              ingress: yes
                NetworkPolicy shop/db, spec.ingress[0] allows it (%s/a.yaml:18)
            """
                .formatted(directory));
  }

  @ParameterizedTest
  @CsvSource({
    "shop/web, shop/db, 5433, 1, no",
    "shop/web, internet, 443, 0, yes",
    "shop/db, internet, 443, 1, no",
    "internet, shop/db, 5432, 1, no",
    "internet, shop/web, 53/udp, 0, yes",
    "203.0.113.7, shop/web, 80, 0, yes",
    "shop/web, 2001:db8::1, 80/SCTP, 0, yes",
  })
  void theExitCodeIsTheAnswer(String from, String to, String port, int code, String answer) {
    Run run = query(from, to, port);
    assertThat(run.out()).startsWith(answer + ": ");
    assertThat(run.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop/web | shop/cache | 80 | there is no shop/cache; in that namespace are db, web",
        "shop/web | nowhere/db | 80 | no workload is in namespace nowhere",
        "shop/web | db | 80 | db is neither NAMESPACE/POD nor an address nor internet",
        "shop/web | shop/db | 0 | --port must be from 1 to 65535, as 5432/TCP, not 0",
        "shop/web | shop/db | 80/ICMP | --port names a protocol after its slash: TCP, UDP or SCTP, not ICMP",
        "203.0.113.7 | 203.0.113.8 | 80 | one of the two ends must be a pod",
      })
  void whatIsNoQuestionIsSaidSo(String from, String to, String port, String message) {
    Run run = query(from, to, port);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("brynje: network: " + message);
  }

  @Test
  void aPolicyThatWouldBeRefusedIsToldAndMakesTheAnswerUnknown() throws IOException {
    Files.writeString(
        directory.resolve("b.yaml"),
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: {name: web, namespace: shop}
        spec:
          podSelector: {matchLabels: {app: web}}
          egress: [{ports: [{port: 70000}]}]
          policyTypes: [Egress]
        """);
    Run run = query("shop/web", "shop/db", "5432");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).startsWith("unknown: ");
    assertThat(run.err())
        .contains(
            "%s/b.yaml:6:22: NetworkPolicy shop/web: spec.egress[0].ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive"
                .formatted(directory));
  }

  @Test
  void exposureSaysWhoIsOpenToOthersThanThoseThatAreThere() {
    assertThat(network("exposure").out())
        .isEqualTo(
            """
            shop/db[Pod] <= shop/[all pods] : TCP 5432
            shop/web[Pod] <= entire-cluster : All Connections
            shop/web[Pod] <= internet : All Connections
            shop/web[Pod] => entire-cluster : All Connections
            shop/web[Pod] => internet : All Connections
            """);
  }

  private Path changed(String before, String after) throws IOException {
    Path other =
        Files.createDirectory(directory.resolveSibling(directory.getFileName() + "-other"));
    String text = Files.readString(directory.resolve("a.yaml"));
    assertThat(text).contains(before);
    return Files.writeString(other.resolve("a.yaml"), text.replace(before, after));
  }

  @Test
  void diffSaysWhatOpensAndExitsWithOne() throws IOException {
    Path other = changed("port: 5432", "port: 5432, endPort: 5433");
    Run run = Session.plain().run("network", "diff", directory.toString(), other.toString());
    assertThat(run.out())
        .isEqualTo("changed: shop/web[Pod] => shop/db[Pod] : TCP 5432 -> TCP 5432-5433\n");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void diffOfWhatOnlyClosesExitsWithZero() throws IOException {
    Path other = changed("port: 5432", "port: 5432, endPort: 5433");
    Run run = Session.plain().run("network", "diff", other.toString(), directory.toString());
    assertThat(run.out())
        .isEqualTo("changed: shop/web[Pod] => shop/db[Pod] : TCP 5432-5433 -> TCP 5432\n");
    assertThat(run.code()).isZero();
  }

  @Test
  void diffComparesRangesThatOnlyOneSideTellsApart() throws IOException {
    Path other =
        changed("podSelector: {}}]", "podSelector: {}}, {ipBlock: {cidr: 203.0.113.0/24}}]");
    Run run = Session.plain().run("network", "diff", directory.toString(), other.toString());
    assertThat(run.out())
        .isEqualTo("added: 203.0.113.0-203.0.113.255 => shop/db[Pod] : TCP 5432\n");
  }

  @Test
  void diffForAPullRequestIsATable() throws IOException {
    Path other = changed("port: 5432", "port: 5432, endPort: 5433");
    Run run =
        Session.plain().run("network", "diff", "-f", "md", directory.toString(), other.toString());
    assertThat(run.out())
        .isEqualTo(
            """
            **1 of 1 changed connections open something.**

            | change | src | dst | before | after |
            |---|---|---|---|---|
            | **changed** | shop/web[Pod] | shop/db[Pod] | TCP 5432 | TCP 5432-5433 |
            """);
  }

  @Test
  void diffOfWhatIsNeitherPathNorRevisionSaysSo() {
    Run run = Session.plain().run("network", "diff", directory.toString(), "no-such-revision-here");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no-such-revision-here: git says: ");
  }

  @Test
  void generateWritesAFileForEachNamespaceAndWritesItAnew() throws IOException {
    Path out = directory.resolveSibling(directory.getFileName() + "-policies");
    for (int i = 0; i < 2; i++) {
      Run run = network("generate", "--write", out.toString());
      assertThat(run.code()).isZero();
      assertThat(run.out()).isEqualTo("wrote %s/shop.yaml\n".formatted(out));
    }
    assertThat(Files.readString(out.resolve("shop.yaml"))).contains("name: default-deny");
  }

  @Test
  void generateAllowsExactlyWhatWasSeen() throws IOException {
    Path seen =
        Files.writeString(
            directory.resolve("seen.jsonl"),
            "{\"source\": \"shop/web\", \"destination\": \"shop/db\", \"port\": 5432}\n");
    Run run = network("generate", "--observed", seen.toString(), "--check");
    assertThat(run.out()).isEqualTo("needed connections: 1, all open; nothing else is\n");
    assertThat(network("generate", "--observed", seen.toString()).out())
        .contains("    # seen: %s:1\n    - from:".formatted(seen));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"source\": \"shop/web\", \"destination\": \"shop/db\"} | port must be a number from 1 to 65535",
        "{\"source\": \"shop/web\", \"port\": 1} | it has no destination",
        "{\"source\": \"shop/web\", \"destination\": \"shop/x\", \"port\": 1} | destination shop/x is neither a workload of the manifests nor an address",
        "{\"source\": \"10.0.0.1\", \"destination\": \"10.0.0.2\", \"port\": 1} | neither source nor destination is a workload of the manifests",
        "{\"source\": \"shop/web\", \"destination\": \"shop/db\", \"port\": 1, \"protocol\": \"ICMP\"} | protocol must be TCP, UDP or SCTP, not ICMP",
      })
  void aLineThatIsNoConnectionIsToldWithItsPlace(String line, String message) throws IOException {
    Path seen = Files.writeString(directory.resolve("seen.jsonl"), "\n" + line + "\n");
    Run run = network("generate", "--observed", seen.toString());
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("%s:2: %s".formatted(seen, message));
  }

  @Test
  void aCheckFailsFromTheSeverityThatIsAskedFor() {
    Run low = network("check", "--fail-on", "low");
    assertThat(low.code()).isEqualTo(1);
    assertThat(low.out()).contains("network/dns-allowed").doesNotContain("workload/");
    assertThat(network("check", "--fail-on", "critical").code()).isZero();
  }

  @Test
  void aCheckAnswersWithAnAssessment() {
    assertThat(network("check", "--format", "json").out())
        .contains("\"command\": \"network check\"");
    assertThat(network("check", "--format", "sarif").out()).contains("network/dns-allowed");
    assertThat(network("map", "--format", "sarif").err()).contains("sarif is for network check");
  }

  @Test
  void anAuditOfADirectoryChecksItToo() {
    String[] audit = {"audit", "--format", "json", directory.toString()};
    assertThat(Session.plain().run(audit).out()).contains("network/dns-allowed");
    audit[3] = directory.resolve("a.yaml").toString();
    assertThat(Session.plain().run(audit).out()).doesNotContain("network/dns-allowed");
  }

  @Test
  void aControlOfTheNetworkMayBeAskedForByName() {
    String file = directory.resolve("a.yaml").toString();
    Run run = Session.plain().run("audit", "--only", "network/dns-allowed", file);
    assertThat(run.out()).contains("cannot resolve names");
    assertThat(network("check", "--only", "workload/image-tag").err())
        .contains("workload/image-tag is not about the network");
  }
}
