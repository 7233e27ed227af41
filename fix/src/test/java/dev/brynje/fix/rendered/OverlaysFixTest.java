package dev.brynje.fix.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.yaml.testing.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What several build upon one base, and want otherwise of it. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class OverlaysFixTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec:
        containers:
        - name: a
          image: redis:7
        - name: b
          image: ghcr.io/a/b:1
      """;

  @TempDir private Path directory;

  @BeforeEach
  void aBase() throws IOException {
    assumeTrue(Kubectl.onPath().isPresent(), "kubectl is not on the PATH: nothing is built");
    write("base/kustomization.yaml", "resources: [a.yaml]\n");
    write("base/a.yaml", POD);
  }

  @Test
  void eachOverlayGetsItsOwnPatchWhereTheBaseIsLeftAlone() throws IOException {
    write("dev/kustomization.yaml", "resources: [../base]\n");
    write("prod/kustomization.yaml", "namePrefix: prod-\nresources: [../base]\n");
    FixedSources fixed = fixed(true, "dev", "prod");
    assertThat(fixed.changed())
        .containsExactly(
            "dev/hardening.yaml",
            "dev/kustomization.yaml",
            "prod/hardening.yaml",
            "prod/kustomization.yaml");
    assertThat(fixed.text("dev/hardening.yaml")).isEqualTo(fixed.text("prod/hardening.yaml"));
  }

  @Test
  void aPatchKeepsTheOrderOfContainers() throws IOException {
    write("base/a.yaml", POD.replace("redis:7", "redis:7\n    securityContext: {runAsUser: 0}"));
    write("prod/kustomization.yaml", "resources: [../base]\n");
    FixedSources fixed = fixed(true, "prod");
    assertThat(fixed.text("prod/hardening.yaml"))
        .containsSubsequence("- name: a\n", "- name: b\n", "runAsNonRoot: true\n");
  }

  @Test
  void whatTheImageOfAnOverlayNeedsIsSaidInTheOverlay() throws IOException {
    write(
        "prod/kustomization.yaml",
        "resources: [../base]\nimages:\n- {name: redis, newName: nginx, newTag: \"1.27\"}\n");
    FixedSources fixed = fixed(false, "prod");
    assertThat(fixed.text("base/a.yaml"))
        .contains("seccompProfile", "allowPrivilegeEscalation: false")
        .doesNotContain("runAsUser", "/var/cache/nginx");
    assertThat(fixed.text("prod/hardening.yaml"))
        .contains("runAsUser: 101", "/var/cache/nginx")
        .doesNotContain("seccompProfile");
  }

  @Test
  void theImageThatTheBaseGivesItselfIsItsOwn() throws IOException {
    write(
        "base/kustomization.yaml",
        "resources: [a.yaml]\nimages:\n- {name: redis, newName: nginx, newTag: \"1.27\"}\n");
    write("prod/kustomization.yaml", "namePrefix: prod-\nresources: [../base]\n");
    FixedSources fixed = fixed(false, "prod");
    assertThat(fixed.text("base/a.yaml")).contains("runAsUser: 101");
    assertThat(fixed.changed()).containsExactly("base/a.yaml");
  }

  @Test
  void whatOneOverlayDoesNotWantOfTheBaseTheOtherSaysItself() throws IOException {
    write("base/a.yaml", POD.replace("  - name: b\n    image: ghcr.io/a/b:1\n", ""));
    write("dev/kustomization.yaml", "resources: [../base]\n");
    write(
        "prod/kustomization.yaml",
        "resources: [../base]\nimages: [{name: redis, newName: postgres, newTag: \"16-alpine\"}]\n");
    FixedSources fixed = fixed(false, "dev", "prod");
    assertThat(fixed.left()).doesNotContainKeys("workload/run-as-user", "workload/run-as-group");
    assertThat(fixed.text("prod/hardening.yaml")).contains("runAsUser: 70");
  }

  private FixedSources fixed(boolean overlay, String... tops) throws IOException {
    return FixedSources.ofKustomizations(
        directory,
        Wishes.NONE,
        ImageTable.known(),
        new Ownership(List.of(directory), overlay),
        tops);
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
