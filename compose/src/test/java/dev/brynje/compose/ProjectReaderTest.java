package dev.brynje.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProjectReaderTest {
  private static Project project(String text) {
    return ((Reading.Read)
            new TrickyProject("", Map.of("compose.yaml", text), List.of("compose.yaml"), "").read())
        .project();
  }

  @Test
  void aServiceKeepsThePlaceOfEachValue() {
    Project project =
        project(
            """
            services:
              web:
                image: nginx:1.29
                privileged: true
                restart: no
                ports:
                  - 8080:80
            """);

    Service web = project.services().getFirst();
    assertThat(web.place()).hasToString("compose.yaml:2:3");
    assertThat(web.image().orElseThrow().text()).isEqualTo("nginx:1.29");
    assertThat(web.image().orElseThrow().place()).hasToString("compose.yaml:3:12");
    assertThat(web.text("privileged").orElseThrow().isTrue()).isTrue();
    assertThat(web.text("restart").orElseThrow().text()).isEqualTo("no");
    assertThat(web.ports().getFirst().published().orElseThrow().text()).isEqualTo("8080");
    assertThat(web.ports().getFirst().place()).hasToString("compose.yaml:7:9");
  }
}
