package dev.brynje.cli;

import dev.brynje.chart.ValuesGiven;
import dev.brynje.core.Catalogue;
import java.nio.file.Files;
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
      Path path = PolicyInForce.path(file);
      if (!Files.isReadable(path) || Files.isDirectory(path)) {
        throw new UsageException("--values %s is no file that can be read".formatted(file));
      }
      files.add(path);
    }
    List<String> settings = new ArrayList<>();
    for (String given : arguments.all("--set")) {
      for (String setting : apart(given)) {
        if (setting.indexOf('=') <= 0) {
          throw new UsageException(
              "--set must be like name=value, but is like '%s'; write \\, for a comma within a value"
                  .formatted(withoutValues(apart(given))));
        }
        settings.add(setting);
      }
    }
    return new ValuesGiven(files, settings, kubernetesVersion);
  }

  /** Values may be secrets, and one that is not written as it should be may be all value. */
  private static String withoutValues(List<String> settings) {
    List<String> shown = new ArrayList<>(settings.size());
    for (String setting : settings) {
      shown.add(setting.substring(0, Math.max(0, setting.indexOf('=') + 1)) + "…");
    }
    return String.join(",", shown);
  }

  /** Helm reads several settings of one flag: commas are between them, but in {@code {a,b}}. */
  static List<String> apart(String given) {
    List<String> settings = new ArrayList<>();
    StringBuilder setting = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < given.length(); i++) {
      char c = given.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == '\\' && i + 1 < given.length() && given.charAt(i + 1) == ',') {
        setting.append(',');
        i++;
      } else if (c == ',' && depth <= 0) {
        settings.add(setting.toString());
        setting.setLength(0);
      } else {
        setting.append(c);
      }
    }
    settings.add(setting.toString());
    return settings;
  }
}
