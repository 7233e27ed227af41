package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import dev.brynje.cli.checklist.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChecklistCommandTest {
  private static final String GOOD_POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: api, namespace: shop}
      spec:
        securityContext: {runAsNonRoot: true, runAsUser: 65532}
        containers:
        - name: api
          image: registry.example.com/api:1.0
          resources: {limits: {memory: 64Mi, cpu: 100m}}
          securityContext:
            readOnlyRootFilesystem: true
            allowPrivilegeEscalation: false
            capabilities: {drop: [ALL]}
      ---
      apiVersion: v1
      kind: ResourceQuota
      metadata: {name: all, namespace: shop}
      spec: {hard: {limits.memory: 1Gi, limits.cpu: "2"}}
      """;

  private static final String BAD_POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: api, namespace: shop}
      spec:
        containers: [{name: api, image: "registry.example.com/api:1.0"}]
      """;

  private static final String GOOD_DOCKERFILE =
      """
      FROM registry.example.com/base:1.0
      USER 65532
      """;

  private static final String PIPELINE =
      """
      jobs:
        build:
          steps:
            - run: trivy image --exit-code 1 app
            - run: cosign verify --key k.pub app
      """;

  @TempDir Path dir;

  @BeforeEach
  void beginARepository() throws IOException {
    Files.createDirectories(dir.resolve(".git"));
  }

  @Test
  void saysWhatIsDone() throws IOException {
    write("k8s/api.yaml", GOOD_POD);
    write("Dockerfile", GOOD_DOCKERFILE);
    write(".github/workflows/ci.yml", PIPELINE);
    Run run = checklist(dir);

    assertThat(statuses(run)).containsExactly("done", "done", "done", "done", "unknown", "done");
    assertThat(run.out())
        .contains("ci.yml:4 trivy scans", "ci.yml:5 cosign verifies")
        .endsWith("5 done, 0 not done, 1 unknown\n");
    assertThat(run.code()).isEqualTo(2);
  }

  @Test
  void saysWhatIsNotDoneWithTheWorstPlaceAndTheFix() throws IOException {
    write("k8s/api.yaml", BAD_POD);
    write(
        "Dockerfile",
        "FROM registry.example.com/base:1.0\nENV TOKEN=ghp_16C7e42F292c6912E7710c838347Ae178B4a\n");
    Run run = checklist(dir);

    assertThat(statuses(run))
        .containsExactly("not done", "not done", "not done", "not done", "unknown", "not done");
    assertThat(run.out())
        .contains("Pod shop/api", "fix: runAsNonRoot: true")
        .doesNotContain("ghp_16C7");
  }

  @Test
  void fitsOnOneScreen() throws IOException {
    write("k8s/api.yaml", BAD_POD);
    List<String> lines = checklist(dir).out().lines().toList();

    assertThat(lines).hasSizeLessThanOrEqualTo(24);
    assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
  }

  @Test
  void isUnknownWhereThereIsNothing() throws IOException {
    write("k8s/config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
    Run run = checklist(dir);

    assertThat(statuses(run))
        .containsExactly("unknown", "unknown", "not done", "unknown", "unknown", "unknown");
  }

  @Test
  void isUnknownWhereSomethingCouldNotBeJudged() throws IOException {
    write("k8s/api.yaml", GOOD_POD);
    write("k8s/broken.yaml", "kind: [");

    assertThat(statuses(checklist(dir))).element(0).isEqualTo("unknown");
  }

  @Test
  void isUnknownWhereTheConfigurationSwitchesOff() throws IOException {
    write("k8s/api.yaml", BAD_POD);
    write("brynje.yaml", "controls: {workload/run-as-non-root: off}\n");
    Run run = checklist(dir);

    assertThat(statuses(run)).element(0).isEqualTo("unknown");
    assertThat(run.out()).contains("brynje.yaml switches off workload/run-as-non-root");
  }

  @Test
  void looksForPipelinesAtTheRootOfTheRepository() throws IOException {
    write("deploy/k8s/api.yaml", GOOD_POD);
    write(".github/workflows/ci.yml", PIPELINE);

    assertThat(statuses(checklist(dir.resolve("deploy/k8s")))).element(2).isEqualTo("done");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "trivy image app; cosign verify app; done; the scan reports, and stops nothing",
        "trivy image --exit-code 1 app || true; cosign verify app; not done; ignored",
        "trivy image --exit-code 0 app; cosign verify app; not done; ignored",
        "trivy image --exit-code 1 app; cosign verify app || true; not done; verification says is",
        "trivy image --exit-code 1 app; cosign sign app; not done; no step verifies",
        "echo; cosign verify app; not done; no step scans",
        "echo; echo; not done; no step scans an image, none verifies one"
      })
  void readsWhatPipelinesDo(String scan, String verify, String status, String reason)
      throws IOException {
    write(".gitlab-ci.yml", "a: {script: ['%s', '%s']}\n".formatted(scan, verify));
    Run run = checklist(dir);

    assertThat(statuses(run)).element(2).isEqualTo(status);
    assertThat(run.out()).contains(reason);
  }

  @Test
  void followsWhatGitlabIncludes() throws IOException {
    write(".gitlab-ci.yml", "include: /ci/scan.yml\n");
    write("ci/scan.yml", "a: {script: [trivy image --exit-code 1 a, cosign verify a]}\n");

    assertThat(statuses(checklist(dir))).element(2).isEqualTo("done");
  }

  @Test
  void isUnknownWhereAPipelineLiesElsewhere() throws IOException {
    write(".gitlab-ci.yml", "include: {project: org/ci, file: all.yml}\n");
    Run run = checklist(dir);

    assertThat(statuses(run)).element(2).isEqualTo("unknown");
    assertThat(run.out()).contains("none verifies one in what could be read; ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Jenkinsfile; @Library('shared') _",
        "Jenkinsfile; load 'ci/common.groovy'",
        ".drone.star; def main(ctx): return {}",
        ".drone.jsonnet; []",
        ".drone.yml; {steps: [{name: a, image: a, commands: [./ci/scan.sh]}]}",
        ".drone.yml; {steps: [{name: a, image: a, commands: [bash ci/scan]}]}"
      })
  void isUnknownWhereThePipelineIsMoreThanWhatCanBeRead(String file, String text)
      throws IOException {
    write(file, text + "\n");

    assertThat(statuses(checklist(dir))).element(2).isEqualTo("unknown");
  }

  @Test
  void readsTheScriptsThatAPipelineRuns() throws IOException {
    write(".drone.yml", "steps: [{name: a, image: a, commands: [./ci/scan.sh]}]\n");
    write("ci/scan.sh", "#!/bin/sh\nset -e\n. ./ci/lib.sh\ntrivy image --exit-code 1 x\nverify\n");
    write("ci/lib.sh", "verify() { cosign verify x; }\n");
    Run run = checklist(dir);

    assertThat(statuses(run)).element(2).isEqualTo("done");
    assertThat(run.out()).contains("ci/scan.sh:4 trivy scans", "ci/lib.sh:1 cosign verifies");

    write("ci/scan.sh", "trivy image --exit-code 1 x | tee out\ncosign verify x\n");
    assertThat(statuses(checklist(dir))).element(2).isEqualTo("not done");
  }

  @Test
  void scriptsThatRunEachOtherEnd() throws IOException {
    write(".drone.yml", "steps: [{name: a, image: a, commands: [./a.sh]}]\n");
    write("a.sh", "./b.sh\n");
    write("b.sh", "./a.sh || true\n../../etc/passwd.sh\n");

    assertThat(statuses(checklist(dir))).element(2).isEqualTo("unknown");
  }

  @Test
  void readsWhatAJenkinsfileLoads() throws IOException {
    write("Jenkinsfile", "def p = load 'ci/all.groovy'\np.run()\n");
    write(
        "ci/all.groovy", "def run() { sh 'trivy image --exit-code 1 x'; sh 'cosign verify x' }\n");

    assertThat(statuses(checklist(dir))).element(2).isEqualTo("done");
  }

  @Test
  void isUnknownWhereNothingIs() {
    assertThat(statuses(checklist(dir.resolve("nowhere")))).hasSize(6).containsOnly("unknown");
  }

  @Test
  void answersWhatIsAskedFor() throws IOException {
    write("k8s/api.yaml", GOOD_POD);
    Run good = run("checklist", "--item", "root", "--item", "base", dir.toString());

    assertThat(statuses(good)).containsExactly("done", "done");
    assertThat(good.code()).isZero();
    write("k8s/bad.yaml", BAD_POD);
    assertThat(run("checklist", "--item", "base", dir.toString()).code()).isEqualTo(1);
  }

  @Test
  void isAnAssessmentInJson() throws IOException {
    write("k8s/api.yaml", BAD_POD);
    Run json = run("checklist", "-f", "json", dir.toString());

    assertThat(json.out())
        .contains(
            "\"command\": \"checklist\"",
            "\"subject\": \"Root is disabled\"",
            "\"allowed\": false",
            "\"reason\": \"Kernel and guest are updated: only a node knows");
    Run again = Session.plain().reading(json.out()).run("report", "-", "-f", "json");
    assertThat(again.out()).contains("\"subject\": \"Root is disabled\"");
  }

  @ParameterizedTest
  @EnumSource
  void itsControlsExist(Item item) {
    assertThat(item.controls())
        .allSatisfy(id -> assertThat(Selection.everything().find(id)).as(id).isPresent());
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static Run checklist(Path path) {
    return run("checklist", path.toString());
  }

  private static Run run(String... words) {
    return Session.plain().run(words);
  }

  private static List<String> statuses(Run run) {
    List<String> statuses = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      if (line.matches("[✔✘?] .*")) {
        statuses.add(
            Arrays.stream(new String[] {"not done", "unknown", "done"})
                .filter(line::endsWith)
                .findFirst()
                .orElse(line));
      }
    }
    return statuses;
  }
}
