package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Stage;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.RunScript;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.yaml.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** No cache of a package manager in the layer: by an option, or removed in the same step. */
final class NoCache implements Fix {
  private static final Set<String> INSTALLS = Set.of("install", "reinstall", "build-dep");

  @Override
  public Plan plan(Subject subject, Span place) {
    Optional<RunScript> script = subject.written().script(place);
    Optional<RunCommand> found = subject.command(place);
    if (script.isEmpty() || found.isEmpty()) {
      return Subject.QUOTED;
    }
    RunCommand command = found.get();
    return switch (command.name()) {
      case "apk" -> ofApk(subject, script.get(), command);
      case "pip", "pip3" ->
          Verb.plan(subject, command, "--no-cache-dir", "Installs without a cache: --no-cache-dir");
      case "apt-get", "apt", "aptitude" ->
          isNeeded(subject, script.get())
              ? new Plan.Left(
                  "a later RUN installs from these lists; put apt-get update && before what that installs, and rm -rf /var/lib/apt/lists/* behind")
              : removed(subject, script.get(), "rm -rf /var/lib/apt/lists/*");
      case "pacman" -> removed(subject, script.get(), "pacman -Scc --noconfirm");
      case "yarn" -> removed(subject, script.get(), "yarn cache clean");
      case "zypper" -> removed(subject, script.get(), "zypper clean --all");
      default -> removed(subject, script.get(), command.name() + " clean all");
    };
  }

  private static Plan ofApk(Subject subject, RunScript script, RunCommand command) {
    boolean updates =
        script.commands().stream().anyMatch(one -> one.isAny("apk") && one.verb().equals("update"));
    List<String> notes =
        updates
            ? List.of("apk update is not needed beside it, and leaves its lists; take it out")
            : List.of();
    return Verb.with(subject, command, "--no-cache")
        .<Plan>map(
            edit -> new Plan.Edits(List.of(edit), "Installs without a cache: --no-cache", notes))
        .orElse(Subject.QUOTED);
  }

  private static Plan removed(Subject subject, RunScript script, String command) {
    return new ScriptEnd(subject.written())
        .add(script, command)
        .<Plan>map(edit -> new Plan.Edits("Removes it in the same step: " + command, edit))
        .orElse(
            new Plan.Left(
                "its end cannot be told; put %s at the end of this RUN".formatted(command)));
  }

  /** Whether a later step, of this stage or of one that goes on from it, takes these lists. */
  private static boolean isNeeded(Subject subject, RunScript script) {
    Stage stage = subject.written().stage(script.run()).orElseThrow().stage();
    for (RunScript later : subject.written().after(script)) {
      StageSubject its = subject.written().stage(later.run()).orElseThrow();
      if (its.build().lineage(its.stage()).contains(stage)) {
        for (RunCommand command : later.commands()) {
          boolean apt = command.isAny("apt-get", "apt", "aptitude");
          if (apt && command.verb().equals("update")) {
            return false;
          }
          if (apt && INSTALLS.contains(command.verb())) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
