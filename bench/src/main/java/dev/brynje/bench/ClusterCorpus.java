package dev.brynje.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes manifests of a cluster: pods with an {@code app} of their own in namespaces of a hundred,
 * and NetworkPolicies that name them by it. The same seed writes the same bytes.
 */
public final class ClusterCorpus {
  private static final int PODS_OF_A_NAMESPACE = 100;

  private final RandomGenerator random;
  private final StringBuilder text = new StringBuilder();
  private final int pods;

  private ClusterCorpus(int pods, long seed) {
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.pods = pods;
  }

  /**
   * Writes a cluster.
   *
   * @param words the directory, how many pods, how many policies, the seed
   */
  public static void main(String[] words) throws IOException {
    if (words.length != 4) {
      System.err.println("usage: ClusterCorpus DIRECTORY PODS POLICIES SEED");
      System.exit(2);
    }
    Path directory = Files.createDirectories(Path.of(words[0]));
    ClusterCorpus corpus = new ClusterCorpus(Integer.parseInt(words[1]), Long.parseLong(words[3]));
    for (int i = 0; i < corpus.pods; i++) {
      corpus.pod(i);
    }
    corpus.write(directory.resolve("pods.yaml"));
    for (int i = 0; i < Integer.parseInt(words[2]); i++) {
      corpus.policy(i);
    }
    corpus.write(directory.resolve("policies.yaml"));
  }

  private void write(Path file) throws IOException {
    Files.writeString(file, text);
    text.setLength(0);
  }

  private void pod(int number) {
    text.append(
        """
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: app-%d
          namespace: ns-%d
          labels:
            app: app-%d
            tier: tier-%d
        spec:
          containers:
            - name: main
              image: registry.example.com/app:1
              ports:
                - name: http
                  containerPort: 8080
        """
            .formatted(number, number / PODS_OF_A_NAMESPACE, number, number % 7));
  }

  private void policy(int number) {
    int subject = random.nextInt(pods);
    text.append(
        """
        ---
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: policy-%d
          namespace: ns-%d
        spec:
          podSelector:
            matchLabels:
              app: app-%d
          ingress:
            - from:
                - podSelector:
                    matchLabels:
                      tier: tier-%d
                - namespaceSelector:
                    matchLabels:
                      kubernetes.io/metadata.name: ns-%d
                - ipBlock:
                    cidr: 203.0.%d.0/24
              ports:
                - port: http
                - port: %d
        """
            .formatted(
                number,
                subject / PODS_OF_A_NAMESPACE,
                subject,
                random.nextInt(7),
                random.nextInt(Math.max(1, pods / PODS_OF_A_NAMESPACE)),
                random.nextInt(8),
                1 + random.nextInt(20) * 100));
  }
}
