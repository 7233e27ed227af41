package dev.brynje.cli;

import dev.brynje.core.ExitCode;
import dev.brynje.core.config.Configuration;
import dev.brynje.yaml.NearestWord;
import java.io.IOException;
import java.util.List;

/** What somebody who writes a {@code brynje.yaml} asks about it. */
final class ConfigCommand implements Command {
  static final List<String> WORDS = List.of("check", "explain", "init", "schema");

  @Override
  public String name() {
    return "config";
  }

  @Override
  public String summary() {
    return "About brynje.yaml: check it, explain it for a path, init one";
  }

  @Override
  public String operands() {
    return "WORD [PATH…]";
  }

  @Override
  public Operands completes() {
    return Operands.CONFIGURATION;
  }

  @Override
  public List<Option> options() {
    return ConfigExplain.options();
  }

  @Override
  public List<Example> examples() {
    return List.of(
        new Example("brynje config check", "Says what is wrong with the nearest brynje.yaml"),
        new Example(
            "brynje config explain k8s/api.yaml", "Says what is in force there, and by which line"),
        new Example("brynje config init", "Writes a brynje.yaml with comments to begin with"),
        new Example(
            "brynje config schema > brynje.schema.json", "Lets an editor complete and check it"));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    List<String> words = arguments.operands();
    if (words.isEmpty()) {
      throw new UsageException("say what to do: " + String.join(", ", WORDS));
    }
    List<String> operands = words.subList(1, words.size());
    refuseOptions(arguments, words.getFirst());
    return switch (words.getFirst()) {
      case "explain" -> ConfigExplain.run(arguments, operands, terminal);
      case "check" -> ConfigCheck.run(operands, terminal);
      case "init" -> ConfigInit.run(operands, terminal);
      case "schema" -> schema(operands, terminal);
      default -> throw new UsageException(unknown(words.getFirst()));
    };
  }

  private static void refuseOptions(Arguments arguments, String word) {
    for (Option option : word.equals("explain") ? List.<Option>of() : ConfigExplain.options()) {
      if (arguments.has(option.name())) {
        throw new UsageException("%s is for config explain".formatted(option.name()));
      }
    }
  }

  private static int schema(List<String> operands, Terminal terminal) throws IOException {
    if (!operands.isEmpty()) {
      throw new UsageException("schema takes no file; it is printed");
    }
    terminal.out().write(Configuration.schema());
    return ExitCode.OK;
  }

  private static String unknown(String word) {
    return "there is no config %s; %s"
        .formatted(
            word,
            NearestWord.among(WORDS, word)
                .map("did you mean %s?"::formatted)
                .orElse("there is " + String.join(", ", WORDS)));
  }
}
