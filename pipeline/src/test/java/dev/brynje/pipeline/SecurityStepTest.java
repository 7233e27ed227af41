package dev.brynje.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityStepTest {
  private static final Map<SecurityStep.Effect, String> EFFECTS =
      Map.of(
          SecurityStep.Effect.STOPS, "stops",
          SecurityStep.Effect.REPORTED, "reports",
          SecurityStep.Effect.IGNORED, "ignored");

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "trivy image --exit-code 1 app:1 → SCAN trivy stops",
        "trivy image --severity HIGH,CRITICAL --ignore-unfixed app:1 → SCAN trivy reports",
        "trivy image --exit-code=0 app:1 → SCAN trivy ignored",
        "trivy image --exit-code 1 app:1 || true → SCAN trivy ignored",
        "trivy image --exit-code 1 app:1 & → SCAN trivy ignored",
        "! trivy image --exit-code 1 app:1 → SCAN trivy ignored",
        "set +e; trivy image --exit-code 1 app:1; exit 0 → SCAN trivy ignored",
        "set +e; x; set -e; trivy image --exit-code 1 app:1 → SCAN trivy stops",
        "if false; then trivy image --exit-code 1 app:1; fi → ",
        "if false; then x; fi; trivy image --exit-code 1 app:1 → SCAN trivy stops",
        "sudo /usr/local/bin/trivy i --exit-code 1 app:1 → SCAN trivy stops",
        "TRIVY_NO_PROGRESS=true trivy -q image --exit-code 2 $IMAGE → SCAN trivy stops",
        "docker run --rm -v a:b aquasec/trivy:0.65 image --exit-code 1 app → SCAN trivy stops",
        "docker run ghcr.io/aquasecurity/trivy@sha256:ab image app → SCAN trivy reports",
        "cd app && if true; then trivy image --exit-code 1 app; fi → SCAN trivy stops",
        "trivy fs --exit-code 1 . → ",
        "trivy config . → ",
        "echo trivy image app → ",
        "# trivy image app → ",
        "echo 'trivy image app' → ",
        "curl -sfL https://example.com/trivy/install.sh → ",
        "grype app:1 --fail-on high → SCAN grype stops",
        "grype dir:. → ",
        "snyk container test app:1 → SCAN snyk stops",
        "snyk container monitor app:1 → SCAN snyk reports",
        "snyk test → ",
        "docker scout cves --exit-code app:1 → SCAN docker scout stops",
        "docker scout quickview → ",
        "brynje scan app:1 → SCAN brynje stops",
        "brynje audit k8s → ",
        "cosign verify --key cosign.pub app@sha256:0 → VERIFY cosign stops",
        "cosign verify-attestation app → VERIFY cosign stops",
        "cosign sign app → ",
        "cosign verify-blob x → ",
        "gh attestation verify oci://app -R o/r → VERIFY gh attestation stops",
        "notation verify app → VERIFY notation stops",
        "brynje verify app:1 → VERIFY brynje stops"
      })
  void commandsAreKnownByTheirArguments(String script, @Nullable String found) {
    Draft draft = new Draft("ci.yml");
    draft.script(1, false, script);

    assertThat(said(draft.pipeline())).isEqualTo(found == null ? List.of() : List.of(found));
  }

  @Test
  void githubIsReadStepByStep() {
    String workflow =
        """
        on: [push]
        jobs:
          build:
            steps:
              - uses: actions/checkout@v4
              - name: scan
                uses: aquasecurity/trivy-action@0.33.1
                with: {image-ref: app, exit-code: '1'}
              - uses: aquasecurity/trivy-action@0.33.1
                with: {scan-type: fs}
              - uses: anchore/scan-action@v6
                continue-on-error: true
                with: {image: app}
              - run: |
                  set -eu
                  cosign verify --key k.pub \\
                    ${{ env.IMAGE }}
              - if: ${{ false }}
                run: trivy image --exit-code 1 never
          off:
            if: false
            steps: [{run: grype never}]
          other:
            uses: org/repo/.github/workflows/scan.yml@main
        """;
    Pipeline pipeline = read(CiSystem.GITHUB, workflow);

    assertThat(said(pipeline))
        .containsExactly("SCAN trivy stops", "SCAN grype ignored", "VERIFY cosign stops");
    assertThat(pipeline.steps()).extracting(Step::line).contains(7, 15);
    assertThat(pipeline.elsewhere()).containsExactly("org/repo/.github/workflows/scan.yml@main");
  }

  @Test
  void gitlabRunsHiddenJobsOnlyWhereTheyAreExtended() {
    String pipeline =
        """
        include:
          - local: /ci/more.yml
          - template: Jobs/Container-Scanning.gitlab-ci.yml
          - project: org/templates
            file: scan.yml
        .unused: {script: [grype --fail-on low app]}
        .base:
          script:
            - trivy image --exit-code 1 app
        scan: {extends: .base}
        lax:
          allow_failure: true
          script: [[snyk container test app]]
        never: {when: never, script: notation verify app}
        ruled: {rules: [{when: never}], script: notation verify app}
        after: {after_script: [cosign verify app]}
        manual: {when: manual, script: notation verify app}
        referring: {script: [!reference [.unused, script], !reference [.elsewhere, script]]}
        """;
    Pipeline read = read(CiSystem.GITLAB, pipeline);

    assertThat(said(read))
        .containsExactly(
            "SCAN GitLab container scanning ignored",
            "SCAN trivy stops",
            "SCAN snyk ignored",
            "VERIFY cosign ignored",
            "VERIFY notation ignored",
            "SCAN grype stops");
    assertThat(read.includes()).containsExactly("ci/more.yml");
    assertThat(read.elsewhere())
        .containsExactly("org/templates", "!reference [.elsewhere, script]");
  }

  @Test
  void jenkinsScriptsAreFoundInGroovy() {
    String file =
        """
        // sh 'grype app --fail-on low'
        pipeline {
          stages {
            stage('scan "all"') {
              steps {
                /* sh 'grype app --fail-on low' */
                sh 'trivy image --exit-code 1 app'
                sh(script: "grype ${IMAGE} --fail-on high", returnStatus: true)
                sh label: 'verify', script: '''
                  set -e
                  cosign verify --key k.pub app
                '''
                catchError(buildResult: 'SUCCESS') { sh "snyk container test app" }
                sh "snyk container test \\"$APP\\""
                grypeScan scanDest: 'docker:app'
                echo "sh 'brynje scan app'"
              }
            }
            stage('off') {
              when { expression { false } }
              steps { sh 'notation verify app' }
            }
          }
        }
        """;

    assertThat(said(read(CiSystem.JENKINS, file)))
        .containsExactly(
            "SCAN trivy stops",
            "SCAN grype ignored",
            "VERIFY cosign stops",
            "SCAN snyk ignored",
            "SCAN snyk stops",
            "SCAN grypeScan stops",
            "VERIFY notation ignored");
  }

  @Test
  void droneStepsAndPluginsAreRead() {
    String pipeline =
        """
        kind: pipeline
        type: docker
        steps:
          - name: scan
            image: aquasec/trivy:0.65
            commands: [trivy image --exit-code 1 app]
          - {name: plugin, image: drillster/drone-trivy, failure: ignore}
        ---
        kind: pipeline
        steps: [{name: verify, image: alpine, commands: [cosign verify app]}]
        """;

    assertThat(said(read(CiSystem.DRONE, pipeline)))
        .containsExactly(
            "SCAN trivy stops", "SCAN drillster/drone-trivy ignored", "VERIFY cosign stops");
  }

  @Test
  void tektonTasksAndPipelinesAreRead() {
    String objects =
        """
        apiVersion: tekton.dev/v1
        kind: Task
        spec:
          steps:
            - {name: a, image: aquasec/trivy:0.65, args: [image, --exit-code, "1", app]}
            - name: b
              image: alpine
              script: |
                #!/bin/sh
                cosign verify app
            - {name: c, image: x, command: [sh, -c, "grype app --fail-on high"], onError: continue}
        ---
        apiVersion: tekton.dev/v1
        kind: Pipeline
        spec:
          tasks: [{name: scan, taskRef: {name: trivy-scanner}}]
        ---
        apiVersion: v1
        kind: Pod
        spec: {containers: [{name: a, image: aquasec/trivy, args: [image, app]}]}
        """;

    assertThat(CiSystem.isTekton(objects)).isTrue();
    assertThat(said(read(CiSystem.TEKTON, objects)))
        .containsExactly(
            "SCAN trivy stops",
            "VERIFY cosign stops",
            "SCAN grype ignored",
            "SCAN trivy-scanner stops");
  }

  @ParameterizedTest
  @CsvSource({
    ".github/workflows/ci.yml, GITHUB",
    "repo/.github/workflows/ci.yaml, GITHUB",
    "a/.github/actions/scan/action.yml, GITHUB",
    ".github/dependabot.yml, ",
    ".gitlab-ci.yml, GITLAB",
    "ci/scan.gitlab-ci.yml, GITLAB",
    ".gitlab/ci/scan.yml, GITLAB",
    "Jenkinsfile, JENKINS",
    "ci/Jenkinsfile.release, JENKINS",
    "build.jenkinsfile, JENKINS",
    ".drone.yml, DRONE",
    "drone.yml, ",
    "k8s/api.yaml, "
  })
  void filesAreKnownByTheirPaths(String path, @Nullable CiSystem system) {
    assertThat(CiSystem.ofPath(path)).isEqualTo(Optional.ofNullable(system));
  }

  private static Pipeline read(CiSystem system, String text) {
    return system.read("ci.yml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> said(Pipeline pipeline) {
    List<String> said = new ArrayList<>();
    for (Step step : pipeline.steps()) {
      SecurityStep.of(step)
          .ifPresent(
              one -> said.add(one.purpose() + " " + one.tool() + " " + EFFECTS.get(one.effect())));
    }
    return said;
  }
}
