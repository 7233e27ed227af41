package dev.brynje.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes Compose files of four to eight services with networks, volumes, limits and variables.
 * Every second service is careless. The same seed writes the same bytes.
 */
public final class ComposeCorpus {
  private static final String CAREFUL =
      """
          image: registry.example.com/%s:${TAG:-1.0}
          user: "10001:10001"
          read_only: true
          tmpfs: ["/tmp:size=64m"]
          cap_drop: [ALL]
          security_opt: ["no-new-privileges:true"]
          ports: ["127.0.0.1:%d:8080"]
          volumes: ["data:/data"]
          networks: [back]
          restart: unless-stopped
          deploy: {resources: {limits: {cpus: "0.5", memory: 256M, pids: 100}}}
          logging: {driver: local}
          healthcheck: {test: ["CMD", "/health"], interval: 30s}
          environment:
            LOG_LEVEL: info
            DB_PASSWORD_FILE: /run/secrets/db
      """;

  private static final String CARELESS =
      """
          image: registry.example.com/%s
          ports: ["%d:8080"]
          volumes: ["./data:/data", "/var/run/docker.sock:/var/run/docker.sock"]
          privileged: true
          environment: ["LOG_LEVEL=info", "DB_PASSWORD=correct-horse-battery"]
      """;

  private ComposeCorpus() {}

  /**
   * Writes a corpus.
   *
   * @param words the directory, how many files, the seed
   */
  public static void main(String[] words) throws IOException {
    if (words.length != 3) {
      System.err.println("usage: ComposeCorpus DIRECTORY FILES SEED");
      System.exit(2);
    }
    RandomGenerator random =
        RandomGeneratorFactory.of("L64X128MixRandom").create(Long.parseLong(words[2]));
    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
      Path folder = Path.of(words[0]).resolve("team-" + i / 100).resolve("project-" + i);
      Files.createDirectories(folder);
      StringBuilder yaml = new StringBuilder("services:\n");
      int services = 4 + random.nextInt(5);
      for (int service = 0; service < services; service++) {
        String name = "service-" + service;
        yaml.append("  ").append(name).append(":\n");
        String form = random.nextBoolean() ? CAREFUL : CARELESS;
        yaml.append(form.formatted(name, 2000 + random.nextInt(60_000)).indent(0));
      }
      yaml.append("networks:\n  back: {}\nvolumes:\n  data: {}\n");
      Files.writeString(folder.resolve("compose.yaml"), yaml);
    }
  }
}
