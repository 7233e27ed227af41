package dev.brynje.fix.compose;

import dev.brynje.compose.ComposeFile;
import dev.brynje.compose.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has to be changed as one: projects that share a file, for a change of it is a change of all
 * of them.
 */
final class ComposeUnits {
  /** Between the names of files in the name of several. */
  private static final String AND = " and ";

  private record Unit(Set<String> files, List<ComposeProject> projects) {
    private String name() {
      return String.join(AND, files);
    }
  }

  private final Map<String, Unit> byFile = new LinkedHashMap<>();
  private final Map<String, Unit> byName = new LinkedHashMap<>();

  private ComposeUnits() {}

  /** Projects, by the files that they read; one that cannot be read has none. */
  static ComposeUnits of(List<ComposeProject> projects) {
    ComposeUnits units = new ComposeUnits();
    for (ComposeProject project : projects) {
      if (project.read(Map.of()) instanceof Reading.Read read) {
        units.add(project, read.project().files().stream().map(ComposeFile::name).toList());
      }
    }
    units.byFile.values().forEach(unit -> units.byName.put(unit.name(), unit));
    return units;
  }

  private void add(ComposeProject project, List<String> files) {
    Unit all = new Unit(new LinkedHashSet<>(), new ArrayList<>());
    for (String file : files) {
      Unit known = byFile.get(file);
      if (known != null && !all.files.contains(file)) {
        all.files.addAll(known.files);
        all.projects.addAll(known.projects);
      }
    }
    all.files.addAll(files);
    all.projects.add(project);
    all.files.forEach(file -> byFile.put(file, all));
  }

  /** The name of what a file is changed with; its own when that is nothing else. */
  String name(String file) {
    Unit unit = byFile.get(file);
    return unit == null ? file : unit.name();
  }

  /** The projects of a unit. */
  List<ComposeProject> projects(String name) {
    Unit unit = byName.get(name);
    return unit == null ? List.of() : unit.projects;
  }
}
