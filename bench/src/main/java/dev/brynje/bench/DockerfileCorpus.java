package dev.brynje.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes Dockerfiles as services of several languages have them: two stages, packages, a download,
 * a user. Every second one is careless. The same seed writes the same bytes.
 */
public final class DockerfileCorpus {
  private static final List<String> LANGUAGES = List.of("node", "python", "golang", "ruby");

  private final RandomGenerator random;

  private DockerfileCorpus(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /**
   * Writes a corpus.
   *
   * @param words the directory, how many files, the seed
   */
  public static void main(String[] words) throws IOException {
    if (words.length != 3) {
      System.err.println("usage: DockerfileCorpus DIRECTORY FILES SEED");
      System.exit(2);
    }
    DockerfileCorpus corpus = new DockerfileCorpus(Long.parseLong(words[2]));
    for (int i = 0; i < Integer.parseInt(words[1]); i++) {
      Path folder = Path.of(words[0]).resolve("team-" + i / 100).resolve("service-" + i);
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("Dockerfile"), corpus.dockerfile(i));
    }
  }

  private String dockerfile(int number) {
    String language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
    boolean careful = random.nextBoolean();
    return """
    # syntax=docker/dockerfile:1
    ARG VERSION=%d
    FROM docker.io/library/%s:%s AS build
    WORKDIR /src
    %s
    RUN --mount=type=cache,target=/root/.cache \\
        apt-get update && apt-get install -y %s build-essential=12.%d \\
        && %s
    COPY src/ src/
    RUN set -eu; for part in api worker; do make "$part" VERSION="$VERSION"; done

    FROM docker.io/library/debian:%s
    ENV SERVICE=service-%d LOG_LEVEL=info%s
    COPY --from=build /src/out /opt/service
    %s
    EXPOSE %d
    ENTRYPOINT ["/opt/service/run"]
    """
        .formatted(
            number,
            language,
            careful ? "22.4-trixie" : "latest",
            careful ? "COPY package.json package-lock.json ./" : "COPY . .",
            careful ? "--no-install-recommends" : "",
            random.nextInt(9),
            careful
                ? "rm -rf /var/lib/apt/lists/*"
                : "curl -fsSL https://example.com/install.sh | sh",
            careful ? "13.1-slim" : "stretch",
            number,
            careful ? "" : " DB_PASSWORD=correct-horse-" + number,
            careful ? "USER 10001:10001" : "RUN chmod -R 777 /opt/service",
            1024 + random.nextInt(60_000));
  }
}
