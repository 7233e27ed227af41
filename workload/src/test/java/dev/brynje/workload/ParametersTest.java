package dev.brynje.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Controls judge by what a configuration tells them. */
class ParametersTest {
  @ParameterizedTest
  @CsvSource({
    "ghcr.io/org, ghcr.io/org/app:1, true",
    "ghcr.io/org, ghcr.io/org/deep/app, true",
    "ghcr.io/org, ghcr.io/organisation/app, false",
    "ghcr.io/org/, ghcr.io/org/app, true",
    "ghcr.io, ghcr.io/any, true",
    "ghcr.io, ghcr.io.evil.example/any, false",
    "GHCR.io/org, ghcr.io/org/app, true",
    "ghcr.io/org/app, ghcr.io/org/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, true",
    "ghcr.io/*/base, ghcr.io/org/base, true",
    "ghcr.io/*/base, ghcr.io/org/app, false",
    "'*.example.com', eu.example.com/app, true",
    "'*.example.com', example.com/app, false",
    "docker.io, nginx, true",
    "docker.io/library, nginx:1.27, true",
    "docker.io/library, index.docker.io/library/nginx, true",
    "docker.io/library, bitnami/nginx, false",
    "docker.io/bitnami, bitnami/nginx, true",
    "docker.io/bitnami, docker.io/bitnami/nginx, true",
    "bitnami/nginx, docker.io/bitnami/nginx, true",
    "nginx, docker.io/library/nginx, true",
    "nginx, nginx/unit, false",
    "index.docker.io/library, nginx, true",
    "localhost:5000, localhost:5000/app, true",
    "localhost:5000, localhost:5001/app, false",
    "localhost/team, localhost/team/app, true",
    "ghcr.io, nginx, false",
  })
  void aRegistryAllowsTheImagesThatBeginWithIt(String registry, String image, boolean allowed) {
    String configuration = "parameters: {registries: ['%s']}".formatted(registry);

    assertThat(said(configuration, "workload/image-registry", pod("image: " + image)))
        .hasSize(allowed ? 0 : 1);
    assertThat(saidOfDockerfile(configuration, "dockerfile/base-registry", "FROM " + image + "\n"))
        .hasSize(allowed ? 0 : 1);
  }

