package dev.brynje.workload.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Input;
import dev.brynje.core.Policy;
import dev.brynje.core.Tally;
import dev.brynje.core.Target;
import dev.brynje.core.Tool;
import dev.brynje.core.Unjudged;
import dev.brynje.core.report.JsonReport;
import dev.brynje.core.report.ReportWriter;
import dev.brynje.core.report.SarifReport;
import dev.brynje.core.report.TextReport;
import dev.brynje.kube.inventory.Inventory;
import dev.brynje.workload.Checks;
import dev.brynje.workload.ManifestAudit;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.workload.check.Check;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A secret pasted into any place of a manifest, keys and values of every kind among them, is shown
 * by no format. The manifests are the bad examples of all controls, so that every control has
 * something to say about its place.
 */
class AnyPlaceTest {
  private static final String PASSWORD = "Passw0rdX";
  private static final String TOKEN = "ghp_" + "0123456789abcdefghijABCDEFGHIJ012345";

  /** As they are written, each between quotes where YAML would read them otherwise. */
  private static final List<String> WRITTEN =
      List.of(
          "https://user:" + PASSWORD + "@registry.example.com/a:1",
          "\"https:\\/\\/user:" + PASSWORD + "@registry.example.com\\/a\"",
          "\"https://user:" + PASSWORD + "x".repeat(200) + "@registry.example.com/a\"",
          "user:" + PASSWORD + "@registry.example.com/a:1",
          TOKEN,
          "\"x=" + TOKEN.replace("ABC", "\\u0041BC") + "\"",
          "[" + TOKEN + "]",
          "{" + TOKEN + ": " + TOKEN + "}",
          "'" + TOKEN);

  private static final Catalogue CATALOGUE =
      new Catalogue(Checks.all().stream().map(Check::control).toList());

  private static final String MANY =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
        namespace: shop
        labels: {app: api}
        annotations: {note: text}
      spec:
        replicas: 2
        selector: {matchLabels: {app: api}}
        strategy: {type: Recreate}
        template:
          metadata:
            labels: {app: api}
            annotations: {note: text}
          spec:
            serviceAccountName: api
            hostname: api
            nodeSelector: {disk: ssd}
            containers:
              - name: api
                image: nginx
                command: [sh, -c, run]
                args: [--verbose, text]
                workingDir: /srv
                env:
                  - {name: A, value: b}
                  - name: B
                    valueFrom: {secretKeyRef: {name: db, key: a}}
                envFrom: [{configMapRef: {name: shop}}]
                ports: [{name: http, containerPort: 80, protocol: TCP}]
                volumeMounts: [{name: data, mountPath: /data, subPath: x}]
                resources: {limits: {cpu: 1, memory: 1Gi}}
                livenessProbe: {httpGet: {path: /live, port: http}}
                unknown: {field: [1, true, null, text]}
            volumes:
              - {name: data, hostPath: {path: /var/log}}
              - {name: s, secret: {secretName: db, items: [{key: a, path: b}]}}
            tolerations: [{key: a, operator: Exists, effect: NoSchedule}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: api, namespace: shop}
      spec:
        type: NodePort
        selector: {app: api}
        externalName: text
        ports: [{name: http, port: 80, targetPort: http}]
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: api, namespace: shop}
      spec:
        podSelector: {matchLabels: {app: other}}
        ingress: [{from: [{namespaceSelector: {matchLabels: {team: a}}}]}]
      """;

  static Stream<String> controls() {
    return Checks.all().stream().map(check -> check.control().id());
  }

  /** The control whose example it is; all of them are put to the places of {@link #MANY}. */
  @ParameterizedTest
  @MethodSource("controls")
  void noFormatShowsASecretInAnExample(String control) {
    Check check =
        Checks.all().stream().filter(one -> one.control().id().equals(control)).findFirst().get();
    String manifest = check.control().bad();
    List<String> written = new ArrayList<>();
    for (Span place : places(manifest)) {
      written.add(with(WRITTEN.get(written.size() % WRITTEN.size()), place, manifest));
    }
    assertThat(linesThatShow(output(List.of(check), written))).isEmpty();
  }

  @Test
  void noFormatShowsASecretHoweverItIsWritten() {
    List<String> written = new ArrayList<>();
    for (Span place : places(MANY)) {
      for (String secret : WRITTEN) {
        written.add(with(secret, place, MANY));
      }
    }
    assertThat(linesThatShow(output(Checks.all(), written))).isEmpty();
  }

  private static String with(String secret, Span place, String manifest) {
    return manifest.substring(0, place.start()) + secret + manifest.substring(place.end());
  }

  private static List<String> linesThatShow(String output) {
    return output
        .lines()
        .filter(line -> line.contains(PASSWORD) || line.contains(TOKEN.substring(0, 12)))
        .limit(5)
        .toList();
  }

  private static Set<Span> places(String manifest) {
    Set<Span> places = new LinkedHashSet<>();
    byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
    for (Document document : YamlReader.read(bytes, Limits.DEFAULT).documents()) {
      add(document.root(), places);
    }
    return places;
  }

  private static void add(Node node, Set<Span> places) {
    switch (node) {
      case Scalar scalar -> places.add(scalar.span());
      case Sequence list -> list.items().forEach(item -> add(item, places));
      case Mapping mapping -> {
        for (Mapping.Entry entry : mapping.entries()) {
          places.add(entry.keySpan());
          add(entry.value(), places);
        }
      }
    }
  }

  /** All that is written of manifests, in every format; once, for most find the same again. */
  private static String output(List<Check> checks, List<String> manifests) {
    ManifestAudit audit = new ManifestAudit(checks, Policy.DEFAULT);
    Tally tally = new Tally();
    Set<Finding> findings = new LinkedHashSet<>();
    Set<Unjudged> unjudged = new LinkedHashSet<>();
    for (String manifest : manifests) {
      byte[] bytes = manifest.getBytes(StandardCharsets.UTF_8);
      SourceJudgement judgement = audit.judge(0, "a.yaml", bytes, true);
      tally.add(judgement.tally());
      findings.addAll(judgement.findings());
      unjudged.addAll(judgement.unjudged());
      audit.judge(new Inventory(judgement.facts()), tally).values().forEach(findings::addAll);
    }
    Assessment assessment =
        new Assessment(
            new Tool("brynje", "0.1.0"),
            "audit",
            Instant.EPOCH,
            Policy.DEFAULT.digest(Target.NONE),
            Target.NONE,
            List.of(),
            List.of(new Input("file", "a.yaml", "")),
            Findings.of(List.copyOf(findings)),
            List.copyOf(unjudged),
            List.of(),
            tally.summary());
    StringWriter out = new StringWriter();
    for (ReportWriter writer :
        List.of(
            new TextReport(CATALOGUE, false, new TextReport.Shown(false, true)),
            new JsonReport(),
            new SarifReport(CATALOGUE))) {
      try {
        writer.write(assessment, out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return out.toString();
  }
}
