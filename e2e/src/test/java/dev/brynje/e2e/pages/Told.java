package dev.brynje.e2e.pages;

import dev.brynje.e2e.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run, told as a page and as JSON.
 *
 * @param page the file
 */
record Told(Path page, JsonNode json) {
  static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "info");

  /** Audits a path of the checkout or an absolute one. */
  static Told of(String path, Path directory) throws IOException, InterruptedException {
    Path page = directory.resolve("page.html");
    Path json = directory.resolve("told.json");
    Product.Run run =
        new Product()
            .heap("128m")
            .run("audit", "-q", path, "-o", page.toString(), "-o", json.toString());
    if (run.code() > 2 || !Files.exists(page)) {
      throw new IllegalStateException(run.err());
    }
    return new Told(page, JsonMapper.shared().readTree(Files.readString(json)));
  }

  /** The findings for which this holds, as the page shows them, the most severe first. */
  List<String> shown(Predicate<JsonNode> wanted) {
    List<JsonNode> shown = new ArrayList<>();
    for (JsonNode finding : json.get("findings")) {
      if (wanted.test(finding)) {
        shown.add(finding);
      }
    }
    shown.sort(Comparator.comparingInt(one -> SEVERITIES.indexOf(one.get("severity").asString())));
    return shown.stream().map(Told::shown).toList();
  }

  private static String shown(JsonNode finding) {
    JsonNode at = finding.get("location");
    String place =
        at.has("line") ? ":%d:%d".formatted(at.get("line").asInt(), at.get("column").asInt()) : "";
    return "%s%s %s %s"
        .formatted(
            at.get("path").asString(),
            place,
            finding.get("severity").asString(),
            finding.get("message").asString());
  }

  static boolean open(JsonNode finding) {
    return !finding.has("waiver") && !finding.has("known");
  }

  static String namespace(JsonNode finding) {
    String namespace = finding.path("resource").path("namespace").asString("");
    return namespace.isEmpty() ? "(none)" : namespace;
  }

  static String file(JsonNode finding) {
    return finding.get("location").get("path").asString();
  }

  /** All values that open findings have of something, each once. */
  List<String> values(Function<JsonNode, String> of) {
    List<String> values = new ArrayList<>();
    for (JsonNode finding : json.get("findings")) {
      if (open(finding) && !values.contains(of.apply(finding))) {
        values.add(of.apply(finding));
      }
    }
    return values;
  }
}
