package dev.brynje.core.report;

import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.yaml.Excerpt;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** A {@code locations} array with the one place that a finding has. */
final class SarifLocation {
  private SarifLocation() {}

  static void write(JsonGenerator json, Location location, Resource resource) {
    json.writeArrayPropertyStart("locations");
    json.writeStartObject();
    json.writeObjectPropertyStart("physicalLocation");
    writeArtifact(json, location.path());
    if (location.line() > 0) {
      writeRegions(json, location);
    }
    json.writeEndObject();
    if (!resource.kind().isEmpty()) {
      writeLogical(json, resource);
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  private static void writeArtifact(JsonGenerator json, String path) {
    SarifUri uri = SarifUri.of(path);
    json.writeObjectPropertyStart("artifactLocation");
    json.writeStringProperty("uri", uri.value());
    if (uri.belowRoot()) {
      json.writeStringProperty("uriBaseId", "%SRCROOT%");
    }
    json.writeEndObject();
  }

  /** A snippet is exactly what its region holds, so only a place within one line has any. */
  private static void writeRegions(JsonGenerator json, Location location) {
    Optional<String> snippet = snippet(location);
    json.writeObjectPropertyStart("region");
    json.writeNumberProperty("startLine", location.line());
    json.writeNumberProperty("startColumn", location.column());
    json.writeNumberProperty("endLine", location.endLine());
    json.writeNumberProperty("endColumn", location.endColumn());
    snippet.ifPresent(text -> writeSnippet(json, text));
    json.writeEndObject();
    if (snippet.isPresent()) {
      json.writeObjectPropertyStart("contextRegion");
      json.writeNumberProperty("startLine", location.line());
      writeSnippet(json, location.excerpt().text());
      json.writeEndObject();
    }
  }

  private static Optional<String> snippet(Location location) {
    Excerpt excerpt = location.excerpt();
    String line = excerpt.text();
    int end = excerpt.endColumn() - 1;
    if (line.isEmpty()
        || location.endLine() != location.line()
        || end > line.codePointCount(0, line.length())) {
      return Optional.empty();
    }
    return Optional.of(
        line.substring(
            line.offsetByCodePoints(0, excerpt.column() - 1), line.offsetByCodePoints(0, end)));
  }

  private static void writeSnippet(JsonGenerator json, String text) {
    json.writeObjectPropertyStart("snippet");
    json.writeStringProperty("text", text);
    json.writeEndObject();
  }

  private static void writeLogical(JsonGenerator json, Resource resource) {
    String name =
        Stream.of(resource.namespace(), resource.kind(), resource.name(), resource.container())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("/"));
    json.writeArrayPropertyStart("logicalLocations");
    json.writeStartObject();
    json.writeStringProperty("name", name);
    json.writeStringProperty("fullyQualifiedName", name);
    json.writeStringProperty("kind", "resource");
    json.writeEndObject();
    json.writeEndArray();
  }
}
