package dev.brynje.pipeline;

import dev.brynje.yaml.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A pipeline of GitLab. See https://docs.gitlab.com/ci/yaml/. */
final class GitlabPipeline {
  /** Keys of the top that are no jobs. */
  private static final Set<String> NO_JOBS =
      Set.of(
          "default",
          "include",
          "stages",
          "variables",
          "workflow",
          "spec",
          "image",
          "services",
          "cache",
          "before_script",
          "after_script");

  private static final List<String> SCRIPTS = List.of("before_script", "script", "after_script");

  /** GitLab allows ten references within each other. */
  private static final int DEEPEST = 10;

  private final Tree file;
  private final Draft draft;

  private final Set<Node> references;

  /**
   * @param references lists that are tagged as such
   */
  GitlabPipeline(Tree file, Set<Node> references, Draft draft) {
    this.file = file;
    this.references = references;
    this.draft = draft;
  }

  void read() {
    file.get("include").ifPresent(this::readIncludes);
    Map<String, Tree> jobs = new HashMap<>(file.entries());
    NO_JOBS.forEach(jobs::remove);
    readScripts(file, false);
    file.get("default").ifPresent(all -> readScripts(all, false));
    Set<String> running = new HashSet<>();
    for (Map.Entry<String, Tree> job : jobs.entrySet()) {
      // A hidden job runs only as a part of another one.
      if (!job.getKey().startsWith(".")) {
        take(job.getKey(), jobs, running);
      }
    }
    file.entries()
        .forEach((name, job) -> {
          if (running.contains(name)) {
            readJob(job);
          }
        });
  }

  private static void take(String name, Map<String, Tree> jobs, Set<String> running) {
    Tree job = jobs.get(name);
    if (job == null || neverRuns(job) || !running.add(name)) {
      return;
    }
    job.scalars("extends")
        .forEach(base -> base.text().ifPresent(other -> take(other, jobs, running)));
  }

  private static boolean neverRuns(Tree job) {
    List<Tree> rules = job.items("rules");
    return job.is("when", "never")
        || (!rules.isEmpty() && rules.stream().allMatch(rule -> rule.is("when", "never")));
  }

  private void readIncludes(Tree include) {
    List<Tree> all = include.items().isEmpty() ? List.of(include) : include.items();
    for (Tree one : all) {
      if (one.text().isPresent()) {
        readInclude("local", one, one.text().get());
      }
      one.entries()
          .forEach((kind, value) ->
              value
                  .scalars()
                  .forEach(part -> part.text().ifPresent(text -> readInclude(kind, part, text))));
    }
  }

  private void readInclude(String kind, Tree at, String what) {
    switch (kind) {
      case "local" -> {
        if (what.contains("://")) {
          draft.elsewhere(what);
        } else {
          draft.include(what);
        }
      }
      // GitLab's own templates forgive their scanners' findings.
      case "template" -> draft.action(at.line(), true, what, Map.of());
      case "component" -> {
        draft.action(at.line(), true, what, Map.of());
        draft.elsewhere(what);
      }
      case "remote", "project" -> draft.elsewhere(what);
      default -> {
        // ref, file, inputs, rules: they say more of the others.
      }
    }
  }

  private void readJob(Tree job) {
    boolean mayFail =
        job.is("allow_failure", "true")
            || job.at("allow_failure", "exit_codes").isPresent()
            // A job that waits for somebody is forgiven unless it says otherwise.
            || (job.is("when", "manual") && job.get("allow_failure").isEmpty());
    job.get("image")
        .ifPresent(image ->
            image
                .text()
                .or(() -> image.text("name"))
                .ifPresent(name -> draft.image(image.line(), mayFail, name, Map.of())));
    readScripts(job, mayFail);
  }

  private void readScripts(Tree part, boolean mayFail) {
    for (String key : SCRIPTS) {
      // What runs afterwards never fails a job.
      boolean forgiven = mayFail || key.equals("after_script");
      part.get(key).ifPresent(lines -> readLines(lines, forgiven, 0));
    }
  }

  /** A script's lines; lists may lie within, and references to those of other jobs. */
  private void readLines(Tree lines, boolean mayFail, int depth) {
    Optional<String> text = lines.text();
    if (text.isPresent()) {
      // Its runner sets pipefail wherever the shell knows that.
      draft.script(lines.firstLine(), mayFail, text.get(), ShellOptions.PIPEFAIL);
    } else if (references.contains(lines.node())) {
      String[] path =
          lines.scalars().stream().flatMap(key -> key.text().stream()).toArray(String[]::new);
      Optional<Tree> meant = path.length == 0 ? Optional.empty() : file.at(path);
      if (meant.isEmpty()) {
        draft.elsewhere("!reference [%s]".formatted(String.join(", ", path)));
      } else if (depth < DEEPEST) {
        readLines(meant.get(), mayFail, depth + 1);
      }
    } else if (depth < DEEPEST) {
      lines.items().forEach(line -> readLines(line, mayFail, depth + 1));
    }
  }
}
