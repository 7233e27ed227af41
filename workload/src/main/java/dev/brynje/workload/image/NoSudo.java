package dev.brynje.workload.image;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class NoSudo implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-sudo", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Commands do not use sudo")
          .rationale(
              """
              sudo works only for a process that may still become root, so the container has to be
              given back what hardening takes away. A container that needs root for a step is
              better split in two.
              """)
          .remediation(
              "Remove sudo from the command, and give the container what the step needs: an owner, a group or a capability")
          .reference("kubescape", "C-0062")
          .reference("cwe", "CWE-250")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    command: [sh, -c, "sudo chown app /data; exec api"]
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
                    image: registry.example.com/api:1.0
                    command: [api]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(Pod pod, Container container) {
    return !pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    judge(container.field().get("command"), verdict);
    judge(container.field().get("args"), verdict);
  }

  private static void judge(Field words, Verdict verdict) {
    for (Field word : words.items()) {
      String text = word.string().orElse("");
      if (text.contains("sudo") && runsSudo(text)) {
        verdict.fail(word, "the command becomes root through sudo");
        return;
      }
    }
  }

  /** Whether sudo begins the text or one of the commands of a script. */
  private static boolean runsSudo(String text) {
    int at = text.indexOf("sudo");
    while (at >= 0) {
      int before = at - 1;
      while (before >= 0 && text.charAt(before) == ' ') {
        before--;
      }
      int path = text.lastIndexOf(' ', at) + 1;
      boolean ends = at + 4 == text.length() || text.charAt(at + 4) <= ' ';
      boolean begins = before < 0 || ";&|(\n`".indexOf(text.charAt(before)) >= 0;
      boolean byPath = text.startsWith("/", path) && text.charAt(at - 1) == '/';
      if (ends && (begins || byPath)) {
        return true;
      }
      at = text.indexOf("sudo", at + 4);
    }
    return false;
  }
}
