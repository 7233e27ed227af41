package dev.brynje.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brynje.core.Assessment;
import dev.brynje.core.Configured;
import dev.brynje.core.Finding;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Findings;
import dev.brynje.core.InlineUse;
import dev.brynje.core.Location;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.report.JsonReport;
import dev.brynje.core.testing.Samples;
import dev.brynje.yaml.Excerpt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssessmentReaderTest {
  private static final Configured CONFIGURED =
      new Configured(
          "brynje.yaml",
          List.of("workload/replicas"),
          Map.of(),
          Map.of("labels", "team"),
          Severity.LOW,
          List.of(
              new Configured.Scoped(
                  "path old",
                  List.of(),
                  List.of(),
                  Map.of("workload/replicas", Severity.LOW),
                  Map.of("registries", "ghcr.io"))),
          List.of("workload/seccomp"),
          InlineUse.COMPLETE);

  private static final String JSON = json(whole());

  @Test
  void readsWhatWasWrittenToTheLastCharacter() throws Exception {
    assertThat(again(JSON)).isEqualTo(JSON);
  }

  @Test
  void keepsWhatTheExcerptShowsInOtherColumns() throws Exception {
    Finding cut =
        Samples.bare()
            .at(
                new Location(
                    "templates/pod.yaml",
                    3,
                    900,
                    3,
                    910,
                    new Excerpt("… image: x", 3, 13),
                    Location.Origin.LIKELY));
    String json = json(with(List.of(cut)));

    assertThat(json).contains("\"excerptColumn\": 3", "\"excerptEndColumn\": 13");
    assertThat(again(json)).isEqualTo(json);
  }

  @Test
  void keepsTheOrderOfFindings() throws Exception {
    Finding later = Samples.bare().at(Location.start("b.yaml", 9, 1));
    Finding other = Samples.bare().at(Location.start("a.yaml", 1, 1));
    Finding back = Samples.bare().at(Location.start("b.yaml", 1, 1));
    String json = json(with(List.of(later, other, back)));

    assertThat(again(json)).isEqualTo(json);
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        refusal("", "", "in.json:1:1: ends before the Assessment does"),
        refusal("{", "[", "in.json:1:2: is no Assessment: it must begin with {"),
        refusal("\"tool\"", "\"tol\"", "the key tol is unknown; did you mean tool?"),
        refusal("\"fix\"", "\"fixx\"", "the key fixx is unknown; did you mean fix?"),
        refusal(
            "\"ring\": \"workload\"",
            "\"ring\": \"work\"",
            "ring must be one of workload, supply-chain, network"),
        refusal("\"line\": 21", "\"line\": \"21\"", "line must be a whole number"),
        refusal("\"line\": 21", "\"line\": 21.5", "must not be"),
        refusal("\"line\": 21", "\"line\": -1", "line must be a whole number from 0"),
        refusal("\"line\": 21", "\"line\": 9e99", "must not be"),
        refusal("\"line\": 21", "\"line\": 99999999999999999999", "number"),
        refusal("\"name\": \"api\"", "\"name\": \"other\"", "the fingerprint is not that of"),
        refusal("\"name\": \"api\"", "\"name\": null", "must not be null"),
        refusal("\"score\": 0", "\"score\": 99", "score is not what its parts give, which is 0"),
        refusal("\"medium\": 1", "\"medium\": 0", "holds more findings of severity medium"),
        refusal("\"told\": 2", "\"told\": 3", "3 findings were told, but here are 2"),
        refusal("\"2026-11-24T12:00:00Z\"", "\"today\"", "time must be a time"),
        refusal("\"2027-03-31\"", "\"never\"", "expires must be a day"),
        refusal("\"allowed\": false", "\"allowed\": 0", "allowed must be true or false"),
        refusal("\"command\": \"audit\",", "", "the key command is missing"),
        refusal("\"command\": \"audit\",", "\"command\": \"a\", \"command\": \"b\",", "uplicate"));
  }

  private static Arguments refusal(String part, String by, String reason) {
    return Arguments.of(part, by, reason);
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refusesWhatNoAssessmentHolds(String part, String by, String reason) {
    String changed = part.isEmpty() ? "" : JSON.replaceFirst(Pattern.quote(part), by);

    assertThatThrownBy(() -> again(changed))
        .isInstanceOf(RefusedAssessment.class)
        .hasMessageStartingWith("in.json:")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesEveryPartOfAnAssessment() {
    for (int end = 0; end < JSON.length() - 2; end += 7) {
      String part = JSON.substring(0, end);
      assertThatThrownBy(() -> again(part)).isInstanceOf(RefusedAssessment.class);
    }
  }

  @Test
  void refusesWhatFollows() {
    assertThatThrownBy(() -> again(JSON + "{}"))
        .hasMessageContaining("goes on after the end of the Assessment");
  }

  @Test
  void refusesDepthWithoutEnd() {
    String deep = "{\"tool\": " + "[".repeat(1_000_000);

    assertThatThrownBy(() -> again(deep)).isInstanceOf(RefusedAssessment.class);
  }

  @Test
  void refusesTextWithoutEnd() {
    String text = "{\"command\": \"" + "x".repeat(2_000_000) + "\"}";

    assertThatThrownBy(() -> again(text)).isInstanceOf(RefusedAssessment.class);
  }

  static String json(Assessment assessment) {
    StringWriter out = new StringWriter();
    try {
      new JsonReport().write(assessment, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Something in every part, in the order of places. */
  private static Assessment whole() {
    Assessment sample = Samples.assessment();
    return new Assessment(
        sample.tool(),
        sample.command(),
        sample.time(),
        sample.policy(),
        sample.target(),
        List.of(CONFIGURED),
        sample.inputs(),
        Findings.of(List.of(Samples.bare(), Samples.whole())),
        sample.unjudged(),
        sample.decisions(),
        sample.summary());
  }

  private static Assessment with(List<Finding> findings) {
    Tally tally = new Tally();
    findings.forEach(one -> tally.found(Samples.DEFAULT_DENY, one.severity()));
    return Samples.assessment(Findings.of(findings), List.of(), List.of(), tally);
  }

  private static String again(String json) throws Exception {
    try (FindingSpool spool = new FindingSpool()) {
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      return json(AssessmentReader.read("in.json", new ByteArrayInputStream(bytes), spool));
    }
  }
}
