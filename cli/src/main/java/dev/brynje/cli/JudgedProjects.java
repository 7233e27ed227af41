package dev.brynje.cli;

import dev.brynje.compose.Reading;
import dev.brynje.core.source.SourceFile;
import dev.brynje.fix.compose.ComposeProject;
import dev.brynje.fix.compose.ComposeProjects;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Compose projects of a run; found again once somebody asks, as the audit finds them. */
final class JudgedProjects implements ComposeProjects {
  private static final InputStream NONE = InputStream.nullInputStream();

  private final Arguments arguments;

  JudgedProjects(Arguments arguments) {
    this.arguments = arguments;
  }

  @Override
  public List<ComposeProject> all() {
    List<Path> audited = arguments.operands().stream().map(Path::of).toList();
    List<ComposeProject> projects = new ArrayList<>();
    for (ComposeGroup group : ComposeGroups.among(arguments, PathAudit.walk(arguments).files())) {
      projects.add(project(group, audited));
    }
    return projects;
  }

  /** A variant that is none by itself is taken over what Compose starts. */
  private static ComposeProject project(ComposeGroup group, List<Path> audited) {
    SourceFile base = group.base();
    return base != null
            && group.isVariant()
            && group.read(group.reach(audited), NONE) instanceof Reading.Refused
        ? of(group.over(base), audited)
        : of(group, audited);
  }

  private static ComposeProject of(ComposeGroup group, List<Path> audited) {
    ReachableFiles reach = group.reach(audited);
    return new ComposeProject(group.directory(), group.paths(reach, NONE), reach);
  }
}
