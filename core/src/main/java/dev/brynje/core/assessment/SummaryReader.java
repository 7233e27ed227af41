package dev.brynje.core.assessment;

import dev.brynje.core.Gone;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Summary;
import dev.brynje.core.Summary.RingScore;
import dev.brynje.core.Summary.Win;
import dev.brynje.core.Target;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an Assessment's figures, and what it was made with. */
final class SummaryReader {
  private SummaryReader() {}

  static Target target(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> remarks = it.find("remarks");
    return new Target(
        it.string("kubernetesVersion"),
        it.optional("podSecurity"),
        remarks.isPresent() ? remarks.get().strings("remarks") : List.of());
  }

  private static Severity severity(JsonValue value, String name) throws RefusedAssessment {
    return value.word(name, FindingReader.SEVERITIES);
  }

  static Summary summary(JsonValue.Members it) throws RefusedAssessment {
    return new Summary(
        it.get("counted").free("counted", JsonValue::count),
        it.get("passedOver").free("passedOver", JsonValue::count),
        it.get("passedOverDirectories").free("passedOverDirectories", JsonValue::count),
        it.get("severities").object("severities", SummaryReader::severities),
        standing(it),
        it.get("rings").object("rings", SummaryReader::rings),
        wins(it.get("wins")));
  }

  private static Summary.Standing standing(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> list = it.find("goneFindings");
    List<Gone> gone = new ArrayList<>();
    if (list.isPresent()) {
      for (JsonValue one : list.get().list("goneFindings")) {
        gone.add(one.object("an item of goneFindings", SummaryReader::gone));
      }
    }
    Summary.Standing standing = new Summary.Standing(it.number("waived"), it.number("known"), gone);
    if (it.number("gone") != standing.goneTimes()) {
      throw it.get("gone").refused("gone must be the sum of goneFindings");
    }
    return standing;
  }

  private static Gone gone(JsonValue.Members it) throws RefusedAssessment {
    return new Gone(
        it.string("fingerprint"),
        it.string("control"),
        it.optional("about"),
        it.string("path"),
        it.number("times"));
  }

  private static Map<Severity, Long> severities(JsonValue.Members it) throws RefusedAssessment {
    Map<Severity, Long> counts = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      counts.put(severity, it.get(severity.word()).count(severity.word()));
    }
    return counts;
  }

  private static Map<Ring, RingScore> rings(JsonValue.Members it) throws RefusedAssessment {
    Map<Ring, RingScore> rings = new EnumMap<>(Ring.class);
    for (Ring ring : Ring.values()) {
      Optional<JsonValue> score = it.find(ring.word());
      if (score.isPresent()) {
        rings.put(ring, score.get().object(ring.word(), SummaryReader::score));
      }
    }
    return rings;
  }

  private static RingScore score(JsonValue.Members it) throws RefusedAssessment {
    RingScore made =
        new RingScore(
            it.number("judged"),
            it.number("failed"),
            it.number("weight"),
            it.number("failedWeight"),
            severity(it.get("worst"), "worst"));
    JsonValue score = it.get("score");
    if (score.count("score") != made.score()) {
      throw score.refused("score is not what its parts give, which is " + made.score());
    }
    return made;
  }

  private static List<Win> wins(JsonValue list) throws RefusedAssessment {
    List<Win> wins = new ArrayList<>();
    for (JsonValue item : list.list("wins")) {
      wins.add(
          item.object(
              "win",
              it ->
                  new Win(
                      it.string("control"),
                      severity(it.get("severity"), "severity"),
                      it.string("title"),
                      it.number("findings"))));
    }
    return wins;
  }
}
