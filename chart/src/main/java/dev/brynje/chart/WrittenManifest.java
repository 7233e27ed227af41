package dev.brynje.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One manifest of a file, by kind and name.
 *
 * @param path of the file
 * @param above lines of the file that lie before it
 * @param kind empty when it says none
 * @param name empty when it says none
 */
record WrittenManifest(String path, String text, int above, String kind, String name) {
  /** Those of a file, the line that separates two with the later; lines are as many as there. */
  static List<WrittenManifest> of(String path, String file) {
    List<WrittenManifest> manifests = new ArrayList<>();
    List<String> here = new ArrayList<>();
    int above = 0;
    for (String line : file.split("\n", -1)) {
      if (line.startsWith("---") && !here.isEmpty()) {
        manifests.add(of(path, here, above));
        above += here.size();
        here.clear();
      }
      here.add(line);
    }
    manifests.add(of(path, here, above));
    return manifests;
  }

  private static WrittenManifest of(String path, List<String> lines, int above) {
    String kind = "";
    String name = "";
    boolean metadata = false;
    for (String line : lines) {
      if (line.startsWith("kind:")) {
        kind = value(line);
      } else if (!line.isBlank() && line.charAt(0) != ' ') {
        metadata = line.startsWith("metadata:");
      } else if (metadata && name.isEmpty() && line.strip().startsWith("name:")) {
        name = value(line.strip());
      }
    }
    return new WrittenManifest(path, String.join("\n", lines), above, kind, name);
  }

  private static String value(String entry) {
    return withoutComment(entry.substring(entry.indexOf(':') + 1)).strip().replaceAll("[\"']", "");
  }

  /** What is built has none any more. */
  private String withoutComments() {
    return text.lines().map(WrittenManifest::withoutComment).collect(Collectors.joining("\n"));
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf(" #");
    return comment < 0 ? line : line.substring(0, comment);
  }

  /** Those that this one may be made from, in the order of these. */
  List<TemplateIndex> sources(List<WrittenManifest> written) {
    List<WrittenManifest> named = new ArrayList<>();
    int longest = 0;
    for (WrittenManifest one : written) {
      if (!one.name.isEmpty() && one.kind.equals(kind) && name.contains(one.name)) {
        named.add(one);
        longest = Math.max(longest, one.name.length());
      }
    }
    int best = longest;
    return named.stream()
        .filter(one -> one.name.length() == best)
        .map(one -> new TemplateIndex(one.path, one.withoutComments(), one.above))
        .toList();
  }
}
