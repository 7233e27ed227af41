package dev.brynje.core.assessment;

import dev.brynje.core.Assessment;
import dev.brynje.core.Configured;
import dev.brynje.core.Decision;
import dev.brynje.core.Finding;
import dev.brynje.core.FindingSpool;
import dev.brynje.core.Input;
import dev.brynje.core.Severity;
import dev.brynje.core.Summary;
import dev.brynje.core.Target;
import dev.brynje.core.Tool;
import dev.brynje.core.Unjudged;
import dev.brynje.yaml.NearestWord;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads back what {@link dev.brynje.core.report.JsonReport} wrote, as {@code
 * assessment.schema.json} describes it. Nothing is believed: a key that is unknown or missing, a
 * value of another type, a finding with a fingerprint that is not its own or figures that are not
 * those of the findings, and the whole is refused.
 */
public final class AssessmentReader {
  /** The keys of an Assessment, in the order in which they are written. */
  private static final List<String> KEYS =
      List.of(
          "tool",
          "command",
          "time",
          "policy",
          "target",
          "configuration",
          "inputs",
          "findings",
          "unjudged",
          "decisions",
          "summary");

  private static final Set<String> MAY_BE_LEFT_OUT = Set.of("target", "configuration");

  private final FindingSpool spool;
  private final Map<Severity, Long> open = new EnumMap<>(Severity.class);
  private Tool tool = new Tool("", "");
  private String command = "";
  private Instant time = Instant.EPOCH;
  private String policy = "";
  private Target target = Target.NONE;
  private final List<Configured> configured = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Unjudged> unjudged = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private Optional<Summary> summary = Optional.empty();
  private Optional<JsonValue> told = Optional.empty();
  private int source = -1;
  private String path = "";

  private AssessmentReader(FindingSpool spool) {
    this.spool = spool;
  }

  /**
   * Reads one Assessment.
   *
   * @param name of what is read, as it is shown
   * @param spool takes the findings, and is those of the Assessment then
   * @throws RefusedAssessment when it is none, or larger than any is
   * @throws IOException when it cannot be read
   */
  public static Assessment read(String name, InputStream in, FindingSpool spool)
      throws IOException, RefusedAssessment {
    try (JsonSource json = new JsonSource(name, in)) {
      return new AssessmentReader(spool).read(json);
    }
  }

  private Assessment read(JsonSource json) throws IOException, RefusedAssessment {
    Set<String> seen = new HashSet<>();
    json.begin();
    for (Optional<String> key = json.key(); key.isPresent(); key = json.key()) {
      seen.add(key.get());
      read(key.get(), json);
    }
    for (String key : KEYS) {
      if (!seen.contains(key) && !MAY_BE_LEFT_OUT.contains(key)) {
        throw json.refused("is no Assessment: the key %s is missing".formatted(key));
      }
    }
    Summary figures = summary.orElseThrow();
    refuseOtherThan(told.orElseThrow());
    for (Map.Entry<Severity, Long> one : open.entrySet()) {
      if (one.getValue() > figures.severities().getOrDefault(one.getKey(), 0L)) {
        throw json.refused(
            "holds more findings of severity %s than its summary says"
                .formatted(one.getKey().word()));
      }
    }
    return new Assessment(
        tool,
        command,
        time,
        policy,
        target,
        List.copyOf(configured),
        List.copyOf(inputs),
        spool,
        List.copyOf(unjudged),
        List.copyOf(decisions),
        figures);
  }

  private void refuseOtherThan(JsonValue told) throws RefusedAssessment {
    long times = told.count("told");
    if (times != spool.size()) {
      throw told.refused(
          "%d findings were told, but here are %d: some were cut out or put in"
              .formatted(times, spool.size()));
    }
  }

  private void read(String key, JsonSource json) throws IOException, RefusedAssessment {
    switch (key) {
      case "tool" ->
          tool = json.value().object(key, it -> new Tool(it.string("name"), it.string("version")));
      case "command" -> command = json.value().string(key);
      case "time" -> time = instant(json.value());
      case "policy" -> policy = json.value().string(key);
      case "target" -> target = json.value().object(key, SummaryReader::target);
      case "configuration" ->
          readAll(
              json, key, value -> configured.add(value.object(key, ConfiguredReader::configured)));
      case "inputs" -> readAll(json, key, value -> inputs.add(value.object(key, this::input)));
      case "findings" -> readAll(json, key, this::finding);
      case "unjudged" ->
          readAll(
              json, key, value -> unjudged.add(value.object("unjudged", FindingReader::unjudged)));
      case "decisions" ->
          readAll(json, key, value -> decisions.add(value.object("decision", this::decision)));
      case "summary" -> summary = Optional.of(json.value().object(key, this::summary));
      default -> throw json.refused(unknown(key, KEYS));
    }
  }

  private Summary summary(JsonValue.Members it) throws RefusedAssessment {
    told = Optional.of(it.get("told"));
    return SummaryReader.summary(it);
  }

  /** Takes a value of a list. */
  private interface Taker {
    void take(JsonValue value) throws RefusedAssessment;
  }

  private static void readAll(JsonSource json, String key, Taker taker)
      throws IOException, RefusedAssessment {
    json.list(key);
    for (Optional<JsonValue> item = json.item(); item.isPresent(); item = json.item()) {
      taker.take(item.get());
    }
  }

  private void finding(JsonValue value) throws RefusedAssessment {
    Finding finding = value.object("finding", FindingReader::finding);
    if (finding.waiver().isEmpty() && !finding.known()) {
      open.merge(finding.severity(), 1L, Long::sum);
    }
    // The spool keeps the order of sources, and sorts within each as these are sorted already.
    if (source < 0 || !finding.location().path().equals(path)) {
      path = finding.location().path();
      source++;
    }
    spool.add(source, List.of(finding));
  }

  private Input input(JsonValue.Members it) throws RefusedAssessment {
    return new Input(it.string("kind"), it.string("name"), it.string("digest"));
  }

  private Decision decision(JsonValue.Members it) throws RefusedAssessment {
    JsonValue allowed = it.get("allowed");
    if (!(allowed.content() instanceof Boolean yes)) {
      throw allowed.refused("allowed must be true or false");
    }
    return new Decision(
        it.string("subject"), yes, it.string("reason"), it.get("findings").strings("findings"));
  }

  private static Instant instant(JsonValue value) throws RefusedAssessment {
    try {
      return Instant.parse(value.string("time"));
    } catch (DateTimeException _) {
      throw value.refused("time must be a time as 2026-11-24T12:00:00Z is");
    }
  }

  /** About a key that no Assessment of this program has. */
  static String unknown(String key, List<String> known) {
    return "the key %s is unknown%s"
        .formatted(
            key,
            NearestWord.among(known, key)
                .map("; did you mean %s?"::formatted)
                .orElse("; was it written by a newer brynje?"));
  }
}
