package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a branch opens, against the revision that it is to be merged into. */
class NetworkRevisionsTest {
  private static final String POLICY =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web, namespace: shop}
      spec: {containers: [{name: web}]}
      ---
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: web, namespace: shop}
      spec:
        podSelector: {}
        ingress:
          - from: [{ipBlock: {cidr: 203.0.113.0/24}}]
      """;

  @TempDir private Path repository;

  private void git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=a", "-c"));
    command.addAll(List.of("user.email=a@example.com", "-c", "init.defaultBranch=main"));
    command.addAll(List.of(words));
    Process git =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(said).isZero();
  }

  @Test
  void diffReadsRevisionsAndLeavesNothingBehind() throws Exception {
    Path file = repository.resolve("k8s/a.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, POLICY);
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "first");
    Files.writeString(file, POLICY.replace("203.0.113.0/24", "203.0.112.0/23"));
    git("commit", "-qam", "second");

    Product.Run run =
        new Product().in(repository).run("network", "diff", "--quiet", "HEAD~1", "HEAD", "k8s");

    assertThat(run.out())
        .isEqualTo("added: 203.0.112.0-203.0.112.255 => shop/web[Pod] : All Connections\n");
    assertThat(run.code()).isEqualTo(1);
    git("diff", "--exit-code");
  }
}
