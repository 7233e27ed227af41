package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoGitSyncCommand implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-git-sync-command", Ring.WORKLOAD, Severity.MEDIUM)
          .title("git-sync runs its own git")
          .rationale(
              """
              GITSYNC_GIT names the program that git-sync runs as git. Whoever may set the
              variable, or write the file that it names, runs a program of their choice with the
              credentials of the repository.
              """)
          .remediation("Remove GITSYNC_GIT and --git")
          .reference("checkov", "CKV_K8S_159")
          .reference("cwe", "CWE-426")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.k8s.io/git-sync/git-sync:v4.4.0
                    env:
                      - name: GITSYNC_GIT
                        value: /scripts/git
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.k8s.io/git-sync/git-sync:v4.4.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    for (Field variable : container.field().get("env").items()) {
      Field name = variable.get("name");
      String text = name.string().orElse("");
      if (text.equals("GITSYNC_GIT") || text.equals("GIT_SYNC_GIT")) {
        verdict
            .fail(name, text + " replaces the program that git-sync runs")
            .evidence("variable", text);
      }
    }
    boolean isGitSync =
        container.field().get("image").string().flatMap(ImageReference::of).stream()
            .anyMatch(reference -> reference.name().equals("git-sync"));
    if (isGitSync) {
      for (Field argument : container.field().get("args").items()) {
        String text = argument.string().orElse("");
        if (text.equals("--git") || text.startsWith("--git=")) {
          verdict.fail(argument, "--git replaces the program that git-sync runs");
        }
      }
    }
  }
}
