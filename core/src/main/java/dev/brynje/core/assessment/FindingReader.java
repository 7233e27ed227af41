package dev.brynje.core.assessment;

import dev.brynje.core.Finding;
import dev.brynje.core.Fix;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Unjudged;
import dev.brynje.core.Waiver;
import dev.brynje.yaml.Excerpt;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads findings and what else has a place. */
final class FindingReader {
  static final Map<String, Severity> SEVERITIES = words(Severity.values(), Severity::word);
  static final Map<String, Ring> RINGS = words(Ring.values(), Ring::word);
  private static final Map<String, Location.Origin> ORIGINS =
      words(Location.Origin.values(), Location.Origin::word);
  private static final Map<String, Waiver.Kind> KINDS =
      words(Waiver.Kind.values(), Waiver.Kind::word);

  private static final Map<String, Fix.State> STATES = words(Fix.State.values(), Fix.State::word);

  private static final Pattern PLACE = Pattern.compile("(?s)(.+):([0-9]{1,9}):([0-9]{1,9})");

  private FindingReader() {}

  static <E> Map<String, E> words(E[] values, Function<E, String> word) {
    Map<String, E> words = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> words.put(word.apply(value), value));
    return Collections.unmodifiableMap(words);
  }

  static Finding finding(JsonValue.Members it) throws RefusedAssessment {
    Finding finding =
        new Finding(
            it.string("control"),
            it.get("ring").word("ring", RINGS),
            it.get("severity").word("severity", SEVERITIES),
            it.string("message"),
            it.string("remediation"),
            resource(it),
            location(it),
            it.optional("field"),
            it.get("evidence").free("evidence", JsonValue::string),
            fix(it),
            waiver(it),
            it.find("known").isPresent());
    JsonValue fingerprint = it.get("fingerprint");
    if (!fingerprint.string("fingerprint").equals(finding.fingerprint())) {
      throw fingerprint.refused(
          "the fingerprint is not that of the finding: the file was changed, or written by another version");
    }
    return finding;
  }

  static Unjudged unjudged(JsonValue.Members it) throws RefusedAssessment {
    return new Unjudged(
        location(it),
        resource(it),
        it.string("reason"),
        it.string("advice"),
        it.get("controls").strings("controls"));
  }

  private static Resource resource(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> resource = it.find("resource");
    return resource.isEmpty()
        ? Resource.NONE
        : resource
            .get()
            .object(
                "resource",
                of ->
                    new Resource(
                        of.optional("apiVersion"),
                        of.optional("kind"),
                        of.optional("namespace"),
                        of.optional("name"),
                        of.optional("container")));
  }

  private static Location location(JsonValue.Members it) throws RefusedAssessment {
    return it.get("location").object("location", FindingReader::place);
  }

  private static Location place(JsonValue.Members it) throws RefusedAssessment {
    String path = it.string("path");
    Optional<JsonValue> word = it.find("origin");
    Location.Origin origin =
        word.isPresent() ? word.get().word("origin", ORIGINS) : Location.Origin.WRITTEN;
    String excerpt = it.optional("excerpt");
    if (!it.has("line")) {
      return new Location(path, 0, 0, 0, 0, new Excerpt(excerpt, 1, 1), origin);
    }
    Location bare =
        Location.start(path, it.number("line"), it.number("column"))
            .to(it.number("endLine"), it.number("endColumn"));
    Excerpt shown =
        it.has("excerptColumn")
            ? new Excerpt(excerpt, it.number("excerptColumn"), it.number("excerptEndColumn"))
            : bare.excerptOf(excerpt);
    return bare.showing(excerpt.isEmpty() ? Excerpt.NONE : shown, origin);
  }

  private static Optional<Fix> fix(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> fix = it.find("fix");
    return fix.isEmpty()
        ? Optional.empty()
        : Optional.of(fix.get().object("fix", FindingReader::fixOf));
  }

  private static Fix fixOf(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> notes = it.find("notes");
    return new Fix(
        it.get("state").word("state", STATES),
        it.string("description"),
        notes.isEmpty() ? List.of() : notes.get().strings("notes"));
  }

  private static Optional<Waiver> waiver(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> waiver = it.find("waiver");
    return waiver.isEmpty()
        ? Optional.empty()
        : Optional.of(waiver.get().object("waiver", FindingReader::waiverOf));
  }

  private static Waiver waiverOf(JsonValue.Members it) throws RefusedAssessment {
    return new Waiver(
        it.get("kind").word("kind", KINDS),
        it.optional("owner"),
        it.string("reason"),
        expires(it),
        written(it.string("place")));
  }

  private static Optional<LocalDate> expires(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> day = it.find("expires");
    if (day.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(day.get().string("expires")));
    } catch (DateTimeException _) {
      throw day.get().refused("expires must be a day as 2027-03-31 is");
    }
  }

  /** The place of {@link Location#words()}. */
  private static Location written(String words) {
    Matcher place = PLACE.matcher(words);
    return place.matches()
        ? Location.start(
            place.group(1), Integer.parseInt(place.group(2)), Integer.parseInt(place.group(3)))
        : Location.file(words);
  }
}
