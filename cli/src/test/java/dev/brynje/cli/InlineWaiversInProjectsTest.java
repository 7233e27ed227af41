package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Waivers in Compose files, templates of charts and bases of kustomizations. */
class InlineWaiversInProjectsTest {
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
      """;

  @TempDir private Path directory;

  @Test
  void aCommentInAComposeFileIsForWhatItStandsBeside() throws IOException {
    String services =
        """
        services:
          web:
            image: a
            privileged: true # brynje:ignore compose/no-privileged why
          # brynje:ignore compose/no-privileged it mounts
          disk: {image: b, privileged: true}
          open: {image: c, privileged: true}
        """;
    write("compose.yaml", services);

    Run run = audit("compose/no-privileged");

    assertThat(run.out()).contains("2 waived", "1 critical", "open").doesNotContain("policy/");
  }

  @Test
  void aCommentAboveAllServicesWaivesNothingCritical() throws IOException {
    write(
        "compose.yaml",
        """
        # brynje:ignore compose/no-privileged why
        services:
          web: {image: a, privileged: true}
          disk: {image: b, privileged: true}
        """);

    assertThat(audit("compose/no-privileged").out())
        .contains("2 critical", "policy/waiver-broad")
        .doesNotContain(" waived;");
  }

  @Test
  void aCommentInAnOverrideIsForWhatTheOverrideSays() throws IOException {
    write("compose.yaml", "services:\n  web:\n    image: a\n");
    write(
        "compose.override.yaml",
        "services:\n  web:\n    privileged: true # brynje:ignore compose/no-privileged why\n");

    assertThat(audit("compose/no-privileged").out())
        .contains("1 waived")
        .doesNotContain("critical", "policy/");
  }

  @Test
  void aSlipInAComposeFileIsSaid() throws IOException {
    write(
        "compose.yaml",
        "services:\n  web:\n    image: a\n    privileged: true # Brynje:ignore"
            + " compose/no-privileged why\n");

    assertThat(audit("compose/no-privileged").out()).contains("1 critical", "policy/waiver-form");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aCommentInATemplateHoldsInWhatIsRendered() throws IOException {
    chart(
        POD.replace(
                "privileged: true", "privileged: true # brynje:ignore workload/no-privileged why")
            .replace("name: api\nspec", "name: {{ .Release.Name }}\nspec"));

    Run run = audit("workload/no-privileged");

    assertThat(run.out()).contains("1 waived").doesNotContain("critical", "policy/");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anAnnotationInATemplateHoldsAndItsFaultsAreToldAtTheTemplate() throws IOException {
    String annotated =
        POD.replace(
            "  name: api\nspec",
            "  name: api\n  annotations:\n    brynje.dev/ignore.workload.no-privileged: {{ .Values.why"
                + " }}\nspec");
    chart(annotated);
    write("chart/values.yaml", "why: it mounts disks\n");

    Run run = audit("workload/no-privileged", "--show-waived");

    assertThat(run.out()).contains("it mounts disks", "templates/pod.yaml", "1 waived");
    write("chart/values.yaml", "why: ''\n");
    assertThat(audit("workload/no-privileged").out())
        .contains("policy/waiver-reason", "1 critical");
  }

  @Test
  void anAnnotationInABaseHoldsInWhatAnOverlayBuilds() throws IOException {
    write(
        "base/pod.yaml",
        POD.replace(
            "  name: api\nspec",
            "  name: api\n  annotations: {brynje.dev/ignore.workload.no-privileged: why}\nspec"));
    write("base/kustomization.yaml", "resources: [pod.yaml]\n");
    write("overlay/kustomization.yaml", "resources: [../base]\nnamePrefix: test-\n");

    Run run = audit("workload/no-privileged");

    assumeThat(run.out() + run.err()).doesNotContain("kubectl");
    assertThat(run.out()).contains(" waived").doesNotContain("critical", "policy/");
  }

  private void chart(String template) throws IOException {
    write("chart/Chart.yaml", "apiVersion: v2\nname: chart\nversion: 1.0.0\n");
    write("chart/templates/pod.yaml", template);
  }

  private Run audit(String only, String... options) throws IOException {
    write("brynje.yaml", "only: [" + only + "]\n");
    String[] words = new String[options.length + 2];
    words[0] = "audit";
    System.arraycopy(options, 0, words, 1, options.length);
    words[words.length - 1] = directory.toString();
    return Session.plain().run(words);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
