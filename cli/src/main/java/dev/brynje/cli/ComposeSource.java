package dev.brynje.cli;

import dev.brynje.compose.BuildSpec;
import dev.brynje.compose.BuiltFrom;
import dev.brynje.compose.ComposeFile;
import dev.brynje.compose.Place;
import dev.brynje.compose.Project;
import dev.brynje.compose.Reading;
import dev.brynje.compose.Service;
import dev.brynje.core.Finding;
import dev.brynje.core.Location;
import dev.brynje.core.Resource;
import dev.brynje.core.Unjudged;
import dev.brynje.core.inline.InlineWaivers;
import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.workload.ComposeAudit;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.InlineDockerfiles;
import dev.brynje.workload.SourceJudgement;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.yaml.Excerpt;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Compose project: one file, or several of which each is merged over those before. */
final class ComposeSource implements Source {
  private static final Pattern SERVICES =
      Pattern.compile("^(services|include|version|[{]|\"services\"|'services')", Pattern.MULTILINE);

  private final ComposeGroup group;
  private final FileSource otherwise;
  private final ComposeAudit audit;
  private final Supplier<DockerfileAudit> dockerfiles;
  private final List<Path> audited;
  private final InputStream stdin;
  private volatile boolean manifest;

  /** Read at most once more than the project is judged. */
  private volatile @Nullable Uses uses;

  /**
   * What the services do with Dockerfiles, by where these really are.
   *
   * @param startedAsOther whether all that start what one ends with name a user other than root
   * @param contexts the directories that it is built in
   */
  private record Uses(Map<Path, Boolean> startedAsOther, Map<Path, Set<Path>> contexts) {}

  /**
   * @param otherwise the first file as a manifest, which a variant may be
   * @param dockerfiles asked for when a Dockerfile stands in a file
   * @param audited directories that are audited
   */
  ComposeSource(
      ComposeGroup group,
      FileSource otherwise,
      ComposeAudit audit,
      Supplier<DockerfileAudit> dockerfiles,
      List<Path> audited,
      InputStream stdin) {
    this.group = group;
    this.otherwise = otherwise;
    this.audit = audit;
    this.dockerfiles = dockerfiles;
    this.audited = List.copyOf(audited);
    this.stdin = stdin;
  }

  @Override
  public String name() {
    return group.first().name();
  }

  @Override
  public String kind() {
    return manifest ? otherwise.kind() : ComposeAudit.COUNTED;
  }

  @Override
  public Judged judge(int number) {
    SourceFile first = group.first();
    SourceFile base = group.base();
    boolean variant = group.isVariant();
    if (variant && !isCompose(first)) {
      manifest = true;
      return otherwise.judge(number);
    }
    ReachableFiles reach = group.reach(audited);
    Reading reading = group.read(reach, stdin);
    if (variant && base != null && reading instanceof Reading.Refused) {
      Reading merged = group.over(base).read(reach, stdin);
      if (merged instanceof Reading.Read) {
        return ofVariant(judged(merged, reach), first.name());
      }
    }
    return judged(reading, reach);
  }

  /**
   * Whether all services that start what a Dockerfile ends with name a user other than root; empty
   * when none does.
   *
   * @param dockerfile where it really is
   */
  Optional<Boolean> startedAsOther(Path dockerfile) {
    return Optional.ofNullable(uses().startedAsOther().get(dockerfile));
  }

  /** The directories that services build a Dockerfile in; none when none does. */
  Set<Path> contexts(Path dockerfile) {
    return uses().contexts().getOrDefault(dockerfile, Set.of());
  }

  private Uses uses() {
    Uses known = uses;
    if (known == null) {
      known =
          group.read(group.reach(audited), stdin) instanceof Reading.Read(Project project)
              ? uses(project)
              : new Uses(Map.of(), Map.of());
      uses = known;
    }
    return known;
  }

  private static Uses uses(Project project) {
    Uses all = new Uses(new HashMap<>(), new HashMap<>());
    for (Service service : project.services()) {
      BuiltFrom from = service.builtFrom().orElse(null);
      if (from != null) {
        Path dockerfile = ReachableFiles.real(from.path());
        if (from.isLast()) {
          all.startedAsOther().merge(dockerfile, service.namesOtherUser(), Boolean::logicalAnd);
        }
        String context = service.build().orElseThrow().context().text();
        all.contexts()
            .computeIfAbsent(dockerfile, _ -> new TreeSet<>())
            .add(project.directory().resolve(context).normalize());
      }
    }
    return all;
  }

  private boolean isCompose(SourceFile file) {
    return !(new FileContent(file, stdin).read() instanceof BoundedFile.Bytes(byte[] bytes))
        || SERVICES.matcher(new String(bytes, StandardCharsets.UTF_8)).find();
  }

  private Judged judged(Reading reading, ReachableFiles reach) {
    SourceJudgement judgement = audit.judge(reading);
    List<Finding> findings = new ArrayList<>(judgement.findings());
    List<InlineWaivers> inline = new ArrayList<>(judgement.inline());
    List<Unjudged> unjudged = new ArrayList<>(judgement.unjudged());
    List<String> read = new ArrayList<>();
    switch (reading) {
      case Reading.Read(Project project) -> {
        project.files().stream().map(ComposeFile::name).forEach(read::add);
        uses = uses(project);
        project.remarks().forEach(remark -> unjudged.add(unjudged(remark)));
        for (SourceJudgement one : inlineDockerfiles(project)) {
          findings.addAll(one.findings());
          inline.addAll(one.inline());
          unjudged.addAll(one.unjudged());
          judgement.tally().add(one.tally());
        }
      }
      case Reading.Refused _ -> group.files().stream().map(SourceFile::name).forEach(read::add);
    }
    return new Judged(
        reach.inputs(read), findings, inline, unjudged, judgement.facts(), judgement.tally());
  }

  private List<SourceJudgement> inlineDockerfiles(Project project) {
    return project.services().stream().anyMatch(InlineDockerfiles::has)
        ? new InlineDockerfiles(dockerfiles.get(), project, service -> context(project, service))
            .judge()
        : List.of();
  }

  private static BuildContext context(Project project, Service service) {
    BuildSpec build = service.build().orElseThrow();
    return build.isLocal()
        ? DockerfileSource.context(
            project.directory().resolve(build.context().text()).normalize(),
            service::namesOtherUser)
        : new BuildContext(false, IgnoreFile.NONE, service::namesOtherUser);
  }

  private static Unjudged unjudged(Project.Remark remark) {
    Place place = remark.place();
    return new Unjudged(
        new Location(
            place.file().name(),
            place.span().line(),
            place.span().column(),
            place.span().endLine(),
            place.span().endColumn(),
            Excerpt.NONE),
        Resource.NONE,
        remark.message(),
        "give what is missing, or audit the image by itself",
        List.of());
  }

  /** What is said of the other file is said where that is judged by itself. */
  private static Judged ofVariant(Judged judged, String name) {
    List<Finding> findings =
        judged.findings().stream()
            .filter(finding -> finding.location().path().equals(name))
            .toList();
    List<InlineWaivers> inline =
        judged.inline().stream().filter(waivers -> waivers.areIn(name)).toList();
    return new Judged(
        judged.inputs(), findings, inline, judged.unjudged(), judged.facts(), judged.tally());
  }
}
