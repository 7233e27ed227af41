package dev.brynje.workload;

import dev.brynje.compose.ComposeFile;
import dev.brynje.compose.Place;
import dev.brynje.compose.Project;
import dev.brynje.compose.Reading;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Parameters;
import dev.brynje.core.Policies;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineNote;
import dev.brynje.core.inline.InlineRules;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.workload.compose.ComposeCheck;
import dev.brynje.workload.compose.ComposeSecrets;
import dev.brynje.workload.compose.ComposeVerdict;
import dev.brynje.workload.compose.ProjectCheck;
import dev.brynje.workload.compose.ServiceCheck;
import dev.brynje.yaml.Excerpt;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Judges Compose projects, each by itself. Safe for threads. */
public final class ComposeAudit {
  /** As it is counted. */
  public static final String COUNTED = "Compose projects";

  /** The kind of resource that a service is. */
  static final String SERVICE = "service";

  private final List<ComposeCheck> checks;
  private final Policies policies;
  private final Supplier<InlineRules> inline;
  private final LocalDate today;

  /**
   * Of these checks those are used that the policies judge.
   *
   * @param inline by which waivers in a Compose file hold; asked for when there are any, on any
   *     thread
   * @param today when they are judged
   */
  public ComposeAudit(
      List<ComposeCheck> checks, Policies policies, Supplier<InlineRules> inline, LocalDate today) {
    this.checks = List.copyOf(checks);
    this.policies = policies;
    this.inline = inline;
    this.today = today;
  }

  /** An audit with one policy, in which waivers may name these controls only. */
  public ComposeAudit(List<ComposeCheck> checks, Policy policy, LocalDate today) {
    this(checks, Policies.of(policy), () -> rules(checks, policy, today), today);
  }

  private static InlineRules rules(List<ComposeCheck> checks, Policy policy, LocalDate today) {
    List<Control> controls = checks.stream().map(ComposeCheck::control).toList();
    return new InlineRules(policy, new Catalogue(controls), today);
  }

  /** Judges what came of reading a project. */
  public SourceJudgement judge(Reading reading) {
    return switch (reading) {
      case Reading.Read(Project project) -> new Bench(project).judge();
      case Reading.Refused(String file, Problem problem) ->
          new SourceJudgement(List.of(), List.of(refused(file, problem)), List.of(), new Tally());
    };
  }

  /** Nobody has looked there for secrets, so that no line is shown. */
  private static Unjudged refused(String file, Problem problem) {
    Span point = MaskedText.point(problem.span());
    Location place =
        new Location(
            file, point.line(), point.column(), point.endLine(), point.endColumn(), Excerpt.NONE);
    return new Unjudged(
        place, Resource.NONE, Redaction.shown(problem.message()), problem.advice(), List.of());
  }

  /** A service, by its project's name and its own. */
  public static Resource resource(Project project, Service service) {
    String name = project.fields().text("name").map(Text::shown).orElseGet(() -> lastOf(project));
    return new Resource("", SERVICE, name, service.name(), "");
  }

  private static String lastOf(Project project) {
    return project.directory().getFileName() == null
        ? ""
        : project.directory().getFileName().toString();
  }

  /** One project before all checks. */
  private final class Bench {
    private final Project project;
    private final Map<String, MaskedSource> sources = new HashMap<>();
    private final Tally tally = new Tally();
    private final List<Finding> findings = new ArrayList<>();

    /** Controls by the value that nobody knows, in the order in which they stand. */
    private final Map<Text, List<String>> undecided = new LinkedHashMap<>();

    private final List<Unjudged> unjudged = new ArrayList<>();

    private Bench(Project project) {
      this.project = project;
      Map<String, List<Span>> secrets = ComposeSecrets.in(project);
      for (ComposeFile file : project.files()) {
        List<Span> here = secrets.getOrDefault(file.name(), List.of());
        sources.put(file.name(), new MaskedSource(file.name(), file.source(), here, new BitSet()));
      }
    }

    private SourceJudgement judge() {
      for (Service service : project.services()) {
        Resource resource = resource(project, service);
        String file = service.place().file().name();
        Parameters parameters = policies.at(file, resource).parameters();
        for (ComposeCheck check : checks) {
          if (check.with(parameters) instanceof ServiceCheck of) {
            ComposeVerdict verdict = new ComposeVerdict(today);
            of.judge(project, service, verdict);
            hear(check.control(), resource, service.place(), verdict);
          }
        }
        sayUndecided(resource);
      }
      for (ComposeCheck check : checks) {
        if (check instanceof ProjectCheck of) {
          ComposeVerdict verdict = new ComposeVerdict(today);
          of.judge(project, verdict);
          hear(check.control(), Resource.NONE, project.fields().place(), verdict);
        }
      }
      sayUndecided(Resource.NONE);
      tally.count("services", project.services().size());
      List<InlineWaivers> waivers = waivers();
      return new SourceJudgement(findings, waivers, unjudged, List.of(), tally);
    }

    /** Those beside what they are about, each file's for what is found in that file. */
    private List<InlineWaivers> waivers() {
      List<InlineWaivers> all = new ArrayList<>(0);
      for (ComposeFile file : project.files()) {
        MaskedSource text = source(file);
        List<InlineNote> notes = ComposeNotes.in(file, project, text);
        if (!notes.isEmpty()) {
          InlineWaivers waivers = inline.get().read(notes);
          all.add(waivers);
          List<Finding> here = new ArrayList<>(findings);
          here.removeIf(finding -> !finding.location().path().equals(file.name()));
          findings.removeIf(finding -> finding.location().path().equals(file.name()));
          findings.addAll(waivers.settled(here, tally));
        }
      }
      return all;
    }

    private void hear(Control control, Resource resource, Place place, ComposeVerdict verdict) {
      Policy policy = policies.at(place.file().name(), resource);
      if (!policy.judges(control)) {
        return;
      }
      List<Severity> severities = new ArrayList<>(verdict.complaints().size());
      for (ComposeVerdict.Placed placed : verdict.complaints()) {
        Severity severity = SourceBench.severity(policy, control, placed.complaint());
        severities.add(severity);
        tally.found(control, severity);
        if (severity.reaches(policy.least())) {
          findings.add(
              source(placed.place())
                  .finding(
                      control,
                      severity,
                      resource,
                      placed.place().span(),
                      placed.field(),
                      placed.complaint()));
        }
      }
      for (Text text : verdict.unknown()) {
        List<String> controls = undecided.computeIfAbsent(text, _ -> new ArrayList<>());
        if (!controls.contains(control.id())) {
          controls.add(control.id());
        }
      }
      boolean failed = !severities.isEmpty();
      Severity worst = failed ? Collections.min(severities) : policy.severity(control);
      tally.judged(control.ring(), worst, failed);
    }

    private void sayUndecided(Resource resource) {
      undecided.forEach((text, controls) ->
          unjudged.add(
              new Unjudged(
                  source(text.place()).location(text.place().span()),
                  resource,
                  "nothing here sets a variable in %s, so that its value is not known"
                      .formatted(Redaction.shown(text.shown())),
                  "set it in .env, or give it a default: ${NAME:-value}",
                  List.copyOf(controls))));
      undecided.clear();
    }

    private MaskedSource source(Place place) {
      return source(place.file());
    }

    private MaskedSource source(ComposeFile file) {
      return sources.computeIfAbsent(
          file.name(), path -> new MaskedSource(path, file.source(), List.of(), new BitSet()));
    }
  }
}
