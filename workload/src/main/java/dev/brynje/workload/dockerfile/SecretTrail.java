package dev.brynje.workload.dockerfile;

import dev.brynje.dockerfile.Expanded;
import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Stage;
import dev.brynje.dockerfile.Word;
import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows files that hold secrets through the stages of a build. */
final class SecretTrail {
  /** More than anybody copies by name; what a hostile file adds is not followed. */
  private static final int MOST_FOLLOWED = 200;

  private static final int MOST_PATHS = 4;

  /** Linux takes no longer one. */
  private static final int LONGEST_PATH = 4096;

  /**
   * A file with a secret in a stage.
   *
   * @param paths where it is; more than one where it depends on what is there already
   * @param what it is, as {@link SecretFiles} has it
   * @param origin the name of the stage where it came in
   */
  record Kept(List<String> paths, String what, String origin) {
    boolean isCoveredBy(String path) {
      return paths.stream().anyMatch(one -> ImagePath.covers(path, one));
    }

    String name() {
      return ImagePath.name(paths.getLast());
    }
  }

  /**
   * One that is copied out of another stage.
   *
   * @param others how many come with it
   */
  record Arrival(StageSubject stage, Instruction.Copy copy, Span span, Kept secret, int others) {}

  /** One that is removed, when an earlier layer has it already. */
  record Removal(RunCommand command, ShellWord word, Kept secret) {}

  private final DockerfileSubject subject;
  private final List<List<Kept>> byStage = new ArrayList<>();

  /** Where each stage ends. */
  private final List<String> directories = new ArrayList<>();

  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<Removal> removals = new ArrayList<>();

  private SecretTrail(DockerfileSubject subject) {
    this.subject = subject;
  }

