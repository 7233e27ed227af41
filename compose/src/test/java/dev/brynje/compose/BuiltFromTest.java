package dev.brynje.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuiltFromTest {
  private static final String DOCKERFILE =
      """
      ARG BASE=alpine:3.22
      FROM ${BASE} AS base
      USER 10001
      FROM base AS dev
      USER root
      FROM base
      ARG UID
      USER ${UID}
      """;

  private static Project project(String compose, Map<String, String> others) {
    Map<String, String> files = new HashMap<>(others);
    files.put("compose.yaml", compose);
    return ((Reading.Read) new TrickyProject("", files, List.of("compose.yaml"), "").read())
        .project();
  }

  private static BuiltFrom.User user(String build) {
    return project(
            "services: {web: {build: %s}}".formatted(build),
            Map.of("api/Dockerfile", DOCKERFILE, ".env", "SECRET_UID=7"))
        .services()
        .getFirst()
        .builtFrom()
        .orElseThrow()
        .user()
        .orElseThrow();
  }

  @Test
  void theLastStageIsBuiltUnlessAnotherIsNamed() {
    assertThat(user("api").value().known()).isFalse();
    assertThat(user("{context: api, target: dev}").value().text()).isEqualTo("root");
    assertThat(user("{context: api, target: base}").value().text()).isEqualTo("10001");
  }

  @Test
  void buildArgumentsReachTheDockerfile() {
    assertThat(user("{context: api, args: {UID: 1000}}").value().text()).isEqualTo("1000");
    assertThat(user("{context: api, args: [UID=0]}").value().text()).isEqualTo("0");
  }

  @Test
  void anArgumentOutOfVariablesIsNotKnown() {
    assertThat(user("{context: api, args: {UID: \"${SECRET_UID}\"}}").value().known()).isFalse();
  }

  @Test
  void aDockerfileInTheComposeFileIsRead() {
    assertThat(user("{dockerfile_inline: \"FROM a\\nUSER 5\"}").value().text()).isEqualTo("5");
  }

  @Test
  void aDockerfileThatCannotBeReadIsRemarked() {
    Project project = project("services: {web: {build: ./none}}", Map.of());

    assertThat(project.services().getFirst().builtFrom()).isEmpty();
    assertThat(project.remarks())
        .singleElement()
        .satisfies(remark ->
            assertThat(remark.message())
                .isEqualTo(
                    "the image of the service \"web\" is not judged: there is no"
                        + " none/Dockerfile"));
  }

  @Test
  void aStageThatCannotBeBuiltIsRemarkedAndJudged() {
    String build = "{dockerfile_inline: \"ARG BASE\\nFROM $${BASE}\\nUSER 5\"%s}";
    Project project =
        project("services: {web: {build: %s}}".formatted(build.formatted("")), Map.of());
    Project given =
        project(
            "services: {web: {build: %s}}".formatted(build.formatted(", args: {BASE: alpine}")),
            Map.of());

    assertThat(project.services().getFirst().builtFrom()).isPresent();
    assertThat(project.remarks())
        .singleElement()
        .satisfies(remark ->
            assertThat(remark.message())
                .startsWith("the image of the service \"web\" cannot be built: ")
                .contains(":2: the base image is empty"));
    assertThat(given.remarks()).isEmpty();
  }
}
