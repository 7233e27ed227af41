package dev.brynje.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.testing.Samples;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What SARIF 2.1.0 demands in words and its schema cannot say, and what code scanning demands
 * beyond it. Each test names the section.
 */
class SarifRulesOfTheSpecificationTest {
  private static final Control HOSTILE =
      Control.named("workload/odd", Ring.WORKLOAD, Severity.LOW)
          .title("Nothing in <b>text</b> is markup")
          .rationale("A <script>alert(1)</script> & a [link](javascript:x)")
          .remediation("Write podSelector: {}")
          .bad("a: ```\n")
          .good("b: <b>\n")
          .reference("cwe", "CWE-79")
          .define();

  private static final JsonNode RUN = run();

  @Test
  void ruleIndexFindsTheRuleOfTheResult_3_27_6() {
    for (JsonNode result : RUN.get("results")) {
      JsonNode rule = RUN.at("/tool/driver/rules").get(result.get("ruleIndex").asInt());
      assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
    }
  }

  @Test
  void onlyRulesThatResultsNameAreListedOnce_3_19_23() {
    List<String> ids = new ArrayList<>();
    RUN.at("/tool/driver/rules").forEach(rule -> ids.add(rule.get("id").asString()));

    assertThat(ids)
        .containsExactly("workload/run-as-non-root", "network/default-deny", "workload/odd");
  }

  @Test
  void aRuleHasAReadableNameBesideItsId_3_49_7() {
    for (JsonNode rule : RUN.at("/tool/driver/rules")) {
      assertThat(rule.get("name").asString()).matches("([A-Z][a-z0-9]*)+");
      assertThat(rule.get("name")).isNotEqualTo(rule.get("id"));
    }
  }

  @Test
  void allResultsHaveSuppressionsOrNone_3_27_23() {
    assertThat(RUN.get("results")).allMatch(result -> result.has("suppressions"));
  }

  @Test
  void bracesOfAMessageAreDoubled_3_11_5() {
    List<String> messages = new ArrayList<>();
    RUN.findValues("message").forEach(message -> messages.add(message.get("text").asString()));

    assertThat(messages)
        .allSatisfy(
            text -> assertThat(text.replace("{{", "").replace("}}", "")).doesNotContain("{", "}"))
        .anyMatch(text -> text.contains("{{}}"));
  }

  @Test
  void nothingThatAManifestSaysBecomesALink_3_11_6() {
    RUN.findValues("message")
        .forEach(message -> assertThat(message.get("text").asString()).doesNotContain("]("));
  }

  @Test
  void fingerprintsAreNamedWithTheirVersion_3_27_17() {
    for (JsonNode result : RUN.get("results")) {
      assertThat(result.get("partialFingerprints").propertyNames()).containsExactly("brynje/v1");
    }
  }

  @Test
  void messagesEndAsSentencesDo() {
    RUN.findValues("message")
        .forEach(message -> assertThat(message.get("text").asString()).endsWith("."));
  }

  @Test
  void plainTextIsNotIndented_3_11_3() {
    for (JsonNode rule : RUN.at("/tool/driver/rules")) {
      assertThat(rule.at("/fullDescription/text").asString()).doesNotContain("  ", "\n ");
    }
  }

  @Test
  void markdownHoldsNoHtml_3_11_4() {
    for (JsonNode rule : RUN.at("/tool/driver/rules")) {
      String prose = rule.at("/help/markdown").asString().replaceAll("(?s)(`{3,}).*?\\n\\1", "");
      assertThat(prose).doesNotContain("<").doesNotContainPattern("(?<!\\\\)\\]\\(");
    }
  }

  @Test
  void urisAreUrisAndRelativeOnesDoNotBeginWithASlash_3_4_3() {
    List<String> uris = uris();

    assertThat(uris)
        .contains("k8s/api.yaml", "../up.yaml", "with%20space%23.yaml", "a%3Ab.yaml", "-")
        .contains("file:///abs/%C3%A6.yaml")
        .allSatisfy(uri -> assertThat(URI.create(uri).toString()).isEqualTo(uri))
        .noneMatch(uri -> uri.startsWith("/"));
  }

  @Test
  void absoluteUrisHaveNoBase_3_4_4() {
    for (JsonNode artifact : RUN.findValues("artifactLocation")) {
      String uri = artifact.get("uri").asString();
      assertThat(artifact.has("uriBaseId"))
          .as(uri)
          .isEqualTo(!uri.startsWith("file:") && !uri.startsWith("..") && !uri.equals("-"));
    }
  }

