package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brynje.core.Assessment;
import dev.brynje.core.Configured;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.InlineUse;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Target;
import dev.brynje.core.Unjudged;
import dev.brynje.core.testing.Samples;
import dev.brynje.core.testing.Schema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
  private static final Schema SCHEMA = Schema.of("/dev/brynje/core/assessment.schema.json");

  @Test
  void printsEveryPartInOneOrder() throws IOException {
    assertThat(json(Samples.assessment()))
        .startsWith(
            """
            {
              "tool": {
                "name": "brynje",
                "version": "0.1.0"
              },
              "command": "audit",
              "time": "2026-11-24T12:00:00Z",
              "policy": "sha256:\
            """)
        .contains(
            """
              "findings": [
                {
                  "control": "workload/run-as-non-root",
                  "ring": "workload",
                  "severity": "high",
                  "message": "runAsNonRoot is false",
                  "remediation": "Set runAsNonRoot: true here",
                  "resource": {
                    "apiVersion": "apps/v1",
                    "kind": "Deployment",
                    "namespace": "shop",
                    "name": "api",
                    "container": "api"
                  },
                  "location": {
                    "path": "k8s/api.yaml",
                    "line": 21,
                    "column": 13,
                    "endLine": 21,
                    "endColumn": 32,
                    "excerpt": "            runAsNonRoot: false"
                  },
                  "field": "spec.template.spec.containers.securityContext.runAsNonRoot",
                  "evidence": {
                    "runAsUser": "0",
                    "image": "registry.example.com/api:1.0"
                  },
                  "fix": {
                    "state": "proposed",
                    "description": "sets runAsNonRoot: true"
                  },
                  "waiver": {
                    "kind": "configuration",
                    "owner": "team-shop",
                    "reason": "moves in Q1",
                    "expires": "2027-03-31",
                    "place": "brynje.yaml:3:5"
                  },
                  "fingerprint": "%s"
                },
            """
                .formatted(Samples.whole().fingerprint()))
        .endsWith(
            """
                "rings": {
                  "workload": {
                    "judged": 1,
                    "failed": 0,
                    "weight": 6,
                    "failedWeight": 0,
                    "worst": "info",
                    "score": 100
                  },
                  "network": {
                    "judged": 1,
                    "failed": 1,
                    "weight": 3,
                    "failedWeight": 3,
                    "worst": "medium",
                    "score": 0
                  }
                },
                "wins": [
                  {
                    "control": "network/default-deny",
                    "severity": "medium",
                    "title": "Every namespace denies traffic by default",
                    "findings": 1
                  }
                ]
              }
            }
            """);
  }

  @Test
  void leavesOutWhatDoesNotApply() throws IOException {
    JsonNode finding = JsonMapper.shared().readTree(json(Samples.assessment())).at("/findings/1");

    assertThat(finding.propertyNames())
        .containsExactly(
            "control",
            "ring",
            "severity",
            "message",
            "remediation",
            "location",
            "evidence",
            "fingerprint");
    assertThat(finding.get("location").propertyNames()).containsExactly("path");
  }

  @Test
  void keepsToTheSchemaWhenEveryPartIsFilled() throws IOException {
    assertThat(SCHEMA.problems(json(Samples.assessment()))).isEmpty();
  }

  @Test
  void keepsToTheSchemaWhenNothingWasFound() throws IOException {
    assertThat(SCHEMA.problems(json(empty()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "severity": "high"              | "severity": "High"
          "ring": "network"               | "ring": "networks"
          "time": "2026-11-24T12:00:00Z"  | "time": "yesterday"
          "expires": "2027-03-31"         | "expires": "2027-02-30"
          "line": 21,                     | "line": 0,
          "endLine": 21,                  | "lastLine": 21,
          "command": "audit",             | "command": "audit", "more": 1,
          "counted": {                    | "countd": {
          "allowed": false                | "allowed": "no"
          "policy": "sha256:              | "policy": "sha512:
          """)
  void theSchemaRefusesWhatNoReportSays(String said, String changed) throws IOException {
    String json = json(Samples.assessment());
    String wrong = json.replace(said, changed);

    assertThat(wrong).isNotEqualTo(json);
    assertThat(SCHEMA.problems(wrong)).isNotEmpty();
  }

  @Test
  void writesFindingsWhileTheyAreRead() throws IOException {
    StringWriter out = new StringWriter();
    Findings watched =
        new Findings() {
          @Override
          public long size() {
            return 10_000;
          }

          @Override
          public Iterator<Finding> iterator() {
            Iterator<Finding> endless = Collections.nCopies(10_000, Samples.whole()).iterator();
            return new Iterator<>() {
              private int read;

              @Override
              public boolean hasNext() {
                return endless.hasNext();
              }

              @Override
              public Finding next() {
                assertThat(out.getBuffer().length()).isGreaterThan(1000 * (read++ - 20));
                return endless.next();
              }
            };
          }
        };

    new JsonReport().write(with(watched), out);

    assertThat(SCHEMA.problems(out.toString())).isEmpty();
  }

  @Test
  void passesOnWhatTheOutputSays() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("no space left");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> new JsonReport().write(Samples.assessment(), full))
        .isInstanceOf(IOException.class)
        .hasMessage("no space left");
  }

  @Test
  void doesNotCloseAReportThatIsNotWhole() {
    StringWriter out = new StringWriter();
    Findings lost =
        new Findings() {
          @Override
          public long size() {
            return 1;
          }

          @Override
          public Iterator<Finding> iterator() {
            throw new UncheckedIOException(new IOException("gone"));
          }
        };

    assertThatThrownBy(() -> new JsonReport().write(with(lost), out))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(out.toString()).endsWith("\"findings\": [");
  }

  @Test
  void namesTheConfigurationWhenThereIsOne() throws IOException {
    Assessment one = Samples.assessment();
    Configured configured =
        new Configured(
            "b.yaml",
            List.of("workload/replicas"),
            Map.of("workload/run-as-user", Severity.INFO),
            Map.of("user-ids", "1 to 9"),
            Severity.CRITICAL,
            List.of(
                new Configured.Scoped(
                    "path old",
                    List.of(),
                    List.of(),
                    Map.of("workload/replicas", Severity.LOW),
                    Map.of())),
            List.of("workload/seccomp"),
            InlineUse.REFUSED);
    String json =
        json(
            new Assessment(
                one.tool(),
                one.command(),
                one.time(),
                one.policy(),
                new Target("1.37", "baseline", List.of("as 1.37")),
                List.of(configured),
                one.inputs(),
                one.findings(),
                one.unjudged(),
                one.decisions(),
                one.summary()));

    assertThat(SCHEMA.problems(json)).isEmpty();
    assertThat(JsonMapper.shared().readTree(json).get("target"))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"kubernetesVersion": "1.37", "podSecurity": "baseline", "remarks": ["as 1.37"]}
                    """));
    assertThat(JsonMapper.shared().readTree(json).get("configuration"))
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    [{"file": "b.yaml", "off": ["workload/replicas"],
                      "severities": {"workload/run-as-user": "info"},
                      "parameters": {"user-ids": "1 to 9"}, "failOn": "critical",
                      "scopes": [{"where": "path old", "on": [], "off": [],
                                  "severities": {"workload/replicas": "low"}}],
                      "waived": ["workload/seccomp"], "inlineWaivers": "false"}]
                    """));
    assertThat(json(one)).doesNotContain("\"configuration\":");
  }

  @Test
  void leavesTheOutputOpen() throws IOException {
    boolean[] closed = new boolean[1];
    Writer out =
        new StringWriter() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    new JsonReport().write(empty(), out);

    assertThat(closed[0]).isFalse();
  }

  private static Assessment empty() {
    return with(Findings.of(List.of()));
  }

  private static Assessment with(Findings findings) {
    return Samples.assessment(findings, List.of(), List.of(), new Tally());
  }

  @Test
  void whatWouldActOnATerminalIsEscaped() throws IOException {
    String path = "a\u001b[31m\u009b\u007f\u202e\u2066\u2028b\u00e6\ud83e\uddad.yaml";
    String json =
        json(
            Samples.assessment(
                Findings.of(List.of()),
                List.of(
                    new Unjudged(Location.file(path), Resource.NONE, "is gone", "run", List.of())),
                List.of(),
                new Tally()));

    assertThat(json).contains("a\\u001B[31m\\u009b\\u007F\\u202e\\u2066\\u2028b\u00e6\ud83e\uddad");
    assertThat(JsonMapper.shared().readTree(json).at("/unjudged/0/location/path").asString())
        .isEqualTo(path);
  }

  private static String json(Assessment assessment) throws IOException {
    StringWriter out = new StringWriter();
    new JsonReport().write(assessment, out);
    return out.toString();
  }
}
