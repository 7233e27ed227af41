package dev.brynje.cli;

import dev.brynje.cli.network.Asked;
import dev.brynje.cli.network.Question;
import dev.brynje.core.ExitCode;
import dev.brynje.network.reach.Answer;
import dev.brynje.network.reach.Reachability;
import dev.brynje.network.view.ConnectionList;
import dev.brynje.network.view.ExposureFormat;
import dev.brynje.network.view.Exposures;
import dev.brynje.network.view.ListFormat;
import dev.brynje.network.view.MapPage;
import dev.brynje.yaml.NearestWord;
import java.io.IOException;
import java.util.List;

/** Who reaches whom in the cluster that manifests make. */
final class NetworkCommand implements Command {
  static final List<String> WORDS =
      List.of("map", "query", "exposure", "diff", "check", "generate");

  @Override
  public String name() {
    return "network";
  }

  @Override
  public String summary() {
    return "Who reaches whom: map all connections, query one, exposure, diff, check, generate policies";
  }

  @Override
  public String operands() {
    return "WORD PATH…";
  }

  @Override
  public Operands completes() {
    return Operands.NETWORK;
  }

  @Override
  public List<Option> options() {
    return NetworkOptions.all();
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("brynje network map k8s/", "Lists every connection that policies allow"),
        new Example(
            "brynje network query --from shop/web --to shop/db --port 5432/TCP k8s/",
            "Says whether that one is open, and which policies decide"),
        new Example("brynje network exposure k8s/", "Says who is open to the internet, and to all"),
        new Example(
            "brynje network diff main HEAD k8s/", "Says what a branch opens, and exits with 1"),
        new Example(
            "brynje network check k8s/", "Says what is wrong with it, and what to write instead"),
        new Example(
            "brynje network generate --write k8s/network k8s/",
            "Writes policies that allow what is needed, and nothing else"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    List<String> words = arguments.operands();
    if (words.isEmpty()) {
      throw new UsageException("say what to do: " + String.join(", ", WORDS));
    }
    String word = words.getFirst();
    Arguments rest = arguments.withOperands(words.subList(1, words.size()));
    NetworkOptions.refuseOfOthers(word, rest);
    return switch (word) {
      case "map" -> map(rest, terminal);
      case "query" -> query(rest, terminal);
      case "exposure" -> exposure(rest, terminal);
      case "diff" -> new NetworkDiff(rest, terminal).run();
      case "check" -> NetworkAudit.run(rest, terminal);
      case "generate" -> new NetworkGenerate(rest, terminal).run();
      default ->
          throw new UsageException(
              "there is no network %s; %s"
                  .formatted(
                      word,
                      NearestWord.among(WORDS, word)
                          .map("did you mean %s?"::formatted)
                          .orElse("there is " + String.join(", ", WORDS))));
    };
  }

  private static int map(Arguments arguments, Terminal terminal) throws IOException {
    NetworkReading reading = NetworkReading.of(arguments, terminal);
    Reachability reachability = Reachability.of(reading.cluster());
    String format = arguments.value("--format").orElse("txt");
    if (format.equals("html")) {
      MapPage.write(reachability, terminal.out());
    } else {
      ListFormat.of(format).write(ConnectionList.of(reachability), terminal.out());
    }
    return told(reading, terminal);
  }

  private static int exposure(Arguments arguments, Terminal terminal) throws IOException {
    NetworkReading reading = NetworkReading.of(arguments, terminal);
    ExposureFormat.of(arguments.value("--format").orElse("txt"))
        .write(Exposures.of(reading.cluster()), terminal.out());
    return told(reading, terminal);
  }

  private static int query(Arguments arguments, Terminal terminal) throws IOException {
    Question question =
        new Question(
            value(arguments, "--from", "NAMESPACE/POD, an address or internet"),
            value(arguments, "--to", "NAMESPACE/POD, an address or internet"),
            value(arguments, "--port", "a port, as 5432/TCP"));
    NetworkReading reading = NetworkReading.of(arguments, terminal);
    Asked asked;
    try {
      asked = question.ask(Reachability.of(reading.cluster()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
    terminal.out().write(asked.text());
    int told = told(reading, terminal);
    if (told != ExitCode.OK) {
      return told;
    }
    return exitCode(asked.answer());
  }

  private static int exitCode(Answer answer) {
    return switch (answer) {
      case YES -> ExitCode.OK;
      case NO -> ExitCode.FOUND;
      case UNKNOWN -> ExitCode.UNJUDGED;
    };
  }

  private static String value(Arguments arguments, String option, String wanted) {
    return arguments
        .value(option)
        .orElseThrow(() -> new UsageException("%s is needed: %s".formatted(option, wanted)));
  }

  /** What could not be read makes the answer less than it should be. */
  private static int told(NetworkReading reading, Terminal terminal) {
    reading.problems().forEach(terminal::say);
    return reading.problems().isEmpty() ? ExitCode.OK : ExitCode.UNJUDGED;
  }
}
