package dev.brynje.cli;

import dev.brynje.cli.network.Revision;
import dev.brynje.core.ExitCode;
import dev.brynje.network.reach.Reachability;
import dev.brynje.network.view.Change;
import dev.brynje.network.view.ChangeFormat;
import dev.brynje.network.view.ConnectionDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What is open otherwise in one directory or git revision than in another. */
final class NetworkDiff {
  private final Arguments arguments;
  private final Terminal terminal;

  NetworkDiff(Arguments arguments, Terminal terminal) {
    this.arguments = arguments;
    this.terminal = terminal;
  }

  /** Compares; the exit code is 1 when something is open in the second that was not. */
  int run() throws IOException {
    List<String> words = arguments.operands();
    if (words.size() < 2) {
      throw new UsageException("name two directories, or two git revisions and paths in them");
    }
    List<String> paths = words.subList(2, words.size());
    NetworkReading before = read(words.get(0), paths);
    NetworkReading after = read(words.get(1), paths);
    List<Change> changes =
        ConnectionDifference.of(
            Reachability.of(before.cluster()), Reachability.of(after.cluster()));
    ChangeFormat.of(arguments.value("--format").orElse("txt")).write(changes, terminal.out());
    before.problems().forEach(terminal::say);
    after.problems().forEach(terminal::say);
    if (!before.problems().isEmpty() || !after.problems().isEmpty()) {
      return ExitCode.UNJUDGED;
    }
    return changes.stream().anyMatch(Change::opens) ? ExitCode.FOUND : ExitCode.OK;
  }

  private NetworkReading read(String side, List<String> paths) throws IOException {
    if (paths.isEmpty() && Files.exists(Path.of(side))) {
      return NetworkReading.of(arguments.withOperands(List.of(side)), terminal);
    }
    try (Revision revision = Revision.of(side, paths.isEmpty() ? List.of(".") : paths)) {
      return NetworkReading.of(
          arguments.withOperands(List.of(revision.files().toString())), terminal);
    } catch (IOException e) {
      throw new UsageException("%s: %s".formatted(side, e.getMessage()));
    }
  }
}
