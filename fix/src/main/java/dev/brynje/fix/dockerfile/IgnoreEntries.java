package dev.brynje.fix.dockerfile;

import dev.brynje.core.Finding;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Word;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.answer.Answer;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.yaml.SourceText;
import dev.brynje.yaml.edit.Encoding;
import dev.brynje.yaml.edit.Splice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lines at the end of the file that keeps secrets out of a build, or such a file, where all of a
 * directory is copied.
 */
final class IgnoreEntries {
  private static final String CONTROL = "dockerfile/context-kept-out";

  private static final String REPOSITORY = ".git";
  private static final String VARIABLES = ".env";
  private static final String FILE = ".dockerignore";

  /** What git does without a repository around. */
  private static final Set<String> APART =
      Set.of("clone", "config", "init", "ls-remote", "", "lfs");

  private final Written written;
  private final SourceFiles files;
  private final BuildDirectories directories;

  IgnoreEntries(Written written, SourceFiles files, BuildDirectories directories) {
    this.written = written;
    this.files = files;
    this.directories = directories;
  }

  /** Whether a finding goes by such a file. */
  static boolean knows(Finding finding) {
    return finding.control().equals(CONTROL);
  }

  /** Where such a file is, or is to be, and what it holds. */
  private record Target(String name, Optional<byte[]> bytes) {}

  /**
   * What becomes of that file.
   *
   * @param findings of the control, at least one
   * @param number of the first proposal
   */
  Mended mended(String dockerfile, List<Finding> findings, int number) {
    Optional<Target> target = target(dockerfile);
    if (target.isEmpty()) {
      return Mended.left(
          dockerfile,
          findings,
          "it is built in several directories; put .git and **/.env in the %s of each"
              .formatted(FILE));
    }
    String name = target.get().name;
    if (target.get().bytes.isEmpty()) {
      return made(dockerfile, name, findings, number);
    }
    byte[] bytes = target.get().bytes.get();
    String text = new String(bytes, StandardCharsets.UTF_8);
    SourceText source = new SourceText(text.startsWith("\uFEFF") ? text.substring(1) : text);
    Optional<Encoding> encoding = Encoding.of(bytes, source.text());
    String lines = lines(source.text());
    Optional<String> refusal =
        encoding.isEmpty()
            ? Optional.of("%s is not all UTF-8; save it as UTF-8 first".formatted(name))
            : refusal(name, source.text(), source.text() + lines);
    if (refusal.isPresent()) {
      return Mended.left(dockerfile, findings, refusal.get());
    }
    BitSet proposals = new BitSet();
    proposals.set(number, number + findings.size());
    int end = source.text().length();
    return Mended.of(
        name,
        source,
        encoding.orElseThrow().bytes(source.text() + lines),
        lines.isEmpty() ? List.of() : List.of(new Splice(end, end, lines, proposals)),
        outcomes(findings, number, "Keeps them out by " + name));
  }

  private Mended made(String dockerfile, String name, List<Finding> findings, int number) {
    String text = REPOSITORY + "\n**/" + VARIABLES + "\n";
    Optional<String> refusal = refusal(name, "", text);
    return refusal.isPresent()
        ? Mended.left(dockerfile, findings, refusal.get())
        : Mended.made(name, text, outcomes(findings, number, "Keeps them out by a new " + name));
  }

  private static List<Outcome> outcomes(List<Finding> findings, int number, String what) {
    List<Outcome> outcomes = new ArrayList<>(findings.size());
    Answer answer =
        new Answer.Mend(List.of(), what, List.of("it holds for every build in its directory"));
    for (Finding finding : findings) {
      outcomes.add(new Outcome(finding, answer, number + outcomes.size()));
    }
    return outcomes;
  }

  /**
   * That of the Dockerfile alone goes before that of the directory, and Podman's before Docker's.
   */
  private Optional<Target> target(String dockerfile) {
    Optional<byte[]> own = files.read(dockerfile + FILE);
    if (own.isPresent()) {
      return Optional.of(new Target(dockerfile + FILE, own));
    }
    List<String> named = directories.of(dockerfile);
    if (named.size() > 1) {
      return Optional.empty();
    }
    String directory =
        named.isEmpty()
            ? dockerfile.substring(0, dockerfile.lastIndexOf('/') + 1)
            : named.getFirst();
    Optional<byte[]> podman = files.read(directory + ".containerignore");
    return Optional.of(
        podman.isPresent()
            ? new Target(directory + ".containerignore", podman)
            : new Target(directory + FILE, files.read(directory + FILE)));
  }

  /** What is to be written behind a text; nothing when another fix did so just before. */
  private static String lines(String text) {
    IgnoreFile before = IgnoreFile.read(text);
    String lineBreak = text.indexOf("\r\n") >= 0 ? "\r\n" : "\n";
    boolean ended = text.isEmpty() || text.endsWith("\n");
    StringBuilder lines = new StringBuilder();
    for (String entry : List.of(REPOSITORY, VARIABLES)) {
      if (!before.keepsOut(entry)) {
        String line = entry.equals(VARIABLES) ? "**/" + entry : entry;
        lines.append(ended ? "" : lineBreak).append(line).append(ended ? lineBreak : "");
      }
    }
    return lines.toString();
  }

  /** Why a text is not to be written: the build needs what it would keep out. */
  private Optional<String> refusal(String name, String before, String after) {
    IgnoreFile was = IgnoreFile.read(before);
    IgnoreFile is = IgnoreFile.read(after);
    for (Instruction one : written.instructions()) {
      for (Word source : one.fromContext()) {
        String path = source.text();
        boolean meant = path.endsWith(".env*") || (is.keepsOut(path) && !was.keepsOut(path));
        if (meant) {
          return Optional.of(
              "line %d copies %s itself; take it out there, then put .git and **/.env in %s"
                  .formatted(source.span().line(), path, name));
        }
      }
    }
    boolean hides = is.keepsOut(REPOSITORY) && !was.keepsOut(REPOSITORY);
    Optional<RunCommand> git = hides ? git() : Optional.empty();
    if (git.isPresent()) {
      return Optional.of(
          "git on line %d may need .git; copy only what the build needs, or put .git and **/.env in %s"
              .formatted(git.get().span().line(), name));
    }
    return is.keepsOut(VARIABLES) && is.keepsOut(REPOSITORY) && is.refused().isEmpty()
        ? Optional.empty()
        : Optional.of("they could not be kept out by %s".formatted(name));
  }

  private Optional<RunCommand> git() {
    return written.judged().stages().stream()
        .flatMap(stage -> stage.scripts().stream())
        .flatMap(script -> script.commands().stream())
        .filter(command -> command.isAny("git") && !APART.contains(command.verb()))
        .findFirst();
  }
}
