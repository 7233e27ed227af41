package dev.brynje.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineFuzzTest {
  private static final List<byte[]> SEEDS =
      Stream.of(
              "jobs:\n  a:\n    steps:\n    - uses: a/b@v1\n      with: {x: y}\n    - run: |\n        a && b || c\n",
              "include: [a.yml, {local: b}]\n.a: {script: [x]}\nb: {extends: .a, script: [[y], z]}\n",
              "pipeline { steps { sh(script: '''a\nb''', returnStatus: true)\n catchError() { sh \"x\" } } }",
              "kind: pipeline\nsteps: [{image: a:1, commands: [b], settings: {c: d}}]\n",
              "apiVersion: tekton.dev/v1\nspec: {steps: [{image: a, args: [b]}], tasks: [{taskRef: {name: x}}]}\n")
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();

  private static final List<String> TOKENS =
      List.of(
          "sh ",
          "sh(",
          "script:",
          "'",
          "\"",
          "'''",
          "\\",
          "{",
          "}",
          "(",
          ")",
          "/*",
          "//",
          "\n",
          "- ",
          "steps:",
          "extends: ",
          "run: |\n",
          "$(",
          "${{",
          "}}",
          "&a ",
          "*a",
          "returnStatus: true");

  @ParameterizedTest
  @EnumSource
  void everyTextIsRead(CiSystem system) throws InterruptedException {
    Fuzzing.run("pipeline-" + system, SEEDS, TOKENS, bytes -> isWhole(system.read("ci", bytes)));
  }

  @Test
  void everyTextIsReadAsAMakefile() throws InterruptedException {
    List<String> tokens =
        List.of("\n\t", "\\\n", "$(A)", "${A", "$$", "A = a", ": ", "define A", "@");
    Fuzzing.run("makefile", SEEDS, tokens, bytes -> isWhole(Makefile.read("ci", bytes)));
  }

  private static void isWhole(Pipeline pipeline) {
    pipeline.steps().forEach(SecurityStep::of);
    pipeline.steps().forEach(ImageBuild::of);
    assertThat(pipeline.steps()).allSatisfy(step -> assertThat(step.line()).isPositive());
    assertThat(pipeline.problems()).allSatisfy(one -> assertThat(one).doesNotContain("\n"));
  }
}