  static SecretTrail of(DockerfileSubject subject) {
    SecretTrail trail = new SecretTrail(subject);
    for (StageSubject stage : subject.stages()) {
      Walk walk = trail.new Walk(stage);
      trail.byStage.add(walk.kept());
      trail.directories.add(walk.directory);
    }
    return trail;
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  List<Removal> removals() {
    return removals;
  }

  /** Through one stage. */
  private final class Walk {
    private final StageSubject stage;
    private final IdentityHashMap<Instruction, RunScript> scripts = new IdentityHashMap<>();
    private final List<Kept> kept;
    private final Set<String> names;
    private String directory;
    private String home = "/root";

    private Walk(StageSubject stage) {
      this.stage = stage;
      this.names = SecretNames.in(stage);
      this.kept =
          new ArrayList<>(
              stage.base().map(base -> byStage.get(base.stage().number())).orElse(List.of()));
      this.directory = stage.base().map(base -> directories.get(base.stage().number())).orElse("/");
      stage.base().flatMap(StageSubject::user).ifPresent(this::user);
      stage.scripts().forEach(script -> scripts.put(script.run(), script));
    }

    private List<Kept> kept() {
      for (Instruction instruction : stage.stage().instructions()) {
        switch (instruction) {
          case Instruction.Workdir one ->
              directory = ImagePath.resolved(directory, text(one, one.path()));
          case Instruction.User one -> user(new UserSet(one, stage.expand(one, one.user())));
          case Instruction.Copy copy -> copy(copy);
          case Instruction.Add add -> copy(add, add.sources(), add.destination());
          case Instruction.Run run -> Optional.ofNullable(scripts.get(run)).ifPresent(this::run);
          default -> {}
        }
      }
      return kept;
    }

    private void user(UserSet user) {
      Users set = Users.of(user.value());
      home = set.isRoot() ? "/root" : "/home/" + set.name();
    }

    private String text(Instruction instruction, Word word) {
      return stage.expand(instruction, word).text();
    }

    private void copy(Instruction.Copy copy) {
      Optional<Flag> from = copy.head().flag("from");
      if (from.isEmpty()) {
        copy(copy, copy.sources(), copy.destination());
        return;
      }
      Expanded name = stage.expand(copy, new Word(from.get().value(), from.get().span()));
      Optional<Stage> origin = stage.build().stage(name.text(), stage.stage().number());
      origin.ifPresent(other -> copy.sources().forEach(source -> copy(copy, source, other)));
    }

    private void copy(Instruction.Copy copy, Word word, Stage origin) {
      Expanded source = stage.expand(copy, word);
      if (!source.known()) {
        return;
      }
      String path = ImagePath.resolved("/", source.text());
      List<Kept> coming = new ArrayList<>();
      for (Kept one : byStage.get(origin.number())) {
        if (one.isCoveredBy(path)) {
          coming.add(one);
        }
      }
      Optional<String> named = SecretFiles.named(path);
      if (coming.isEmpty() && named.isPresent()) {
        coming.add(new Kept(List.of(path), named.get(), nameOf(origin)));
      }
      if (!coming.isEmpty()) {
        Kept first = coming.getFirst();
        arrivals.add(new Arrival(stage, copy, word.span(), first, coming.size() - 1));
      }
      String destination = text(copy, copy.destination());
      coming.forEach(one -> keep(arrived(one, path, destination)));
    }

    /** What is below a copied directory goes below the destination. */
    private Kept arrived(Kept one, String source, String destination) {
      String target = ImagePath.resolved(directory, destination);
      Set<String> paths = new LinkedHashSet<>();
      for (String path : one.paths()) {
        boolean below = source.indexOf('*') < 0 && path.startsWith(source + "/");
        paths.add(target + (below ? path.substring(source.length()) : ""));
        paths.add(target + "/" + ImagePath.name(path));
      }
      List<String> possible =
          paths.stream().filter(path -> path.length() <= LONGEST_PATH).limit(MOST_PATHS).toList();
      return new Kept(possible, one.what(), one.origin());
    }

    private void copy(Instruction instruction, List<Word> sources, Word destination) {
      String target = text(instruction, destination);
      for (Word word : sources) {
        String source = text(instruction, word);
        SecretFiles.named(source)
            .ifPresent(what -> {
              String file = ImagePath.resolved(directory, target);
              String within =
                  ImagePath.resolved(file, ImagePath.name(ImagePath.resolved("/", source)));
              boolean directory = target.endsWith("/") || sources.size() > 1;
              keep(
                  new Kept(
                      directory ? List.of(within) : List.of(file, within), what, stage.name()));
            });
      }
    }

    private void run(RunScript script) {
      Set<Kept> fresh = new HashSet<>();
      for (RunCommand command : script.commands()) {
        switch (command.name()) {
          case "rm", "shred", "unlink" ->
              command.operands().forEach(word -> removed(command, word, fresh));
          case "cp", "mv", "install", "rsync" -> copied(command, fresh);
          default -> {}
        }
      }
      for (Credentials written : Credentials.writtenBy(script)) {
        keep(new Kept(List.of(path(written.path())), "holds credentials", stage.name()));
      }
      for (SecretFlow.Written written : SecretFlow.of(script, names)) {
        // Credentials are kept already, and where programs keep secrets is not followed.
        if (written.path().indexOf(ShellWord.HOLE) < 0
            && !written.path().isEmpty()
            && !Credentials.isNamed(written.path())) {
          keep(new Kept(List.of(path(written.path())), "holds a secret", stage.name()));
        }
      }
    }

    /** Within the stage, by a command. */
    private void copied(RunCommand command, Set<Kept> fresh) {
      List<ShellWord> operands = command.operands();
      String target = operands.isEmpty() ? "" : operands.getLast().text();
      for (int i = 0; i + 1 < operands.size(); i++) {
        String source = path(operands.get(i).text());
        for (Kept one : source.equals("/") ? List.<Kept>of() : List.copyOf(kept)) {
          if (one.isCoveredBy(source)) {
            if (command.isAny("mv")) {
              kept.remove(one);
            }
            Kept copy = arrived(one, source, path(target));
            fresh.add(copy);
            keep(copy);
          }
        }
      }
    }

    private void removed(RunCommand command, ShellWord word, Set<Kept> fresh) {
      String path = path(word.text());
      if (!word.isKnown() || path.equals("/")) {
        return;
      }
      for (Kept one : List.copyOf(kept)) {
        if (one.isCoveredBy(path)) {
          kept.remove(one);
          // What the same instruction brought is in no earlier layer.
          if (!fresh.contains(one)) {
            removals.add(new Removal(command, word, one));
          }
        }
      }
    }

    private String path(String written) {
      return written.startsWith("~/")
          ? ImagePath.resolved(home, written.substring(2))
          : ImagePath.resolved(directory, written);
    }

    private void keep(Kept one) {
      if (kept.size() < MOST_FOLLOWED && !one.paths().isEmpty()) {
        kept.add(one);
      }
    }
  }

  private String nameOf(Stage stage) {
    return subject.stages().get(stage.number()).name();
  }
}
