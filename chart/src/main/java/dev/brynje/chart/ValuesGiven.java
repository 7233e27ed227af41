package dev.brynje.chart;

import java.nio.file.Path;
import java.util.List;

/**
 * What is given to every chart on top of its own values.
 *
 * @param files values files, the last wins
 * @param settings {@code name=value}, which win over all files
 * @param kubernetesVersion what charts are told that the cluster is, as {@code 1.34}
 */
public record ValuesGiven(List<Path> files, List<String> settings, String kubernetesVersion) {
  public ValuesGiven {
    files = List.copyOf(files);
    settings = List.copyOf(settings);
  }
}
