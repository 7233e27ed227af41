package dev.brynje.cli.checklist;

import java.util.Arrays;
import java.util.List;

/** An item of the checklist, in its order. */
public enum Item {
  ROOT(
      "root",
      "Root is disabled",
      "runAsNonRoot: true on each pod, USER with a number other than 0 in each Dockerfile",
      "workload/run-as-non-root",
      "dockerfile/final-user",
      "compose/non-root-user"),
  QUOTAS(
      "quotas",
      "Resources have quotas",
      "a ResourceQuota in each namespace, limits of memory and CPU on each container",
      "workload/resource-quota",
      "workload/memory-limit",
      "workload/cpu-limit",
      "compose/memory-limit",
      "compose/cpu-limit"),
  SCAN(
      "scan",
      "CI scans and verifies images",
      "a step that scans the image and stops, one that verifies what is deployed"),
  SECRETS(
      "secrets",
      "Secrets are never baked in",
      "RUN --mount=type=secret, not COPY, ARG or ENV; .env and keys in .dockerignore",
      "dockerfile/no-secret-files",
      "dockerfile/no-secret-in-variables",
      "dockerfile/no-secret-in-run",
      "dockerfile/no-secret-from-stage",
      "dockerfile/no-secret-removed-later",
      "dockerfile/secret-mounted",
      "dockerfile/context-kept-out",
      "compose/no-secret-in-build-args"),
  UPDATES(
      "updates",
      "Kernel and guest are updated",
      "unattended upgrades on every node, and a restart into the new kernel"),
  BASE(
      "base",
      "Read-only, no capabilities",
      "readOnlyRootFilesystem: true, an emptyDir where it writes, capabilities.drop: [ALL]",
      "workload/read-only-root-filesystem",
      "workload/drop-all-capabilities",
      "compose/read-only-root-filesystem",
      "compose/drop-all-capabilities");

  private final String word;
  private final String title;
  private final String fix;

  /** Apart by spaces: a list would not be immutable to the compiler. */
  private final String controls;

  Item(String word, String title, String fix, String... controls) {
    this.word = word;
    this.title = title;
    this.fix = fix;
    this.controls = String.join(" ", controls);
  }

  /** The word of the command line. */
  public String word() {
    return word;
  }

  /** Its place on the list, from 1. */
  public int number() {
    return words().indexOf(word) + 1;
  }

  /** What is so when it is done. */
  public String title() {
    return title;
  }

  /** What to do about it, in a few words. */
  public String fix() {
    return fix;
  }

  /** The controls that decide it; none when other things do. */
  public List<String> controls() {
    return controls.isEmpty() ? List.of() : List.of(controls.split(" ", -1));
  }

  /** The words of all, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Item::word).toList();
  }
}
