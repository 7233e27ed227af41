package dev.brynje.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MakefileTest {
  @Test
  void recipesAreReadAsTheShellGetsThem() {
    Pipeline pipeline =
        read(
            """
            IMAGE := acme/api
            TAG ?= latest

            image: api/Dockerfile
            \t@docker build \\
            \t  -t $(IMAGE):${TAG} \\
            \t  api
            \techo $$HOME
            """);

    assertThat(pipeline.steps())
        .containsExactly(
            new Step.Command(
                "Makefile", 5, false, List.of("docker", "build", "-t", "acme/api:\0", "api")),
            new Step.Command("Makefile", 8, false, List.of("echo", "\0")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IMAGE ?= a\n",
        "IMAGE = a\nIMAGE = b\n",
        "IMAGE = $(OTHER)\n",
        "ifdef CI\nIMAGE = a\nendif\n",
        "IMAGE = a\nother: IMAGE = b\n",
        "IMAGE = a\nIMAGE += b\n",
        "IMAGE = a\ndefine IMAGE\nb\nendef\n",
        "IMAGE = a\n-include other.mk\n",
        "IMAGE = a\n$(eval IMAGE=b)\n",
        ""
      })
  void aVariableThatMayBeSetOtherwiseIsNotKnown(String text) {
    assertThat(images(text + "all:\n\tdocker build -t $(IMAGE) .\n")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"IMAGE = a\n", "IMAGE := a\n", "export IMAGE ::= a\n"})
  void oneThatIsSetOnceIsKnown(String text) {
    assertThat(images(text + "all:\n\tdocker build -t $(IMAGE) .\n")).containsExactly("a");
  }

  private static List<String> images(String text) {
    return read(text).steps().stream()
        .map(ImageBuild::of)
        .flatMap(Optional::stream)
        .flatMap(build -> build.images().stream())
        .toList();
  }

  private static Pipeline read(String text) {
    return Makefile.read("Makefile", text.getBytes(StandardCharsets.UTF_8));
  }
}
