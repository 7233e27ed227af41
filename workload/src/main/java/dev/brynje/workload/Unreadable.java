package dev.brynje.workload;

import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Unjudged;
import dev.brynje.kube.Manifest;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a source cannot be judged because it cannot be read. Nobody has looked there for secrets,
 * so that no excerpt is shown, and no extent that could be a secret's.
 */
final class Unreadable {
  private final Reading reading;
  private final String path;

  Unreadable(Reading reading, String path) {
    this.reading = reading;
    this.path = path;
  }

  /**
   * Every part, in order.
   *
   * @param asked whether the source was named itself, so that it must hold something to judge
   */
  List<Unjudged> parts(Manifest manifest, boolean asked) {
    List<Unjudged> parts = new ArrayList<>();
    for (Problem problem : reading.problems()) {
      parts.add(unjudged(problem.span(), problem.message(), advice(problem)));
    }
    for (Span span : reading.unread()) {
      parts.add(
          unjudged(
              span,
              "kubectl does not read what stands here, after the end of the document",
              "remove it, correct its indentation, or put --- before it"));
    }
    for (Problem problem : manifest.problems()) {
      parts.add(unjudged(problem.span(), problem.message(), problem.advice()));
    }
    if (asked && parts.isEmpty() && manifest.objects().isEmpty()) {
      parts.add(isCompose() ? compose() : ManifestAudit.nothingIn(path));
    }
    return parts;
  }

  private boolean isCompose() {
    for (Document document : reading.documents()) {
      if (document.root() instanceof Mapping root
          && root.get("services").filter(Mapping.class::isInstance).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private Unjudged compose() {
    return new Unjudged(
        Location.file(path),
        Resource.NONE,
        "holds no Kubernetes object, but services as a Compose file does",
        "read it as one: brynje audit --as compose, after the file that it is merged over if there is one",
        List.of());
  }

  /**
   * Whether this is one of the many JSON files of other programs, some of them with comments. A
   * manifest names its {@code apiVersion}, and could hide the word only behind an escape or a tag.
   */
  boolean isForeignJson() {
    String source = reading.source().text();
    return path.endsWith(".json")
        && !reading.problems().isEmpty()
        && !source.isEmpty()
        && !source.contains("apiVersion")
        && source.indexOf('\\') < 0
        && source.indexOf('!') < 0;
  }

  private String advice(Problem problem) {
    String source = reading.source().text();
    return source.contains("{{") && source.contains("}}")
        ? "this looks like a template; render it first: helm template CHART | brynje audit -"
        : problem.advice();
  }

  private Unjudged unjudged(Span span, String reason, String advice) {
    Span point = MaskedText.point(span);
    Location location =
        new Location(
            path, point.line(), point.column(), point.endLine(), point.endColumn(), Excerpt.NONE);
    return new Unjudged(location, Resource.NONE, Redaction.shown(reason), advice, List.of());
  }
}