  @Test
  void regionsRunForwards_3_30_2() {
    for (JsonNode region : RUN.findValues("region")) {
      int lines = region.get("endLine").asInt() - region.get("startLine").asInt();
      assertThat(lines).isNotNegative();
      if (lines == 0) {
        assertThat(region.get("endColumn").asInt())
            .isGreaterThanOrEqualTo(region.get("startColumn").asInt());
      }
    }
  }

  @Test
  void contextHoldsTheWholeRegion_3_29_5() {
    for (JsonNode place : RUN.findValues("physicalLocation")) {
      if (place.has("contextRegion")) {
        int line = place.at("/contextRegion/startLine").asInt();
        assertThat(place.at("/region/startLine").asInt()).isEqualTo(line);
        assertThat(place.at("/region/endLine").asInt()).isEqualTo(line);
        assertThat(place.at("/contextRegion/snippet/text").asString())
            .contains(place.at("/region/snippet/text").asString());
      }
    }
  }

  @Test
  void topLevelLogicalLocationsAreNamedInFull_3_33_5() {
    assertThat(RUN.findValues("logicalLocations")).isNotEmpty();
    for (JsonNode logical : RUN.findValues("logicalLocations")) {
      assertThat(logical.at("/0/fullyQualifiedName")).isEqualTo(logical.at("/0/name"));
    }
  }

  @Test
  void aNotificationOfAnErrorMeansThatTheRunFailed_3_20_21() {
    assertThat(RUN.at("/invocations/0/toolExecutionNotifications/0/level").asString())
        .isEqualTo("error");
    assertThat(RUN.at("/invocations/0/executionSuccessful").asBoolean()).isFalse();
  }

  @Test
  void notificationsFindTheirDescription_3_58_2() {
    for (JsonNode one : RUN.at("/invocations/0/toolExecutionNotifications")) {
      int index = one.at("/descriptor/index").asInt();
      assertThat(RUN.at("/tool/driver/notifications").get(index).get("id"))
          .isEqualTo(one.at("/descriptor/id"));
    }
  }

  @Test
  void timesAreInUtc_3_9() {
    assertThat(RUN.at("/invocations/0/startTimeUtc").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  }

  @Test
  void codeScanningTakesAtMostTwentyTagsAndKnowsThePrecision() {
    for (JsonNode rule : RUN.at("/tool/driver/rules")) {
      assertThat(rule.at("/properties/tags").size()).isLessThanOrEqualTo(20);
      assertThat(rule.at("/properties/tags/0").asString()).isEqualTo("security");
      assertThat(rule.at("/properties/precision").asString())
          .isIn("very-high", "high", "medium", "low");
    }
  }

  @Test
  void theUploaderChoosesTheCategory() {
    assertThat(RUN.has("automationDetails")).isFalse();
  }

  private static List<String> uris() {
    return RUN.findValues("artifactLocation").stream()
        .map(artifact -> artifact.get("uri").asString())
        .toList();
  }

  private static JsonNode run() {
    List<Finding> findings = new ArrayList<>(List.of(Samples.whole(), Samples.bare()));
    for (String path :
        List.of(
            "./k8s/api.yaml", "../up.yaml", "with space#.yaml", "a:b.yaml", "-", "/abs/æ.yaml")) {
      findings.add(odd(new Location(path, 1, 1, 1, 3, "a: {}")));
    }
    findings.add(odd(new Location("a.yaml", 1, 1, 1, 1, "")));
    findings.add(odd(new Location("a.yaml", 1, 3, 4, 1, "  block:")));
    Unjudged unjudged =
        new Unjudged(Location.file("big.yaml"), Resource.NONE, "too large", "split it", List.of());
    StringWriter out = new StringWriter();
    try {
      new SarifReport(
              new Catalogue(
                  List.of(Samples.NON_ROOT, Samples.DEFAULT_DENY, Samples.SIGNED, HOSTILE)))
          .write(
              Samples.assessment(Findings.of(findings), List.of(unjudged), List.of(), new Tally()),
              out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JsonMapper.shared().readTree(out.toString()).at("/runs/0");
  }

  private static Finding odd(Location location) {
    return new Finding(
        HOSTILE.id(),
        Ring.WORKLOAD,
        Severity.LOW,
        "podSelector: {} selects all, and {0} is no placeholder, nor [this](1) a link",
        HOSTILE.remediation(),
        new Resource("v1", "Pod", "", "a", ""),
        location,
        "",
        Map.of("path", location.path()),
        Optional.empty(),
        Optional.empty());
  }
}
