package dev.brynje.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes manifests as a company of many teams has them: Deployments, StatefulSets and CronJobs of
 * three containers each, with their Services, ConfigMaps and ServiceAccounts, in nested folders.
 * Every second one is careless. The same seed writes the same bytes.
 */
public final class ManifestCorpus {
  private static final int CONTAINERS = 3;
  private static final List<String> TEAMS =
      List.of("checkout", "search", "billing", "media", "identity", "logistics", "support");
  private static final List<String> IMAGES =
      List.of("api", "worker", "proxy", "metrics", "cache", "mailer", "scheduler");

  private final RandomGenerator random;

  private ManifestCorpus(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /**
   * Writes a corpus.
   *
   * @param words the directory, how many files, the seed
   */
  public static void main(String[] words) throws IOException {
    if (words.length != 3) {
      System.err.println("usage: ManifestCorpus DIRECTORY FILES SEED");
      System.exit(2);
    }
    write(Path.of(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2]));
  }

  /** Writes so many files below a directory. */
  public static void write(Path directory, int files, long seed) throws IOException {
    ManifestCorpus corpus = new ManifestCorpus(seed);
    for (int i = 0; i < files; i++) {
      String team = TEAMS.get(i % TEAMS.size());
      Path folder = directory.resolve(team).resolve("group-" + i / 200).resolve("app-" + i / 10);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("workload-" + i + ".yaml"), corpus.manifest(i, team));
    }
  }

  private String manifest(int number, String team) {
    boolean careful = random.nextBoolean();
    String name = team + "-" + number;
    StringBuilder yaml = new StringBuilder(4096);
    yaml.append("# Owned by team ").append(team).append("; ask before changing.\n");
    switch (random.nextInt(10)) {
      case 0, 1 -> cronJob(yaml, name, team, careful);
      case 2, 3 -> controller(yaml, "StatefulSet", name, team, careful);
      default -> controller(yaml, "Deployment", name, team, careful);
    }
    service(yaml, name, team);
    if (random.nextInt(3) == 0) {
      configMap(yaml, name, team);
    }
    if (careful) {
      yaml.append(
          """
          ---
          apiVersion: v1
          kind: ServiceAccount
          metadata:
            name: %1$s
            namespace: %2$s
          automountServiceAccountToken: false
          """
              .formatted(name, team));
    }
    return yaml.toString();
  }

  private void controller(
      StringBuilder yaml, String kind, String name, String team, boolean careful) {
    yaml.append(
        """
        apiVersion: apps/v1
        kind: %s
        metadata:
          name: %s
          namespace: %s
          labels:
            app.kubernetes.io/name: %s
            team: %s
        spec:
          replicas: %d
        """
            .formatted(kind, name, team, name, team, careful ? 3 : 1));
    if (kind.equals("StatefulSet")) {
      yaml.append("  serviceName: ").append(name).append('\n');
    }
    yaml.append(
        """
          selector:
            matchLabels:
              app.kubernetes.io/name: %1$s
          template:
            metadata:
              labels:
                app.kubernetes.io/name: %1$s
                team: %2$s
            spec:
        """
            .formatted(name, team));
    pod(yaml, name, "      ", careful);
  }

  private void cronJob(StringBuilder yaml, String name, String team, boolean careful) {
    yaml.append(
        """
        apiVersion: batch/v1
        kind: CronJob
        metadata:
          name: %1$s
          namespace: %2$s
        spec:
          schedule: "%3$d * * * *"
          jobTemplate:
            spec:
              template:
                metadata:
                  labels:
                    app.kubernetes.io/name: %1$s
                spec:
                  restartPolicy: OnFailure
        """
            .formatted(name, team, random.nextInt(60)));
    pod(yaml, name, "          ", careful);
  }

  private void pod(StringBuilder yaml, String name, String indent, boolean careful) {
    if (careful) {
      yaml.append(
          """
          serviceAccountName: %s
          automountServiceAccountToken: false
          securityContext:
            runAsNonRoot: true
            runAsUser: 10001
            runAsGroup: 10001
            seccompProfile:
              type: RuntimeDefault
          """
              .formatted(name)
              .indent(indent.length()));
    }
    yaml.append(indent).append("containers:\n");
    for (int i = 0; i < CONTAINERS; i++) {
      container(yaml, name, indent, careful, i);
    }
    if (careful) {
      yaml.append(
          "volumes:\n  - name: tmp\n    emptyDir:\n      sizeLimit: 64Mi\n"
              .indent(indent.length()));
    }
  }

  private void container(
      StringBuilder yaml, String name, String indent, boolean careful, int number) {
    String image = IMAGES.get(random.nextInt(IMAGES.size()));
    String reference =
        careful
            ? "registry.example.com/%s@sha256:%s".formatted(image, digest())
            : "registry.example.com/%s:%s"
                .formatted(image, random.nextBoolean() ? "latest" : "1.4");
    yaml.append(
        """
        - name: %s-%d
          image: %s
          ports:
            - containerPort: %d
          env:
            - name: LOG_LEVEL
              value: info
            - name: UPSTREAM
              value: http://%s.svc.cluster.local
        """
            .formatted(image, number, reference, 8080 + number, name)
            .indent(indent.length() + 2));
    yaml.append(
        (careful
                ? """
                resources:
                  requests: {cpu: 100m, memory: 128Mi, ephemeral-storage: 64Mi}
                  limits: {cpu: 500m, memory: 256Mi, ephemeral-storage: 128Mi}
                securityContext:
                  readOnlyRootFilesystem: true
                  allowPrivilegeEscalation: false
                  capabilities:
                    drop: [ALL]
                livenessProbe:
                  httpGet: {path: /live, port: %1$d}
                readinessProbe:
                  httpGet: {path: /ready, port: %1$d}
                volumeMounts:
                  - name: tmp
                    mountPath: /tmp
                """
                : """
                resources:
                  requests:
                    cpu: 100m
                livenessProbe:
                  tcpSocket:
                    port: %1$d
                """)
            .formatted(8080 + number)
            .indent(indent.length() + 4));
  }

  private static void service(StringBuilder yaml, String name, String team) {
    yaml.append(
        """
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: %1$s
          namespace: %2$s
        spec:
          selector:
            app.kubernetes.io/name: %1$s
          ports:
            - name: http
              port: 80
              targetPort: 8080
        """
            .formatted(name, team));
  }

  private void configMap(StringBuilder yaml, String name, String team) {
    yaml.append(
        """
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %1$s
          namespace: %2$s
        data:
          application.properties: |
            server.port=8080
            spring.datasource.url=jdbc:postgresql://db.%2$s:5432/%1$s
            feature.%3$d=true
        """
            .formatted(name, team, random.nextInt(1000)));
  }

  private String digest() {
    StringBuilder hex = new StringBuilder(64);
    for (int i = 0; i < 8; i++) {
      hex.append("%08x".formatted(random.nextInt()));
    }
    return hex.toString();
  }
}
