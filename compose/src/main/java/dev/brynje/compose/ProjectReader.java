package dev.brynje.compose;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a project as Docker Compose does: what that refuses is refused, with its place.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec">The Compose specification</a>
 */
public final class ProjectReader {
  private final Path directory;
  private final Sources sources;

  private ProjectReader(Path directory, ProjectFiles files) {
    this.directory = directory;
    this.sources = new Sources(files, new Allowance());
  }

  /**
   * Reads a project. Never throws for what its files hold.
   *
   * @param directory that relative paths start from, and whose {@code .env} is read; absolute
   * @param given its Compose files, each merged over those before; absolute
   */
  public static Reading read(Path directory, List<Path> given, ProjectFiles files) {
    ProjectReader reader = new ProjectReader(directory.normalize(), files);
    try {
      return new Reading.Read(reader.project(given));
    } catch (Refusal e) {
      return new Reading.Refused(e.file(), e.problem());
    } catch (InvalidPathException e) {
      Refusal refusal =
          Refusal.of(given.getFirst().toString(), "a path in it cannot be one", "correct it");
      return new Reading.Refused(refusal.file(), refusal.problem());
    }
  }

  private Project project(List<Path> given) {
    Variables variables =
        new VariableFiles(sources).over(Variables.NONE, List.of(directory.resolve(".env")));
    Fields fields = new Model(sources, directory, variables, List.of()).load(given, sources::given);
    Amounts.require(fields);
    List<Project.Remark> remarks = new ArrayList<>();
    Builds builds = new Builds(sources, directory, remarks);
    Services maker = new Services(sources, directory, variables, builds);
    List<Service> services = new ArrayList<>();
    for (Field field : fields.fields("services")) {
      services.add(maker.service(field));
    }
    Project project = new Project(directory, sources.read(), fields, services, remarks);
    Consistency.require(project);
    return project;
  }
}
