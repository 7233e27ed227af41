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
        "trivy image --exit-code 1 app:1 | tee out → SCAN trivy ignored",
        "set -o pipefail; trivy image --exit-code 1 app:1 | tee out → SCAN trivy stops",
        "set -euo pipefail; trivy image --exit-code 1 app:1 | tee out → SCAN trivy stops",
        "echo app:1 | xargs trivy image --exit-code 1 → SCAN trivy stops",
        "trivy image --exit-code 1 app:1 || exit 1 → SCAN trivy stops",
        "trivy image --exit-code 1 app:1 || exit 0 → SCAN trivy ignored",
        "trivy image --exit-code 1 app:1 || { echo no; exit 1; } → SCAN trivy stops",
        "trivy image --exit-code 1 app:1 || { echo no; } → SCAN trivy ignored",
        "trivy image --exit-code 1 app:1 && echo ok → SCAN trivy stops",
        "trivy image --exit-code 1 app:1 && echo ok; echo more → SCAN trivy ignored",
        "cd app && trivy image --exit-code 1 app:1; echo more → SCAN trivy stops",
        "trivy image --exit-code 1 app:1 && echo ok || exit 1; x → SCAN trivy stops",
        "f() { cosign verify app && echo ok; }; f; x → VERIFY cosign stops",
        "if cosign verify app; then echo ok; fi → VERIFY cosign ignored",
        "if cosign verify app; then echo ok; else exit 1; fi → VERIFY cosign stops",
        "if ! cosign verify app; then echo no; exit 1; fi → VERIFY cosign stops",
        "if ! cosign verify app; then echo no; fi → VERIFY cosign ignored",
        "while ! cosign verify app; do sleep 1; done → VERIFY cosign ignored",
        "x=$(cosign verify app) → VERIFY cosign stops",
        "echo $(cosign verify app) → VERIFY cosign ignored",
        "f() { cosign verify app; } → ",
        "f() { cosign verify app; }; f → VERIFY cosign stops",
        "f() { cosign verify app; }; f || true → VERIFY cosign ignored",
        "function f { cosign verify app; }; retry f → VERIFY cosign stops",
        "f() { f; cosign verify app; } → ",
        "trivy image --help → ",
        "cosign verify -h → ",
        "docker run --rm aquasec/trivy image --help → ",
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
    draft.script(1, false, script, ShellOptions.ERREXIT);

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
  void githubGivesPipefailToBashByNameOnly() {
    String workflow =
        """
        jobs:
          plain: {steps: [{run: trivy image --exit-code 1 app | tee out}]}
          bash: {steps: [{run: trivy image --exit-code 1 app | tee out, shell: bash}]}
          own: {steps: [{run: "trivy image --exit-code 1 app; echo", shell: "bash {0}"}]}
          all:
            defaults: {run: {shell: bash}}
            steps: [{run: cosign verify app | tee out}]
        """;

    assertThat(said(read(CiSystem.GITHUB, workflow)))
        .containsExactly(
            "SCAN trivy ignored", "SCAN trivy stops", "SCAN trivy ignored", "VERIFY cosign stops");
  }

  @ParameterizedTest
  @CsvSource({
    "true, ignored",
    "${{ true }}, ignored",
    "${{ matrix.experimental }}, ignored",
    "false, stops",
    "${{ false }}, stops"
  })
  void whatMayContinueIsIgnored(String value, String effect) {
    String workflow =
        "jobs: {a: {steps: [{run: cosign verify app, continue-on-error: '%s'}]}}".formatted(value);

    assertThat(said(read(CiSystem.GITHUB, workflow))).containsExactly("VERIFY cosign " + effect);
  }

  @Test
  void aScriptThatNamesItsShellGoesOnUnlessItSaysOtherwise() {
    String task =
        """
        apiVersion: tekton.dev/v1
        kind: Task
        spec:
          steps:
            - {name: a, script: "#!/bin/sh\\ncosign verify app\\necho\\n"}
            - {name: b, script: "#!/bin/sh -e\\nnotation verify app\\necho\\n"}
            - {name: c, script: "#!/usr/bin/env bash\\nset -e\\ngrype app --fail-on low\\necho\\n"}
            - {name: d, script: "#!/usr/bin/env python3\\ncosign verify app\\n"}
            - {name: e, script: "trivy image --exit-code 1 app\\necho\\n"}
        """;

    assertThat(said(read(CiSystem.TEKTON, task)))
        .containsExactly(
            "VERIFY cosign ignored",
            "VERIFY notation stops",
            "SCAN grype stops",
            "SCAN trivy stops");
  }

  @Test
  void aTaskOfTektonWhosePipelineContinuesIsIgnored() {
    String pipeline =
        """
        apiVersion: tekton.dev/v1
        kind: Pipeline
        spec:
          tasks:
            - name: v
              onError: continue
              taskSpec: {steps: [{name: a, script: cosign verify x}]}
        """;

    assertThat(said(read(CiSystem.TEKTON, pipeline))).containsExactly("VERIFY cosign ignored");
  }

  @Test
  void whatJenkinsTakesFromElsewhereIsNamed() {
    String file =
        """
        @Library('shared@v1') _
        library 'other'
        def p = load "ci/common.groovy"
        load('ci/more.groovy').run()
        def library = 1
        standardPipeline()
        """;
    Pipeline read = read(CiSystem.JENKINS, file);

    assertThat(read.elsewhere()).containsExactly("the library shared@v1", "the library other");
    assertThat(read.includes()).containsExactly("ci/common.groovy", "ci/more.groovy");
  }

  @Test
  void scriptsOfTheRepositoryAreRead() {
    String workflow =
        """
        jobs:
          a:
            steps:
              - run: ./ci/own.sh
              - run: bash -e ci/shell || true
              - run: |
                  . ./lib.sh
                  verify
              - run: bash -c 'x'; bash -s < y; make scan; /usr/bin/x.sh; "$DIR/x.sh"
        """;
    List<ScriptCall> scripts = read(CiSystem.GITHUB, workflow).scripts();

    assertThat(scripts)
        .extracting(ScriptCall::path)
        .containsExactly("./ci/own.sh", "ci/shell", "./lib.sh");
    assertThat(said(scripts.get(0), "#!/bin/sh\nset -e\ncosign verify a\necho\n"))
        .containsExactly("VERIFY cosign stops");
    assertThat(said(scripts.get(0), "#!/bin/sh\ncosign verify a\necho\n"))
        .containsExactly("VERIFY cosign ignored");
    assertThat(said(scripts.get(0), "#!/usr/bin/python3\ncosign verify a\n")).isEmpty();
    assertThat(said(scripts.get(1), "cosign verify a\necho\n"))
        .containsExactly("VERIFY cosign ignored");
    assertThat(
            said(scripts.get(2), "verify() { cosign verify a; }\nother() { notation verify a; }\n"))
        .containsExactly("VERIFY cosign stops");
  }

  private static List<String> said(ScriptCall script, String text) {
    return said(script.read("x.sh", text.getBytes(StandardCharsets.UTF_8)));
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
