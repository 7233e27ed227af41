package dev.brynje.pipeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  private final Tree file;
  private final Draft draft;

  GitlabPipeline(Tree file, Draft draft) {
    this.file = file;
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
    if (job == null || job.is("when", "never") || !running.add(name)) {
      return;
    }
    job.scalars("extends")
        .forEach(base -> base.text().ifPresent(other -> take(other, jobs, running)));
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
        job.is("allow_failure", "true") || job.at("allow_failure", "exit_codes").isPresent();
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
      for (Tree line : part.scalars(key)) {
        line.text().ifPresent(text -> draft.script(line.firstLine(), forgiven, text));
      }
    }
  }
}
