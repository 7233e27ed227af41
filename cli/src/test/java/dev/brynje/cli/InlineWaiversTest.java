package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InlineWaiversTest {
  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: api
      spec:
        containers:
        - name: api
          image: registry.example.com/api:1.0
          securityContext:
            privileged: true
        - name: side
          image: registry.example.com/side:1.0
          securityContext:
            privileged: true
      """;

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void only() throws IOException {
    file = directory.resolve("pod.yaml");
    Files.writeString(
        directory.resolve("brynje.yaml"),
        """
        only:
        - workload/no-privileged
        - dockerfile/no-sudo
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "privileged: true | privileged: true # brynje:ignore workload/no-privileged why | 1",
        "- name: api | - name: api # brynje:ignore workload/no-privileged why | 1",
        "'  - name: api' | '  # brynje:ignore workload/no-privileged why\n  - name: api' | 1",
        "'  containers:' | '  # brynje:ignore workload/no-privileged why\n  containers:' | 2",
        "apiVersion: v1 | '# brynje:ignore workload/no-privileged why\napiVersion: v1' | 2",
        "'  name: api' | '  name: api\n  annotations: {brynje.dev/ignore.workload.no-privileged: why}' | 2"
      })
  void aWaiverIsForWhatItStandsBesideWithAllBelow(String part, String other, int waived)
      throws IOException {
    Run run = audit(POD.replaceFirst(part, other));

    assertThat(run.out()).doesNotContain("policy/").contains("\n" + waived + " waived");
    assertThat(run.code()).isEqualTo(waived == 2 ? 0 : 1);
    assertThat(audit(POD.replaceFirst(part, other), "--show-waived").out()).contains(": why (");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workload/no-privileged | policy/waiver-reason | the waiver of workload/no-privileged gives no reason",
        "workload/no-privileged -- | policy/waiver-reason | gives no reason",
        "workload/no-privilegd why | policy/waiver-control | did you mean workload/no-privileged?",
        "no-privileged why | policy/waiver-control | such control; did you mean workload/no-privileged?",
        "policy/waiver-reason why | policy/waiver-control | policy/waiver-reason cannot be waived",
        "'' | policy/waiver-control | the waiver names no control",
        "workload/no-privileged until=2026-11-28 why | policy/waiver-expired | expired on 2026-11-28",
        "workload/no-privileged until=soon why | policy/waiver-expired | until a day that there is not",
        "dockerfile/no-sudo why | policy/waiver-unmatched | no finding here needs the waiver of dockerfile/no-sudo"
      })
  void aWaiverThatIsNotAsWantedWaivesNothing(String words, String control, String message)
      throws IOException {
    Run run =
        audit(POD.replaceFirst("privileged: true", "privileged: true # brynje:ignore " + words));

    assertThat(run.code()).isEqualTo(1);
    assertThat(flat(run.out())).contains(control, message).doesNotContain("1 waived");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workload/no-privileged until=2026-11-29 owner=team-shop why",
        "workload/no-privileged,dockerfile/no-sudo why",
        "dockerfile/no-sudo, workload/no-privileged -- why",
        "workload/no-privileged: why",
        " workload/no-privileged why"
      })
  void aWaiverMayNameSeveralControlsAnOwnerAndALastDay(String words) throws IOException {
    Run run =
        audit(
            POD.replaceFirst("privileged: true", "privileged: true # brynje:ignore " + words),
            "--show-waived");

    assertThat(flat(run.out())).contains(": why (", "1 waived.");
    assertThat(run.out().contains("waived by team-shop until 2026-11-29"))
        .isEqualTo(words.contains("owner"));
  }

  @Test
  void aWaiverOfMoreThanAYearHoldsAndIsAFinding() throws IOException {
    Run run =
        audit(
            POD.replace(
                "privileged: true",
                "privileged: true # brynje:ignore "
                    + "workload/no-privileged until=2028-01-01 why"));

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("policy/waiver-broad", "2 waived");
  }

  @Test
  void aWaiverAboveAListOfObjectsIsBroad() throws IOException {
    String items = ("---\n" + POD).replace("\n", "\n  ").replaceFirst("---\n  ", "- ");
    Run run =
        audit(
            "# brynje:ignore workload/no-privileged why\napiVersion: v1\nkind: List\nitems:\n"
                + items
                + "\n"
                + items.replace("name: api", "name: web"));

    assertThat(run.code()).isEqualTo(1);
    assertThat(flat(run.out()))
        .contains("is for several objects; what is critical stands", "4 critical");
  }

  @Test
  void annotationsOfTheTemplateAreForItsPod() throws IOException {
    String deployment =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: api}
        spec:
          selector: {matchLabels: {app: api}}
          template:
            metadata:
              labels: {app: api}
              annotations:
                brynje.dev/ignore.workload.no-privileged: until=2026-12-31 it mounts disks
            spec:
              containers:
              - {name: api, image: a, securityContext: {privileged: true}}
        """;

    Run run = audit(deployment, "--show-waived");

    assertThat(run.code()).isZero();
    assertThat(flat(run.out()))
        .contains("waived by an annotation until 2026-12-31: it mounts disks (" + file + ":10:9)");
    assertThat(audit(deployment.replaceFirst("until.*", "\"\"")).out())
        .contains("policy/waiver-reason", "Deployment api");
    assertThat(flat(audit(deployment.replaceFirst("no-privileged", "no-privilegd")).out()))
        .contains("did you mean brynje.dev/ignore.workload.no-privileged?");
  }

  @ParameterizedTest
  @CsvSource({
    "no-privileged, did you mean brynje.dev/ignore.workload.no-privileged?",
    "workload/no-privileged, write brynje.dev/ignore.workload.no-privileged"
  })
  void theNameOfAnAnnotationHasADotForTheSlash(String name, String advice) throws IOException {
    Run run =
        audit(
            POD.replaceFirst(
                "  name: api",
                "  name: api\n  annotations: {brynje.dev/ignore.%s: why}".formatted(name)));

    assertThat(run.code()).isEqualTo(1);
    assertThat(flat(run.out())).contains("policy/waiver-control", advice);
  }

  @Test
  void commentsInFilesOfAKustomizationHoldWhereThePlaceIsSure() throws IOException {
    Files.writeString(directory.resolve("kustomization.yaml"), "resources: [pod.yaml]\n");
    file = directory.resolve("pod.yaml");
    Files.writeString(
        file,
        POD.substring(0, POD.indexOf("  - name: side"))
            .replace(
                "privileged: true", "privileged: true # brynje:ignore workload/no-privileged why"));

    Run run = Session.plain().with(new AuditCommand(TODAY)).run("audit", directory.toString());

    assumeThat(run.err() + run.out()).doesNotContain("kubectl");
    assertThat(run.out()).contains("1 waived").doesNotContain("policy/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Brynje:Ignore workload/no-privileged why",
        "BRYNJE:IGNORE workload/no-privileged why",
        "brynje-ignore workload/no-privileged why",
        "brynje ignore workload/no-privileged why",
        "brynje = ignore: workload/no-privileged why"
      })
  void whatIsMeantAsAWaiverAndIsNotReadIsSaid(String comment) throws IOException {
    Run run = audit(POD.replaceFirst("privileged: true", "privileged: true # " + comment));

    assertThat(run.code()).isEqualTo(1);
    assertThat(flat(run.out()))
        .contains("2 critical", "policy/waiver-form")
        .contains("has no effect: write it as # brynje:ignore control reason");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Brynje ignores this", "brynje ignore lists", "brynje: why", "brynjeignore"})
  void whatOnlyNamesBrynjeIsNoWaiver(String comment) throws IOException {
    assertThat(audit(POD + "# " + comment).out()).doesNotContain("policy/");
  }

  @Test
  void anAnnotationInOtherLettersIsSaid() throws IOException {
    String annotated =
        "  name: api\n  annotations: {brynje.dev/Ignore.workload.no-privileged: why}";

    assertThat(flat(audit(POD.replaceFirst("  name: api", annotated)).out()))
        .contains("2 critical", "has no effect: write it as brynje.dev/ignore.…");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUN sudo b # brynje:ignore dockerfile/no-sudo why",
        "RUN sudo b \\\n  # Brynje:ignore dockerfile/no-sudo why\n  && c",
        "RUN <<E\nsudo b\n# brynje:ignore dockerfile/no-sudo why\nE"
      })
  void whatDockerTakesForAPartOfAnInstructionIsSaid(String instruction) throws IOException {
    file = directory.resolve("Dockerfile");

    Run run = audit("FROM a\n" + instruction + "\n");

    assertThat(flat(run.out()))
        .contains("the waiver of dockerfile/no-sudo has no effect", "policy/waiver-form")
        .doesNotContain(" waived");
  }

  @Test
  void inADockerfileControlsOfDockerfilesAreMeant() throws IOException {
    file = directory.resolve("Dockerfile");

    assertThat(
            flat(audit("FROM a\n# brynje:ignore image-digest why\nRUN b\n").out())
                + flat(audit("FROM a\n# brynje:ignore dockerfil/no-sudo why\nRUN b\n").out()))
        .contains("did you mean dockerfile/base-digest?", "did you mean dockerfile/no-sudo?");
  }

  @Test
  void ofControlsThatAreNotJudgedNothingIsNeedless() throws IOException {
    Files.writeString(
        directory.resolve("brynje.yaml"),
        "waivers:\n- {control: workload/seccomp-profile, scope: {resource: Pod/api}, owner: a,"
            + " reason: why, expires: 2027-01-31}\n");
    String text =
        POD.replaceFirst(
            "privileged: true", "privileged: true # brynje:ignore workload/seccomp-profile why");

    assertThat(audit(text, "--pod-security", "baseline").out()).doesNotContain("policy/");
    assertThat(audit(text, "--pod-security", "baseline").code()).isEqualTo(1);
    assertThat(
            audit(text.replace("workload/seccomp-profile", "pss/none"), "--pod-security=baseline")
                .out())
        .contains("policy/waiver-control");
  }

  @Test
  void aCommentInADockerfileIsForTheInstructionBelow() throws IOException {
    file = directory.resolve("Dockerfile");
    String text = "FROM a\n# brynje:ignore dockerfile/no-sudo why\nRUN sudo a\nRUN sudo b\n";

    Run run = audit(text);

    assertThat(run.out()).contains("1 waived", "4 │ RUN sudo b").doesNotContain("3 │", "policy/");
    assertThat(
            audit(
                    "FROM a\nRUN a \\\n # brynje:ignore dockerfile/no-sudo why\n && sudo b \\\n"
                        + " && sudo c")
                .out())
        .contains("1 waived", "1 medium");
    assertThat(audit("FROM a\nRUN a \\\n # brynje:ignore dockerfile/no-sudo why\n && sudo b").out())
        .contains("1 waived");
  }

  @Test
  void whatIsNotToldIsWaivedToo() throws IOException {
    Run run =
        audit(
            POD.replace(
                "privileged: true",
                "privileged: true # brynje:ignore " + "workload/no-privileged why"),
            "--severity",
            "critical",
            "--fail-on",
            "info");

    assertThat(run.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "false, why, 1, policy/waiver-inline",
    "complete, why, 1, policy/waiver-inline",
    "complete, owner=a until=2026-12-24 why, 0, 2 waived",
    "true, why, 0, 2 waived"
  })
  void theConfigurationSaysWhetherWaiversMayStandInManifests(
      String use, String words, int code, String said) throws IOException {
    Path config = directory.resolve("brynje.yaml");
    Files.writeString(config, Files.readString(config) + "inline-waivers: " + use + "\n");

    Run run =
        audit(
            POD.replace(
                "privileged: true",
                "privileged: true # brynje:ignore workload/no-privileged " + words));

    assertThat(run.code()).isEqualTo(code);
    assertThat(run.out()).contains(said);
  }

  private Run audit(String text, String... options) throws IOException {
    Files.writeString(file, text);
    List<String> words = new ArrayList<>(List.of("audit"));
    words.addAll(List.of(options));
    words.add(file.toString());
    return Session.plain().with(new AuditCommand(TODAY)).run(words.toArray(String[]::new));
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
