package dev.brynje.fix.rendered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.fix.answer.Wishes;
import dev.brynje.yaml.testing.Kubectl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Timeout(300)
class KustomizeFixTest {
  private static final String DEPLOYMENT =
      """
      # The shop window.
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        selector: {matchLabels: {app: web}}
        template:
          metadata:
            labels: {app: web}
          spec:
            automountServiceAccountToken: false
            securityContext: {runAsNonRoot: true}
            containers:
              - name: web
                image: nginx:1.27
                securityContext:
                  allowPrivilegeEscalation: false
                  readOnlyRootFilesystem: true
                  capabilities: {drop: [ALL]}
      """;
  private static final String SECCOMP = "workload/seccomp-profile";

  @TempDir private Path directory;

  @BeforeEach
  void aBase() throws IOException {
    assumeTrue(Kubectl.onPath().isPresent(), "kubectl is not on the PATH: nothing is built");
    write("base/kustomization.yaml", "resources: [web.yaml]\n");
    write("base/web.yaml", DEPLOYMENT);
  }

  @Test
  void whatTheBaseWritesIsWrittenThere() throws IOException {
    write("prod/kustomization.yaml", "namePrefix: prod-\nnamespace: shop\nresources: [../base]\n");
    FixedSources fixed = fixed("prod");
    assertThat(fixed.text("base/web.yaml"))
        .isEqualTo(
            DEPLOYMENT.replace(
                "{runAsNonRoot: true}",
                "{runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}"));
    assertThat(fixed.changed()).containsExactly("base/web.yaml");
  }

  @Test
  void whatAPatchSaysIsChangedInThePatch() throws IOException {
    write(
        "prod/kustomization.yaml",
        "resources: [../base]\npatches:\n  - path: debug.yaml\n    target: {kind: Deployment}\n");
    write(
        "prod/debug.yaml",
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            spec:
              securityContext:
                seccompProfile:
                  type: Unconfined # for strace
              containers:
                - name: web
                  securityContext:
                    allowPrivilegeEscalation: true
        """);
    FixedSources fixed = fixed("prod");
    assertThat(fixed.text("prod/debug.yaml"))
        .contains("type: RuntimeDefault # for strace", "allowPrivilegeEscalation: false");
    assertThat(fixed.changed()).containsExactly("prod/debug.yaml");
  }

  @Test
  void whatAnOperationSaysIsChangedThere() throws IOException {
    write(
        "prod/kustomization.yaml",
        "resources: [../base]\npatches:\n  - path: debug.json\n    target: {kind: Deployment}\n");
    write(
        "prod/debug.json",
        """
        [
          {"op": "replace", "path": "/spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation", "value": true},
          {"op": "add", "path": "/spec/template/spec/securityContext/seccompProfile", "value": {"type": "Unconfined"}}
        ]
        """);
    FixedSources fixed = fixed("prod");
    assertThat(fixed.text("prod/debug.json"))
        .contains(
            "allowPrivilegeEscalation\", \"value\": false}", "{\"type\": \"RuntimeDefault\"}");
    assertThat(fixed.changed()).containsExactly("prod/debug.json");
  }

  @Test
  void whatAPatchWithinTheKustomizationSaysIsChangedThere() throws IOException {
    String kustomization =
        """
        # production
        resources: [../base]
        patches:
          - target: {kind: Deployment}
            patch: |-
              - op: replace # for strace

                path: /spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation
                value: true
          - patch: |
              apiVersion: apps/v1
              kind: Deployment
              metadata: {name: web}
              spec:
                template:
                  spec:
                    securityContext:
                      seccompProfile: {type: Unconfined}
        namePrefix: prod-
        """;
    write("prod/kustomization.yaml", kustomization);
    FixedSources fixed = fixed("prod");
    assertThat(fixed.text("prod/kustomization.yaml"))
        .isEqualTo(
            kustomization
                .replace("value: true", "value: false")
                .replace("Unconfined", "RuntimeDefault"));
    assertThat(fixed.changed()).containsExactly("prod/kustomization.yaml");
  }

  @Test
  void linesMoreOfAPatchWithinTheKustomizationAreIndentedAsItsOthers() throws IOException {
    write("base/web.yaml", DEPLOYMENT.replaceAll("(?m)^ +(secu.*:|allow|read|capa).*\n", ""));
    write(
        "prod/kustomization.yaml",
        """
        resources: [../base]
        patches:
          - target: {kind: Deployment}
            patch: |-
              - op: add
                path: /spec/template/spec/containers/0/securityContext
                value:
                  privileged: false\
        """);
    FixedSources fixed = fixed("prod");
    assertThat(fixed.text("prod/kustomization.yaml"))
        .contains("          privileged: false\n          allowPrivilegeEscalation: false\n");
    assertThat(fixed.left()).doesNotContainKey("workload/read-only-root-filesystem");
  }

  @Test
  void aPatchWithinTheKustomizationInOneLineIsOverruledByOneBeside() throws IOException {
    write(
        "prod/kustomization.yaml",
        """
        resources: [../base]
        patches:
          - target: {kind: Deployment}
            patch: '[{"op": "replace", "path": "/spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation", "value": true}]'
        """);
    FixedSources fixed = fixed("prod");
    assertThat(fixed.text("prod/hardening.yaml")).contains("allowPrivilegeEscalation: false");
    assertThat(fixed.left()).doesNotContainKeys("workload/no-privilege-escalation", SECCOMP);
  }

  @Test
  void overlaysOfOneBaseAreChangedAsOne() throws IOException {
    write("prod/kustomization.yaml", "namePrefix: prod-\nresources: [../base]\n");
    write("dev/kustomization.yaml", "nameSuffix: -dev\nresources: [../base]\n");
    FixedSources fixed = fixed("dev", "prod");
    assertThat(fixed.left()).doesNotContainKey(SECCOMP);
    assertThat(fixed.changed()).containsExactly("base/web.yaml");
  }

  @Test
  void aComponentIsChangedWhereItIsWritten() throws IOException {
    write("prod/kustomization.yaml", "resources: [../base]\ncomponents: [../debug]\n");
    write(
        "debug/kustomization.yaml",
        "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{path: debug.yaml}]\n");
    write(
        "debug/debug.yaml",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, securityContext: {allowPrivilegeEscalation: true}}]}}}\n");
    FixedSources fixed = fixed("prod");
    assertThat(fixed.text("debug/debug.yaml")).contains("{allowPrivilegeEscalation: false}");
    assertThat(fixed.changed()).containsExactly("base/web.yaml", "debug/debug.yaml");
  }

  @Test
  void aBaseOfOthersGetsAPatchInTheOverlay() throws IOException {
    write("base/web.yaml", DEPLOYMENT.replaceAll("(?m)^ +(allow|read|capa).*\n", ""));
    write("prod/kustomization.yaml", "# production\nnamePrefix: prod-\nresources:\n- ../base\n");
    FixedSources fixed =
        FixedSources.ofKustomizations(
            directory,
            Wishes.NONE,
            new Ownership(List.of(directory.resolve("prod")), false),
            "prod");
    assertThat(fixed.text("prod/hardening.yaml"))
        .isEqualTo(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              template:
                spec:
                  containers:
                    - name: web
                      securityContext:
                        allowPrivilegeEscalation: false
                        capabilities:
                          drop:
                            - ALL
                        readOnlyRootFilesystem: true
                      volumeMounts:
                        - name: tmp
                          mountPath: /tmp
                  securityContext:
                    seccompProfile:
                      type: RuntimeDefault
                  volumes:
                    - name: tmp
                      emptyDir:
                        sizeLimit: 64Mi
            """);
    assertThat(fixed.text("prod/kustomization.yaml"))
        .isEqualTo(
            "# production\nnamePrefix: prod-\nresources:\n- ../base\npatches:\n- path: hardening.yaml\n");
    assertThat(fixed.changed()).containsExactly("prod/hardening.yaml", "prod/kustomization.yaml");
  }