  @Test
  void everyImageOfAPodIsAskedAbout() {
    assertThat(
            said(
                "parameters: {registries: [ghcr.io]}",
                "workload/image-registry",
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: api}
                spec:
                  initContainers: [{name: a, image: quay.io/a}]
                  containers: [{name: b, image: ghcr.io/b}]
                  ephemeralContainers: [{name: c, image: busybox}]
                  volumes: [{name: d, image: {reference: quay.io/d}}]
                """))
        .containsExactly(
            "quay.io/a is from no registry that is allowed",
            "docker.io/library/busybox is from no registry that is allowed",
            "quay.io/d is from no registry that is allowed");
  }

  @Test
  void stagesOfTheDockerfileItselfAreNotImages() {
    assertThat(
            saidOfDockerfile(
                "parameters: {registries: [ghcr.io]}",
                "dockerfile/base-registry",
                "FROM ghcr.io/a AS build\nFROM build\nFROM scratch\nFROM alpine\n"))
        .containsExactly("docker.io/library/alpine is from no registry that is allowed");
  }

  @Test
  void theImageThatReadsADockerfileIsAskedAboutToo() {
    String text = "# syntax=%s\nFROM ghcr.io/a\n";
    String configuration = "parameters: {registries: [ghcr.io]}";

    assertThat(
            saidOfDockerfile(
                configuration, "dockerfile/base-registry", text.formatted("docker/dockerfile:1")))
        .containsExactly(
            "docker.io/docker/dockerfile reads this file, and is from no registry that is allowed");
    assertThat(
            saidOfDockerfile(
                configuration, "dockerfile/base-registry", text.formatted("ghcr.io/f@sha256:ab")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[team]            | team: a           | ''",
        "[team]            | owner: a          | the label team is not set",
        "[team]            | team: ''          | the label team is not set",
        "{team: 'team-*'}  | team: team-a      | ''",
        "{team: 'team-*'}  | team: a           | the label team is a, not like team-*",
        "[a.io/x, team]    | team: b           | the label a.io/x is not set",
      })
  void labelsMustBeThereAndLikeTheirPattern(String labels, String set, String message) {
    assertThat(
            said(
                "parameters: {labels: %s}".formatted(labels),
                "workload/required-labels",
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {%s}}\n"
                    .formatted(set)))
        .isEqualTo(message.isEmpty() ? List.of() : List.of(message));
  }

  @Test
  void labelsMustBeOnPodTemplatesToo() {
    assertThat(
            said(
                "parameters: {labels: [team]}",
                "workload/required-labels",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a, labels: {team: a}}
                spec: {template: {metadata: {labels: {app: a}}, spec: {containers: [{name: a}]}}}
                """))
        .containsExactly("the label team of the pods is not set");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                      | 9999  | runAsUser is 9999, which may be a user of the node too",
        "{user-ids: {min: 1000}} | 1000  | ''",
        "{user-ids: {min: 1000}} | 999   | runAsUser is 999, but must be 1000 or more",
        "{user-ids: {min: 1000, max: 2000}} | 2001 | runAsUser is 2001, but must be 1000 to 2000",
        "{user-ids: {max: 2000}} | 1     | ''",
      })
  void userIdsMustBeInTheirRange(String parameters, long id, String message) {
    assertThat(
            said(
                "parameters: " + parameters,
                "workload/high-user-id",
                pod("securityContext: {runAsUser: %s}".formatted(id))))
        .isEqualTo(message.isEmpty() ? List.of() : List.of(message));
  }

  @Test
  void groupIdsAndSecondsToEndToo() {
    String parameters = "parameters: {group-ids: {min: 50}, termination-grace: {min: 5, max: 60}}";

    assertThat(said(parameters, "workload/high-group-id", pod("securityContext: {runAsGroup: 49}")))
        .containsExactly("runAsGroup has 49, but must have 50 or more");
    assertThat(
            said(
                parameters,
                "workload/termination-grace",
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: a}
                spec: {template: {spec: {terminationGracePeriodSeconds: 4, containers: [{name: a}]}}}
                """))
        .containsExactly("the pod has 4 s to end, but must have 5 to 60");
  }

  @Test
  void withoutTheirParameterControlsAreOff() {
    assertThat(said("", "workload/image-registry", pod("image: evil.example/a"))).isEmpty();
    assertThat(said("", "workload/required-labels", pod(""))).isEmpty();
  }

  @Test
  void aScopeMaySetThemOtherwise() {
    String configuration =
        """
        parameters: {registries: [ghcr.io]}
        scopes:
          - namespace: test
            parameters: {registries: [docker.io]}
        """;
    String pods = pod("image: nginx") + "---\n" + pod("image: nginx").replace("shop", "test");

    assertThat(said(configuration, "workload/image-registry", pods)).hasSize(1);
  }

  @Test
  void aScopeMaySetWhatIsSetNowhereElse() {
    String configuration = "scopes: [{namespace: test, parameters: {registries: [ghcr.io]}}]";
    String pods = pod("image: nginx") + "---\n" + pod("image: nginx").replace("shop", "test");

    assertThat(said(configuration, "workload/image-registry", pods)).hasSize(1);
  }

  private static String pod(String container) {
    return """
    apiVersion: v1
    kind: Pod
    metadata: {name: api, namespace: shop}
    spec: {containers: [{name: api, %s}]}
    """
        .formatted(container);
  }

  private static List<String> said(String configuration, String control, String manifest) {
    ManifestAudit audit = new ManifestAudit(Checks.all(), ExampleParameters.read(configuration));
    return messages(
        control,
        audit.judge(0, "a.yaml", manifest.getBytes(StandardCharsets.UTF_8), true).findings());
  }

  private static List<String> saidOfDockerfile(String configuration, String control, String text) {
    Policy policy = ExampleParameters.read(configuration);
    return messages(
        control,
        new DockerfileAudit(DockerfileChecks.ALL, policy, LocalDate.of(2026, 11, 29))
            .judge(
                "Dockerfile",
                text.getBytes(StandardCharsets.UTF_8),
                new BuildContext(true, IgnoreFile.NONE))
            .findings());
  }

  private static List<String> messages(String control, List<Finding> findings) {
    return findings.stream()
        .filter(one -> one.control().equals(control))
        .map(Finding::message)
        .toList();
  }
}
