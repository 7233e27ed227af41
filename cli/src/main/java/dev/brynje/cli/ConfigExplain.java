package dev.brynje.cli;

import dev.brynje.core.Catalogue;
import dev.brynje.core.ExitCode;
import dev.brynje.core.config.Explanation;
import dev.brynje.core.report.ExplanationJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code brynje config explain PATH…}: what is in force there, and where each value comes from. */
final class ConfigExplain {
  private ConfigExplain() {}

  static List<Option> options() {
    return List.of(
        Option.choice(
                "--format",
                "FORMAT",
                "How to explain: text (the default) or json",
                List.of("text", "json"))
            .or("-f"),
        Option.flag("--all", "Explain controls too of which nothing is set"),
        AuditCommand.failOn(),
        Option.controls("--only", "Explain as if these controls alone were judged"),
        Option.controls("--skip", "Explain as if these controls were not judged"),
        Option.file("--config", "The configuration (default: the nearest brynje.yaml above)"));
  }

  static int run(Arguments arguments, List<String> paths, Terminal terminal) throws IOException {
    if (paths.isEmpty()) {
      throw new UsageException("explain what holds where? name a path");
    }
    Catalogue catalogue = Selection.everything();
    List<Explanation> explanations = new ArrayList<>();
    for (String path : paths) {
      explanations.add(PolicyInForce.explainer(arguments, path, catalogue).explain(path));
    }
    boolean all = arguments.has("--all");
    if (arguments.value("--format").orElse("text").equals("json")) {
      ExplanationJson.write(explanations, all, terminal.out());
      return ExitCode.OK;
    }
    String gap = "";
    for (Explanation one : explanations) {
      terminal.out().write(gap);
      new ExplanationText(terminal.out(), all).write(one);
      gap = "\n";
    }
    return ExitCode.OK;
  }
}
