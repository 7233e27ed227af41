package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.cli.Session.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingJudgedTest {
  private static final String KUSTOMIZATION =
      "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [api.yaml]\n";
  private static final String UNHEARD =
      "apiVersion: example.com/v1\nkind: Unheard\nmetadata: {name: of}\n";

  @TempDir private Path directory;

  @Test
  void aKustomizationOfAnotherNameIsToBeRendered() throws IOException {
    Files.writeString(directory.resolve("other.yaml"), KUSTOMIZATION);

    for (Path path : new Path[] {directory, directory.resolve("other.yaml")}) {
      Run run = Session.plain().run("audit", path.toString());

      assertThat(run.code()).isEqualTo(2);
      assertThat(run.out())
          .contains(
              "%s holds only a Kustomization, which names manifests and is none; render it: kubectl"
                      .formatted(path)
                  + " kustomize . | brynje audit -\n");
    }
  }

  @Test
  void aComposeFileOfAnotherNameIsToBeReadAsOne() throws IOException {
    Path file = Files.writeString(directory.resolve("o.yaml"), "services:\n  w: {image: a}\n");

    Run run = Session.plain().run("audit", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out())
        .contains(
            file + " holds no Kubernetes object, but services as a Compose file does; read it as",
            "--as compose");
  }

  @Test
  void kindsThatNoControlLooksAtAreNoPass() throws IOException {
    Path file = Files.writeString(directory.resolve("a.yaml"), UNHEARD + "---\n" + KUSTOMIZATION);

    Run run = Session.plain().run("audit", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains(file + " holds only kinds that no control looks at; give ");
  }

  @Test
  void whatIsPassedOverBesideWhatIsJudgedIsFine() throws IOException {
    Path other = Files.writeString(directory.resolve("other.yaml"), KUSTOMIZATION);
    Path namespace =
        Files.writeString(
            directory.resolve("namespace.yaml"),
            "apiVersion: v1\nkind: Namespace\nmetadata: {name: kube-system}\n");

    assertThat(Session.plain().run("audit", directory.toString(), "--fail-on", "critical").code())
        .isZero();
    assertThat(
            Session.plain()
                .run("audit", other.toString(), namespace.toString(), "--fail-on", "critical")
                .code())
        .isZero();
  }
}
