package dev.brynje.network.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.network.Manifests;
import dev.brynje.network.reach.Reachability;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.NodeList;

/** Maps as Graphviz and Mermaid draw them. */
class PictureTest {
  private static final String SHOP =
      """
      {apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop, labels: {app: web}}}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: db, namespace: data, labels: {app: db}}}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: all, namespace: shop}
      spec:
        podSelector: {}
        ingress: []
        egress: [{to: [{namespaceSelector: {}}], ports: [{port: 5432}, {port: 53, protocol: UDP}]}]
        policyTypes: [Ingress, Egress]
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: all, namespace: data}
      spec:
        podSelector: {}
        policyTypes: [Ingress, Egress]
        ingress: [{from: [{namespaceSelector: {}}]}]
        egress: [{to: [{ipBlock: {cidr: 203.0.113.0/24}}]}]
      """;

  /** Names that no API server would let in, and manifests may hold all the same. */
  private static final String HOSTILE =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: "a\\"] }\\\\", namespace: "n\\n\\\\N<b>&#quot;"}
      ---
      {apiVersion: v1, kind: Pod, metadata: {name: "end\\\\", namespace: "-->|\\\\\\""}}
      """;

  private static String drawn(String format, String yaml) {
    StringWriter out = new StringWriter();
    try {
      ListFormat.of(format)
          .write(ConnectionList.of(Reachability.of(Manifests.read(yaml).cluster())), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString();
  }

  @Test
  void dotHasAClusterForEachNamespaceAndTheRestBesideThem() {
    assertThat(drawn("dot", SHOP))
        .isEqualTo(
            """
            digraph network {
              rankdir=LR
              node [shape=box, style=rounded, fontname="Helvetica"]
              edge [fontname="Helvetica", fontsize=10]
              subgraph "cluster_data" {
                label="data"
                "data/db[Pod]" [label="db[Pod]"]
              }
              subgraph "cluster_shop" {
                label="shop"
                "shop/web[Pod]" [label="web[Pod]"]
              }
              "203.0.113.0-203.0.113.255" [style=dashed]
              "data/db[Pod]" -> "203.0.113.0-203.0.113.255" [label="All Connections"]
              "shop/web[Pod]" -> "data/db[Pod]" [label="TCP 5432,UDP 53"]
            }
            """);
  }

  @Test
  void mermaidHasASubgraphForEachNamespaceAndTheRestBesideThem() {
    assertThat(drawn("mermaid", SHOP))
        .isEqualTo(
            """
            flowchart LR
              subgraph n0["data"]
                w0["db#91;Pod#93;"]
              end
              subgraph n1["shop"]
                w1["web#91;Pod#93;"]
              end
              o2(["203.0.113.0-203.0.113.255"])
              w0 -->|"All Connections"| o2
              w1 -->|"TCP 5432,UDP 53"| w0
            """);
  }

  @Test
  void mermaidNamesNothingThatItWouldRead() {
    assertThat(drawn("mermaid", HOSTILE))
        .contains("[\"a#34;#93; #125;#92;#91;Pod#93;\"]", "subgraph n0[\"--#62;#124;#92;#34;\"]")
        .doesNotContain("<", "&");
  }

  @Test
  void svgIsWellFormedWhateverThingsAreCalled() throws Exception {
    assertThat(texts(HOSTILE)).contains("a\"] }\\[Pod]", "end\\[Pod]", "-->|\\\"");
    assertThat(texts(SHOP)).contains("web[Pod]", "TCP 5432,UDP 53", "203.0.113.0-203.0.113.255");
  }

  @Test
  void svgOfMoreThanFortyWorkloadsHasABoxForEachNamespace() throws Exception {
    StringBuilder pods = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      pods.append(
          "{apiVersion: v1, kind: Pod, metadata: {name: p%d, namespace: n%d}}\n---\n"
              .formatted(i, i % 5));
    }
    assertThat(texts(pods.toString()))
        .contains("n0: 10", "within: 90 pairs", "100 pairs")
        .doesNotContain("p0[Pod]");
  }

  private static List<String> texts(String yaml) throws Exception {
    byte[] picture = drawn("svg", yaml).getBytes(StandardCharsets.UTF_8);
    NodeList texts =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(picture))
            .getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
  }

  @Test
  void graphvizReadsDotWhateverThingsAreCalled(@TempDir Path directory) throws Exception {
    assumeTrue(isInstalled(), "dot is not on the PATH: Graphviz does not read graphs");
    assertThat(inGraphviz(SHOP, directory)).contains("TCP 5432,UDP 53", ">db[Pod]<", ">shop<");
    assertThat(inGraphviz(HOSTILE, directory))
        .contains(">a&quot;] }\\[Pod]<", ">end\\[Pod]<", "\\N&lt;b&gt;&amp;#quot;<");
  }

  private static boolean isInstalled() {
    return List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "dot")));
  }

  private static String inGraphviz(String yaml, Path directory)
      throws IOException, InterruptedException {
    Path graph = directory.resolve("map.dot");
    Files.writeString(graph, drawn("dot", yaml));
    Process dot =
        new ProcessBuilder("dot", "-Tsvg", graph.toString()).redirectErrorStream(true).start();
    String picture = new String(dot.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(dot.waitFor()).as(picture).isZero();
    return picture.replace("&#45;", "-").replace("&#160;", " ");
  }
}
