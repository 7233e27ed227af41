package dev.brynje.cli;

import dev.brynje.chart.ValuesGiven;
import dev.brynje.core.Catalogue;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How charts are rendered.
 *
 * @param kubernetesVersion what they are told that the cluster is
 */
record Renderers(Arguments arguments, String kubernetesVersion, Catalogue catalogue) {

  /**
   * Reads {@code --values} and {@code --set}.
   *
   * @throws UsageException when one of them is no such thing
   */
  ValuesGiven values() {
    List<Path> files = new ArrayList<>();
    for (String file : arguments.all("--values")) {
      try {
        files.add(Path.of(file));
      } catch (InvalidPathException _) {
        throw new UsageException("'%s' is not a path".formatted(file.replace('\0', '?')));
      }
    }
    List<String> settings = arguments.all("--set");
    for (String setting : settings) {
      if (setting.indexOf('=') <= 0) {
        throw new UsageException("--set must be like name=value, but is '%s'".formatted(setting));
      }
    }
    return new ValuesGiven(files, settings, kubernetesVersion);
  }
}
