package dev.brynje.compose;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loads a model: the files of a project, or those of one that it includes, each merged over those
 * before. The steps and their order are compose-go's.
 */
final class Model {
  private final Sources sources;
  private final Path directory;
  private final Variables variables;

  /** The files that led here, each of which includes the next. */
  private final List<Path> including;

  private final Merge merge;
  private final Map<Path, Sources.Written> bases = new HashMap<>();

  Model(Sources sources, Path directory, Variables variables, List<Path> including) {
    this.sources = sources;
    this.directory = directory;
    this.variables = variables;
    this.including = including;
    this.merge = new Merge(sources.allowance());
  }

  Sources sources() {
    return sources;
  }

  Path directory() {
    return directory;
  }

  Variables variables() {
    return variables;
  }

  Merge merge() {
    return merge;
  }

  List<Path> including() {
    return including;
  }

  /** All of it, with paths that start from its own directory. */
  Fields load(List<Path> files, java.util.function.Function<Path, List<Sources.Written>> reader) {
    Fields model = null;
    for (Path file : files) {
      for (Sources.Written written : reader.apply(file)) {
        Fields before = model == null ? Fields.none(written.fields().place()) : model;
        model = added(before, written, file);
      }
    }
    if (model == null || model.isEmpty()) {
      throw Refusal.of(
          sources.read().getLast().name(), "the Compose file is empty", "write services: into it");
    }
    Fields complete = Defaults.of(model);
    FileObjects.require(complete);
    return complete;
  }

  private Fields added(Fields model, Sources.Written written, Path file) {
    sources.allowance().load(written.fields().place());
    Fields mine = new Interpolation(variables, sources.allowance()).of(written.fields());
    OldFormat.refuse(mine);
    mine = Aliases.resolved(mine, merge);
    List<Path> inclusions = new ArrayList<>(including);
    inclusions.add(file);
    mine = new Include(this, inclusions, written.dropped()).of(mine);
    Fields before = Reset.of(model, written.dropped());
    mine = new Extends(this, file, written.dropped()).of(mine);
    Fields merged = Unicity.of(merge.files(before, mine));
    Schema.project().require(merged);
    return canonical(merged.without("version"));
  }

  private static Fields canonical(Fields model) {
    return Unicity.of(Canonical.of(model));
  }

  /** A file that a service extends one of, by itself; paths start from the project's directory. */
  Sources.Written base(Path path, Text by) {
    Sources.Written known = bases.get(path);
    if (known != null) {
      return known;
    }
    Fields model = Fields.none(by.place());
    Set<String> dropped = Set.of();
    for (Sources.Written written : sources.named(path, by)) {
      Fields mine = new Interpolation(variables, sources.allowance()).of(written.fields());
      OldFormat.refuse(mine);
      mine = Aliases.resolved(mine, merge);
      model = Reset.of(model, written.dropped());
      model = canonical(Unicity.of(merge.files(model, mine)));
      dropped = written.dropped();
    }
    Sources.Written base =
        new Sources.Written(Relocation.of(model, from(directory, path)), dropped);
    bases.put(path, base);
    return base;
  }

  /** The directory of a file, as seen from another. */
  private static String from(Path directory, Path file) {
    Path parent = file.getParent();
    return relative(directory, parent == null ? directory : parent);
  }

  /** A directory, as seen from another. */
  static String relative(Path directory, Path other) {
    return directory.relativize(other).toString().replace('\\', '/');
  }
}
