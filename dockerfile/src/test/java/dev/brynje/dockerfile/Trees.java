package dev.brynje.dockerfile;

import java.util.ArrayList;
import java.util.List;

/** A Dockerfile as the oracle prints it. */
final class Trees {
  private Trees() {}

  static List<List<String>> of(Dockerfile dockerfile) {
    List<List<String>> all = new ArrayList<>();
    dockerfile.global().forEach(arg -> all.add(of(arg)));
    for (Stage stage : dockerfile.stages()) {
      all.add(of(stage.from()));
      stage.instructions().forEach(one -> all.add(of(one)));
    }
    return all;
  }

  private static List<String> of(Instruction instruction) {
    Instruction.Head head = instruction.head();
    List<String> words = new ArrayList<>(List.of(head.keyword()));
    head.flags().forEach(flag -> words.add("--" + flag.name() + "=" + flag.value()));
    switch (instruction) {
      case Instruction.From from -> {
        words.add(from.image().text());
        from.name().ifPresent(name -> words.add(name.text()));
      }
      case Instruction.Run run -> command(run.command(), words);
      case Instruction.Cmd cmd -> command(cmd.command(), words);
      case Instruction.Entrypoint entrypoint -> command(entrypoint.command(), words);
      case Instruction.Shell shell -> {
        words.add("json");
        texts(shell.words(), words);
      }
      case Instruction.Healthcheck check -> {
        words.add(check.command().isPresent() ? "CMD" : "NONE");
        check.command().ifPresent(command -> command(command, words));
      }
      case Instruction.Copy copy -> {
        texts(copy.sources(), words);
        words.add(copy.destination().text());
      }
      case Instruction.Add add -> {
        texts(add.sources(), words);
        words.add(add.destination().text());
      }
      case Instruction.Env env -> pairs(env.pairs(), words);
      case Instruction.Label label -> pairs(label.pairs(), words);
      case Instruction.Arg arg -> pairs(arg.pairs(), words);
      case Instruction.Expose expose -> texts(expose.ports(), words);
      case Instruction.Volume volume -> texts(volume.paths(), words);
      case Instruction.User user -> words.add(user.user().text());
      case Instruction.Workdir workdir -> words.add(workdir.path().text());
      case Instruction.StopSignal signal -> words.add(signal.signal().text());
      case Instruction.Maintainer maintainer -> words.add(maintainer.name().text());
      case Instruction.Onbuild _ -> {}
    }
    for (Heredoc doc : head.heredocs()) {
      words.add(
          "<<%s %d %s %s %s"
              .formatted(
                  doc.name(), doc.descriptor(), doc.expanded(), doc.chomped(), doc.content()));
    }
    return words;
  }

  private static void command(Command command, List<String> words) {
    switch (command) {
      case Command.Exec exec -> {
        words.add("json");
        texts(exec.words(), words);
      }
      case Command.Shell shell -> {
        words.add("shell");
        words.add(shell.text().text());
      }
    }
  }

  private static void texts(List<Word> words, List<String> texts) {
    words.forEach(word -> texts.add(word.text()));
  }

  private static void pairs(List<Pair> pairs, List<String> texts) {
    for (Pair pair : pairs) {
      texts.add(pair.name().text() + pair.value().map(value -> "=" + value.text()).orElse(""));
    }
  }
}
