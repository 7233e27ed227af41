package dev.brynje.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.yaml.testing.Kubectl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs(OS.LINUX)
@Timeout(120)
class KustomizeRendererTest {
  private static final String PATH = System.getenv("PATH");

  @TempDir private Path directory;

  @BeforeEach
  void makeOverlay() throws IOException {
    write("base/kustomization.yaml", "resources: [a.yaml]\n");
    write("base/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n");
    write(
        "overlay/kustomization.yaml",
        "namePrefix: my-\nresources: [../base]\npatches: [{path: patch.yaml}]\n");
    write(
        "overlay/patch.yaml",
        "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  b: c\n");
  }

  @Test
  void buildsAsKubectlDoes() {
    assumeTrue(Kubectl.onPath().isPresent(), "kubectl is not on the PATH: nothing is built");

    assertThat(render("overlay", PATH)).isInstanceOf(Rendering.Rendered.class);
    byte[] yaml = ((Rendering.Rendered) render("overlay", PATH)).yaml();
    assertThat(new String(yaml, StandardCharsets.UTF_8))
        .isEqualTo("apiVersion: v1\ndata:\n  b: c\nkind: ConfigMap\nmetadata:\n  name: my-a\n");
  }

  @Test
  void knowsWhatItIsMadeOf() {
    Kustomization overlay = kustomization("overlay");

    assertThat(overlay.files()).containsExactly(directory.resolve("overlay/patch.yaml"));
    assertThat(overlay.bases()).containsExactly(directory.resolve("base"));
    assertThat(KustomizeRenderer.withBases(overlay))
        .extracting(Kustomization::directory)
        .containsExactly(directory.resolve("overlay"), directory.resolve("base"));
  }

  @Test
  void aBaseFromElsewhereIsNotFetched() throws IOException {
    write("base/kustomization.yaml", "resources: ['https://example.com/a.yaml', a.yaml]\n");

    assertThat(render("overlay", PATH))
        .isEqualTo(
            new Rendering.Refused(
                "is not built: its base ../base would fetch https://example.com/a.yaml, and nothing"
                    + " is fetched here",
                "keep a copy beside it, or audit what kubectl kustomize prints"));
    write("base/kustomization.yaml", "resources: ['github.com/a/b//c?ref=v1']\n");
    assertThat(render("base", PATH))
        .isEqualTo(
            new Rendering.Refused(
                "is not built: it would fetch github.com/a/b//c?ref=v1, and nothing is fetched here",
                "keep a copy beside it, or audit what kubectl kustomize prints"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://user:hush@github.com/x/y?ref=v1, https://user:••••••••@github.com/x/y?ref=v1",
    "git::https://x-access-token:hush@github.com/x/y, git::https://x-access-token:••••••••@github.com/x/y",
    "https://user:hu/#?sh@github.com/x/y, https://user:••••••••@github.com/x/y",
    "https://hush@github.com/x/y, https://••••••••@github.com/x/y",
    "https://example.com/a.yaml?token=hush&ref=v1, https://example.com/a.yaml?token=••••••••&ref=v1",
    "git@github.com:x/y, git@github.com:x/y",
    "ssh://git@github.com/x/y, ssh://git@github.com/x/y"
  })
  void whatAnAddressIsOpenedWithIsNotShown(String address, String shown) throws IOException {
    write("base/kustomization.yaml", "resources: ['%s']\n".formatted(address));

    assertThat(((Rendering.Refused) render("base", PATH)).reason())
        .isEqualTo("is not built: it would fetch %s, and nothing is fetched here".formatted(shown));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secretGenerator: [{name: a, literals: [planted]}]",
        "secretGenerator: [{name: a, literals: ['a=planted', 'a=planted']}]",
        "patches: [{patch: 'planted: [', target: {kind: A}}]",
        "patches: [{patch: '[{op: planted, path: /planted}]', target: {kind: ConfigMap}}]",
        "commonLabels: {a: [planted]}",
        "unknown: planted",
        "resources: [../../x/planted-nothing.yaml]"
      })
  void whatKubectlSaysOfValuesIsNotPassedOn(String wrong) throws IOException {
    assumeTrue(Kubectl.onPath().isPresent(), "kubectl is not on the PATH: nothing is built");
    write("base/kustomization.yaml", wrong.replace("planted", "planted77") + "\n");

    Rendering rendering = render("base", PATH);

    assertThat(rendering).isInstanceOf(Rendering.Refused.class);
    assertThat(((Rendering.Refused) rendering).reason())
        .startsWith("does not build: ")
        .doesNotContain(directory.toString());
    if (!wrong.startsWith("resources")) {
      assertThat(((Rendering.Refused) rendering).reason()).doesNotContain("planted77");
    }
  }

  @Test
  void whatKubectlSaysOfFilesAndObjectsIsTold() throws IOException {
    assumeTrue(Kubectl.onPath().isPresent(), "kubectl is not on the PATH: nothing is built");
    write("base/kustomization.yaml", "resources: [../x/nothing.yaml]\n");
    assertThat(((Rendering.Refused) render("base", PATH)).reason())
        .contains("accumulating resources from '../x/nothing.yaml'", "no such file or directory");
    write("base/kustomization.yaml", "patches: [{path: a.yaml}]\n");
    assertThat(((Rendering.Refused) render("base", PATH)).reason())
        .contains("no matches for Id ConfigMap.v1.[noGrp]/a.[noNs]");
  }

  @Test
  void chartsAreNotFetchedEither() throws IOException {
    write("base/kustomization.yaml", "helmCharts: [{name: a, repo: 'https://example.com'}]\n");

    assertThat(((Rendering.Refused) render("base", PATH)).reason())
        .isEqualTo("is not built: it renders Helm charts that it fetches");
  }

  @Test
  void basesThatBuildUponEachOtherEnd() throws IOException {
    assumeTrue(Kubectl.onPath().isPresent(), "kubectl is not on the PATH: nothing is built");
    write("base/kustomization.yaml", "resources: [../overlay]\n");

    assertThat(((Rendering.Refused) render("overlay", PATH)).reason())
        .startsWith("does not build: ")
        .contains("cycle");
  }

  @Test
  void saysThatKubectlIsMissing() {
    assertThat(((Rendering.Refused) render("base", "")).reason()).contains("no kubectl is on");
  }

  @Test
  void whatRunsInTheChildHasNoNetworkAndWritesNoFile() throws IOException {
    Path program =
        write(
            "bin/kubectl",
            """
            #!/bin/bash
            (exec 3<>/dev/tcp/127.0.0.1/9) 2>&1 | grep -q 'Permission denied' && echo refused
            (echo x > "$2/file") 2>/dev/null
            [ -s "$2/file" ] && echo written
            env | grep -c SECRET
            exit 0
            """);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));

    byte[] yaml = ((Rendering.Rendered) render("base", directory.resolve("bin").toString())).yaml();
    assertThat(new String(yaml, StandardCharsets.UTF_8)).isEqualTo("refused\n0\n");
  }

  private Rendering render(String name, String path) {
    return new KustomizeRenderer(ChildProcess.likeThis(TestChild.class), path)
        .render(kustomization(name));
  }

  private Kustomization kustomization(String name) {
    return Kustomization.in(directory.resolve(name)).orElseThrow();
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
