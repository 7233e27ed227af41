package dev.brynje.fix.rendered;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kustomizations as repositories have them: a base, some overlays with patches, images and names of
 * their own, components, overlays of overlays.
 */
final class RandomKustomizations {
  private static final List<String> IMAGES =
      List.of("app", "redis:7", "nginx:1.27", "postgres:16", "ghcr.io/a/b:1.2");

  private final Path directory;
  private final Random random;
  private final List<String> tops = new ArrayList<>();

  private RandomKustomizations(Path directory, long seed) {
    this.directory = directory;
    this.random = new Random(seed);
  }

  /** Writes some into an empty directory; gives the directories of those upon which none builds. */
  static List<String> written(Path directory, long seed) throws IOException {
    RandomKustomizations all = new RandomKustomizations(directory, seed);
    all.write();
    return all.tops;
  }

  private void write() throws IOException {
    base("base", "web");
    boolean two = odds(4);
    if (two) {
      base("other", "db");
    }
    if (odds(3)) {
      write(
          "part/kustomization.yaml",
          "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: user.yaml}]\n");
      write("part/user.yaml", patch("web", "{securityContext: {runAsUser: 1000}}"));
    }
    int overlays = 1 + random.nextInt(3);
    for (int i = 0; i < overlays; i++) {
      overlay(i, two);
    }
  }

  private boolean odds(int one) {
    return random.nextInt(one) == 0;
  }

  private String image() {
    return IMAGES.get(random.nextInt(IMAGES.size()));
  }

  private void base(String path, String name) throws IOException {
    StringBuilder kustomization = new StringBuilder("resources:\n- %s.yaml\n".formatted(name));
    if (odds(4)) {
      kustomization.append("images: [{name: app, newName: redis, newTag: \"7\"}]\n");
    }
    write(path + "/kustomization.yaml", kustomization.toString());
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: %s}
            spec:
              selector: {matchLabels: {app: %1$s}}
              template:
                metadata: {labels: {app: %1$s}}
                spec:
            """
                .formatted(name));
    if (odds(3)) {
      text.append("      securityContext: {runAsNonRoot: true}\n");
    }
    text.append("      containers:\n");
    int containers = 1 + random.nextInt(2);
    for (int i = 0; i < containers; i++) {
      text.append("      - name: c%d\n        image: %s\n".formatted(i, image()));
      if (odds(3)) {
        text.append("        securityContext:\n          allowPrivilegeEscalation: false\n");
      }
    }
    write(path + "/%s.yaml".formatted(name), text.toString());
  }

  private void overlay(int number, boolean two) throws IOException {
    String path = "o" + number;
    boolean upon = number > 0 && odds(4);
    String below = upon ? "o" + (number - 1) : "base";
    StringBuilder text = new StringBuilder();
    if (odds(2)) {
      text.append("namePrefix: %s-\n".formatted(path));
    }
    text.append("resources: [../%s]\n".formatted(two && !upon ? below + ", ../other" : below));
    if (odds(2)) {
      text.append(
          "images:\n- {name: app, newName: %s}\n".formatted(odds(2) ? "nginx" : "postgres"));
    }
    if (!upon && Files.exists(directory.resolve("part")) && odds(2)) {
      text.append("components: [../part]\n");
    }
    List<String> patches = new ArrayList<>();
    if (odds(3)) {
      patches.add("- path: more.yaml\n");
      write(path + "/more.yaml", more());
    }
    if (odds(3)) {
      patches.add("- path: do.yaml\n  target: {kind: Deployment, name: .*web}\n");
      write(
          path + "/do.yaml",
          "- op: replace\n  path: /spec/template/spec/containers/0/image\n  value: %s\n"
              .formatted(image()));
    }
    if (odds(4)) {
      patches.add(
          """
          - target: {kind: Deployment, name: .*web}
            patch: |-
              - op: add
                path: /spec/template/spec/containers/0/securityContext
                value: {runAsUser: 0}
          """);
    }
    if (!patches.isEmpty()) {
      text.append("patches:\n");
      patches.forEach(text::append);
    }
    write(path + "/kustomization.yaml", text.toString());
    if (upon) {
      tops.remove(below);
    }
    tops.add(path);
  }

  private String more() {
    return switch (random.nextInt(3)) {
      case 0 -> patch("web", "{image: %s}".formatted(image()));
      case 1 -> patch("web", "{securityContext: {readOnlyRootFilesystem: false}}");
      default -> patch("web", "{env: [{name: A, value: b}]}");
    };
  }

  private static String patch(String name, String container) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %s}
    spec:
      template:
        spec:
          containers:
          - {name: c0, %s
    """
        .formatted(name, container.substring(1));
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
