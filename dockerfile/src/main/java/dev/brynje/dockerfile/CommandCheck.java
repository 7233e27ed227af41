package dev.brynje.dockerfile;

import java.util.List;
import java.util.Optional;

/** What BuildKit checks of each instruction of a stage that it builds. */
final class CommandCheck {
  private final char escape;
  private final Build build;
  private final StageGraph graph;
  private final Stage stage;
  private Workdir workdir;

  CommandCheck(char escape, Build build, StageGraph graph, Stage stage, Workdir workdir) {
    this.escape = escape;
    this.build = build;
    this.graph = graph;
    this.stage = stage;
    this.workdir = workdir;
  }

  /** The working directory behind what was checked. */
  Workdir workdir() {
    return workdir;
  }

  /** An instruction that comes from ONBUILD; what variables hold there is not followed. */
  void trigger(Instruction instruction) {
    check(instruction, _ -> Variables.Value.UNKNOWN);
  }

  void check(Instruction instruction, Variables variables) {
    Expander expander = new Expander(escape, variables, build.allowance());
    switch (instruction) {
      case Instruction.Env env -> pairs(env.pairs(), expander);
      case Instruction.Label label -> pairs(label.pairs(), expander);
      case Instruction.Arg arg -> arguments(arg, expander, build);
      case Instruction.Copy copy -> {
        copy.head().flag("from").ifPresent(flag -> order(flag));
        CopyCheck.check(copy, expander);
      }
      case Instruction.Add add -> CopyCheck.check(add, expander);
      case Instruction.Run run -> run(run, expander);
      case Instruction.Expose expose -> expose.ports().forEach(port -> port(port, expander));
      case Instruction.Volume volume -> volume.paths().forEach(path -> volume(path, expander));
      case Instruction.StopSignal stop -> signal(stop.signal(), expander);
      case Instruction.User user -> expander.expand(user.user());
      case Instruction.Workdir its -> workdir = workdir.then(expander.expand(its.path()));
      case Instruction.From _,
          Instruction.Cmd _,
          Instruction.Entrypoint _,
          Instruction.Shell _,
          Instruction.Healthcheck _,
          Instruction.Maintainer _,
          Instruction.Onbuild _ -> {}
    }
  }

  private static void pairs(List<Pair> pairs, Expander expander) {
    for (Pair pair : pairs) {
      expander.expand(pair.name());
      pair.value().ifPresent(expander::expand);
    }
  }

  /** A default that is given otherwise is not looked at. */
  static void arguments(Instruction.Arg arg, Expander expander, Build build) {
    for (Pair pair : arg.pairs()) {
      if (!build.isGiven(pair.name().text())) {
        pair.value().ifPresent(expander::expand);
      }
    }
  }

  private void run(Instruction.Run run, Expander expander) {
    if (run.command() instanceof Command.Exec exec && exec.words().isEmpty()) {
      throw new Refusal(run.head().span(), "RUN has no command", "write one, or remove it");
    }
    for (Flag flag : run.head().flags()) {
      if (flag.name().equals("mount")) {
        new MountCheck(flag, expander).check(workdir);
        order(flag);
      }
    }
  }

  /** A stage is built before those that stand behind it. */
  private void order(Flag flag) {
    Optional<Integer> source = graph.source(flag);
    boolean mounted = flag.name().equals("mount") && Mount.of(flag).get("from").isEmpty();
    if (!mounted && source.filter(number -> number >= stage.number()).isPresent()) {
      throw new Refusal(
          FlagPlace.value(flag),
          "files are taken from a stage that stands behind this one",
          "move that stage before this one");
    }
  }

  private static void port(Word word, Expander expander) {
    for (String port : expander.words(word)) {
      ExposedPort.fault(port)
          .ifPresent(fault -> {
            throw new Refusal(word.span(), fault, "write a port up to 65535, as 8080 or 8080/udp");
          });
    }
  }

  private static void volume(Word word, Expander expander) {
    if (expander.known(word).filter(String::isEmpty).isPresent()) {
      throw new Refusal(
          word.span(),
          "the volume has no path, because no variable in it has a value",
          "give its ARG a default, or write the path");
    }
  }

  private static void signal(Word word, Expander expander) {
    if (expander.known(word).filter(signal -> !StopSignal.isOne(signal)).isPresent()) {
      throw new Refusal(
          word.span(), "there is no such signal", "write its name or number, as SIGTERM or 15");
    }
  }
}
