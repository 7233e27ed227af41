package dev.brynje.core.assessment;

import dev.brynje.core.Configured;
import dev.brynje.core.InlineUse;
import dev.brynje.core.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a configuration file changed. */
final class ConfiguredReader {
  private static final Map<String, InlineUse> INLINE =
      FindingReader.words(InlineUse.values(), InlineUse::word);

  private ConfiguredReader() {}

  static Configured configured(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> waived = it.find("waived");
    return new Configured(
        it.string("file"),
        it.get("off").strings("off"),
        severities(it),
        parameters(it),
        severity(it.get("failOn"), "failOn"),
        scopes(it),
        waived.isPresent() ? waived.get().strings("waived") : List.of(),
        inline(it));
  }

  private static InlineUse inline(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> inline = it.find("inlineWaivers");
    return inline.isPresent() ? inline.get().word("inlineWaivers", INLINE) : InlineUse.ALLOWED;
  }

  private static List<Configured.Scoped> scopes(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> scopes = it.find("scopes");
    if (scopes.isEmpty()) {
      return List.of();
    }
    List<Configured.Scoped> read = new ArrayList<>();
    for (JsonValue scope : scopes.get().list("scopes")) {
      read.add(scope.object("scope", ConfiguredReader::scoped));
    }
    return List.copyOf(read);
  }

  private static Configured.Scoped scoped(JsonValue.Members it) throws RefusedAssessment {
    return new Configured.Scoped(
        it.string("where"),
        it.get("on").strings("on"),
        it.get("off").strings("off"),
        severities(it),
        parameters(it));
  }

  private static Map<String, String> parameters(JsonValue.Members it) throws RefusedAssessment {
    Optional<JsonValue> parameters = it.find("parameters");
    return parameters.isPresent()
        ? parameters.get().free("parameters", JsonValue::string)
        : Map.of();
  }

  private static Map<String, Severity> severities(JsonValue.Members it) throws RefusedAssessment {
    return it.get("severities").free("severities", ConfiguredReader::severity);
  }

  private static Severity severity(JsonValue value, String name) throws RefusedAssessment {
    return value.word(name, FindingReader.SEVERITIES);
  }
}
