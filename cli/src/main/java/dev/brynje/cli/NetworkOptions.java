package dev.brynje.cli;

import dev.brynje.core.report.Format;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The options of {@code network}, and which of its words takes which. */
final class NetworkOptions {
  private static final List<String> OF_LISTS = List.of("txt", "json", "md");
  private static final List<String> OF_MAPS =
      List.of("txt", "json", "md", "csv", "dot", "mermaid", "svg", "html");
  private static final List<Option> OF_QUERIES =
      List.of(
          Option.value("--from", "END", "Of query: NAMESPACE/POD, an address, or internet"),
          Option.value("--to", "END", "Of query: the same"),
          Option.value("--port", "PORT", "Of query: the port, as 5432/TCP"));

  private NetworkOptions() {}

  /** Those of all words; the ones of {@code check} last. */
  static List<Option> all() {
    Set<String> formats = new LinkedHashSet<>(OF_MAPS);
    formats.addAll(ofChecks());
    List<Option> options = new ArrayList<>();
    options.add(
        Option.choice(
                "--format",
                "FORMAT",
                "txt (the default), json, md; of map csv, dot, mermaid, svg, html too; of check those of audit",
                List.copyOf(formats))
            .or("-f"));
    options.addAll(OF_QUERIES);
    options.addAll(NetworkGenerate.options());
    options.add(AuditCommand.values());
    options.add(AuditCommand.set());
    options.add(AuditCommand.quiet());
    NetworkAudit.options().forEach(option -> options.add(option.describedAs("Of check: ")));
    return options;
  }

  private static List<String> ofChecks() {
    List<String> formats = new ArrayList<>(List.of("txt", "md"));
    formats.addAll(Format.words());
    return formats;
  }

  /**
   * Refuses what is for other words.
   *
   * @throws UsageException when there is such an option
   */
  static void refuseOfOthers(String word, Arguments arguments) {
    refuse("query", OF_QUERIES, word, arguments);
    refuse("generate", NetworkGenerate.options(), word, arguments);
    refuse("check", NetworkAudit.options(), word, arguments);
    List<String> taken =
        switch (word) {
          case "map" -> OF_MAPS;
          case "check" -> ofChecks();
          default -> OF_LISTS;
        };
    arguments
        .value("--format")
        .filter(format -> !taken.contains(format))
        .ifPresent(format -> {
          throw new UsageException(
              "%s is for network %s".formatted(format, OF_MAPS.contains(format) ? "map" : "check"));
        });
  }

  private static void refuse(String owner, List<Option> options, String word, Arguments arguments) {
    if (!word.equals(owner)) {
      for (Option option : options) {
        if (arguments.has(option.name())) {
          throw new UsageException("%s is for network %s".formatted(option.name(), owner));
        }
      }
    }
  }
}
