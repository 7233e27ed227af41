package dev.brynje.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageBuildTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          docker build -t a .                                   | a   | ./Dockerfile
          docker build --tag=a:1 -f b/Dockerfile .              | a:1 | b/Dockerfile
          docker buildx build --push -t a --file b/C ctx        | a   | b/C
          sudo docker image build --build-arg X=1 -t a api/     | a   | api/Dockerfile
          podman build --no-cache -t r.example.com:5000/a -q b  | r.example.com:5000/a | b/Dockerfile
          docker build -t r.example.com/a:$TAG api              | r.example.com/a | api/Dockerfile
          """)
  void whatACommandBuildsIsTold(String script, String image, String dockerfile) {
    assertThat(builds(script))
        .singleElement()
        .satisfies(build -> {
          assertThat(build.images()).containsExactly(image);
          assertThat(build.dockerfile()).contains(dockerfile);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "docker build -t a $DIR",
    "docker build -t a -f $FILE .",
    "docker build -t a -",
    "docker build -t a https://example.com/a.git",
    "docker build -t a --target dev .",
    "docker build -t a --unheard-of b .",
    "docker build --squash-all -t a .",
  })
  void itsDockerfileIsNotToldWhereMoreDecidesIt(String script) {
    assertThat(builds(script))
        .singleElement()
        .satisfies(build -> {
          assertThat(build.images()).containsExactly("a");
          assertThat(build.dockerfile()).isEmpty();
        });
  }

  @ParameterizedTest
  @CsvSource({"docker build .", "docker build -t $IMAGE:1 .", "docker run -t a .", "docker push a"})
  void whatHasNoNameIsNoImage(String script) {
    assertThat(builds(script)).isEmpty();
  }

  @Test
  void whatAnActionBuildsIsTold() {
    List<ImageBuild> builds =
        ofWorkflow(
            """
            jobs:
              images:
                steps:
                  - uses: docker/build-push-action@v6
                    with:
                      context: api
                      push: true
                      tags: |
                        ghcr.io/acme/api:latest
                        ghcr.io/acme/api:${{ github.sha }}
                        ${{ steps.meta.outputs.tags }}
                  - uses: docker/build-push-action@v6
                    with: {file: web/Dockerfile, tags: acme/web, target: dev}
            """);

    assertThat(builds).hasSize(2);
    assertThat(builds.getFirst().images())
        .containsExactly("ghcr.io/acme/api:latest", "ghcr.io/acme/api");
    assertThat(builds.getFirst().dockerfile()).contains("api/Dockerfile");
    assertThat(builds.getLast().dockerfile()).isEmpty();
  }

  @Test
  void aScriptThatRunsElsewhereBeginsByGoingThere() {
    Pipeline pipeline =
        CiSystem.GITHUB.read(
            "a.yml",
            """
            defaults: {run: {working-directory: api}}
            jobs: {a: {steps: [{run: docker build -t a .}]}}
            """
                .getBytes(StandardCharsets.UTF_8));

    assertThat(pipeline.steps().getFirst())
        .isEqualTo(new Step.Command("a.yml", 2, false, List.of("cd", "api")));
  }

  private static List<ImageBuild> builds(String script) {
    return ofWorkflow("jobs: {a: {steps: [{run: '%s'}]}}\n".formatted(script));
  }

  private static List<ImageBuild> ofWorkflow(String workflow) {
    return CiSystem.GITHUB.read("a.yml", workflow.getBytes(StandardCharsets.UTF_8)).steps().stream()
        .map(ImageBuild::of)
        .flatMap(Optional::stream)
        .toList();
  }
}