  @Test
  void aPatchThatIsThereGrows() throws IOException {
    write("prod/kustomization.yaml", "resources: [../base]\npatches: [{path: hardening.yaml}]\n");
    write(
        "prod/hardening.yaml",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 2\n");
    FixedSources fixed =
        FixedSources.ofKustomizations(
            directory, Wishes.NONE, new Ownership(List.of(directory), true), "prod");
    assertThat(fixed.text("prod/hardening.yaml"))
        .endsWith(
            "  replicas: 2\n  template:\n    spec:\n      securityContext:\n        seccompProfile:\n          type: RuntimeDefault\n");
    assertThat(fixed.changed()).containsExactly("prod/hardening.yaml");
  }

  @Test
  void aPatchThatIsThereGetsObjectsAndContainersThatItDoesNotName() throws IOException {
    write("base/kustomization.yaml", "resources: [web.yaml, b.yaml]\n");
    write(
        "base/b.yaml",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: b}
        spec:
          containers:
            - {name: one, image: "ghcr.io/a/one:1", securityContext: {readOnlyRootFilesystem: true}}
            - {name: two, image: "ghcr.io/a/two:1"}
        """);
    write("prod/kustomization.yaml", "resources: [../base]\npatches: [{path: hardening.yaml}]\n");
    String patch =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: b
        spec:
          containers:
            - name: one
              tty: false\
        """;
    write("prod/hardening.yaml", patch);
    FixedSources fixed =
        FixedSources.ofKustomizations(
            directory, Wishes.NONE, new Ownership(List.of(directory), true), "prod");
    assertThat(fixed.text("prod/hardening.yaml"))
        .startsWith(patch)
        .containsSubsequence(
            "    - name: two\n",
            "        readOnlyRootFilesystem: true\n",
            "\n---\n",
            "kind: Deployment\n",
            "          type: RuntimeDefault\n");
    assertThat(fixed.changed()).containsExactly("prod/hardening.yaml");
  }

  @Test
  void aDigestStandsBesideTheTagThatAnOverlayGives() throws IOException {
    write(
        "prod/kustomization.yaml",
        "resources: [../base]\nimages:\n  - name: nginx\n    newName: mirror.example.com/nginx\n    newTag: \"1.28\"\n");
    String digest = "sha256:" + "0".repeat(64);
    FixedSources fixed =
        FixedSources.ofKustomizations(
            directory,
            new Wishes(Map.of(), "64Mi", false, Map.of("mirror.example.com/nginx:1.28", digest)),
            new Ownership(List.of(directory), false),
            "prod");
    assertThat(fixed.left()).doesNotContainKey("workload/image-digest");
    assertThat(fixed.text("base/web.yaml")).contains("image: nginx:1.27\n");
    assertThat(fixed.text("prod/kustomization.yaml")).contains(digest);
  }

  private FixedSources fixed(String... tops) throws IOException {
    return FixedSources.ofKustomizations(
        directory, Wishes.NONE, new Ownership(List.of(directory), false), tops);
  }

  private void write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
