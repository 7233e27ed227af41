package dev.brynje.workload;

import dev.brynje.compose.BuildSpec;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Judges the Dockerfiles that stand in Compose files, each once, and tells of them where they stand
 * there.
 *
 * @see <a
 *     href="https://github.com/compose-spec/compose-spec/blob/main/build.md#dockerfile_inline">dockerfile_inline</a>
 */
public final class InlineDockerfiles {
  private final DockerfileAudit audit;
  private final Project project;
  private final Function<Service, BuildContext> contexts;
  private final Set<String> told = new HashSet<>();

  /**
   * Those of a project.
   *
   * @param contexts what each service is built in
   */
  public InlineDockerfiles(
      DockerfileAudit audit, Project project, Function<Service, BuildContext> contexts) {
    this.audit = audit;
    this.project = project;
    this.contexts = contexts;
  }

  /** Whether a service has one. */
  public static boolean has(Service service) {
    return service.build().flatMap(BuildSpec::inline).isPresent();
  }

  /** What is said of each. */
  public List<SourceJudgement> judge() {
    List<SourceJudgement> all = new ArrayList<>(1);
    for (Service service : project.services()) {
      service
          .build()
          .flatMap(BuildSpec::inline)
          .filter(Text::known)
          .filter(text -> told.add(text.place().toString()))
          .ifPresent(
              text -> all.add(text.secret() ? secret(service, text) : judged(service, text)));
    }
    return all;
  }

  private SourceJudgement judged(Service service, Text text) {
    String path = text.place().file().name();
    Resource resource = ComposeAudit.resource(project, service);
    BlockPlaces places = new BlockPlaces(text);
    SourceJudgement judgement =
        audit.judge(path, text.text().getBytes(StandardCharsets.UTF_8), contexts.apply(service));
    List<Finding> findings = new ArrayList<>(judgement.findings().size());
    for (Finding finding : judgement.findings()) {
      Finding told = finding.about(resource).at(places.of(finding.location()));
      findings.add(told.waiver().map(by -> told.waived(by.at(places.of(by.place())))).orElse(told));
    }
    List<Unjudged> unjudged = new ArrayList<>(0);
    for (Unjudged one : judgement.unjudged()) {
      // What concerns all controls, the reader of the project has said of its image.
      if (!one.controls().isEmpty()) {
        unjudged.add(
            new Unjudged(
                places.of(one.location()), resource, one.reason(), one.advice(), one.controls()));
      }
    }
    List<InlineWaivers> inline =
        judgement.inline().stream().map(waivers -> waivers.toldAt(places::of)).toList();
    return new SourceJudgement(findings, inline, unjudged, List.of(), judgement.tally());
  }

  /** Whatever is said of it could quote a value of a file of variables. */
  private SourceJudgement secret(Service service, Text text) {
    Span span = text.place().span();
    Location place =
        new Location(
            text.place().file().name(),
            span.line(),
            span.column(),
            span.endLine(),
            span.endColumn(),
            Excerpt.NONE);
    Unjudged unjudged =
        new Unjudged(
            place,
            ComposeAudit.resource(project, service),
            "the Dockerfile is made with variables of .env, whose values no output may show",
            "pass them as build arguments: args",
            List.of());
    return new SourceJudgement(List.of(), List.of(unjudged), List.of(), new Tally());
  }
}
