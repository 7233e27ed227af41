package dev.brynje.fix.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.compose.ProjectFiles;
import dev.brynje.fix.image.BuiltImages.Built;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.fix.image.ImageUser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RepositoryImagesTest {
  private static final Path DIRECTORY = Path.of("/shop");
  private static final String API = "registry.example.com/api";

  @Test
  void anImageRunsByTheUserThatItsServiceNames() {
    RepositoryImages images =
        images(
            "services:\n  api:\n    image: registry.example.com/api:1.2\n    user: '10001:10002'\n");

    assertThat(images.user(API + ":1.3"))
        .contains(new ImageUser(10001, OptionalLong.of(10002), "compose.yaml:4"));
    assertThat(images.user("registry.example.com/other:1.3")).isEmpty();
  }

  @Test
  void anImageRunsByTheUserWithWhichItsDockerfileEnds() {
    RepositoryImages images = built("FROM debian\nUSER 1\nFROM debian\nUSER 10001\n");

    assertThat(images.user(API))
        .contains(
            new ImageUser(
                10001, OptionalLong.empty(), "Dockerfile:4, which is built as this image"));
  }

  @Test
  void rootNamesAndWhatAVariableDecidesAreNoNumber() {
    assertThat(built("FROM debian\nUSER 0\n").user(API)).isEmpty();
    assertThat(built("FROM debian\nUSER app\n").user(API)).isEmpty();
    assertThat(built("FROM debian\nARG UID\nUSER $UID\n").user(API)).isEmpty();
    assertThat(built("FROM debian\n").user(API)).isEmpty();
    assertThat(images("services: {a: {image: '%s', user: '${UID}'}}\n".formatted(API)).user(API))
        .isEmpty();
  }

  @Test
  void whatTwoServicesSayInTwoWaysIsNotKnown() {
    String twice = "services: {a: {image: '%1$s', user: '1'}, b: {image: '%1$s', user: '%2$s'}}\n";

    assertThat(images(twice.formatted(API, "2")).user(API)).isEmpty();
    assertThat(images(twice.formatted(API, "1:1")).user(API)).isPresent();
  }

  @Test
  void theTableIsAskedFirst() {
    RepositoryImages images = images("services: {a: {image: 'nginx:1.27', user: '5'}}\n");

    assertThat(images.user("nginx:1.27")).isEqualTo(ImageTable.known().user("nginx:1.27"));
    assertThat(images.writable("nginx:1.27")).isEqualTo(ImageTable.known().writable("nginx:1.27"));
  }

  @Test
  void anImageRunsByTheUserOfItsOnlyBuild() {
    ImageUser user = new ImageUser(10001, OptionalLong.empty(), "Dockerfile");

    assertThat(piped(new Built(API + ":a", Optional.of(user))).user(API + ":b")).contains(user);
    assertThat(piped(new Built(API, Optional.of(user)), new Built(API, Optional.empty())).user(API))
        .isEmpty();
  }

  @Test
  void aProjectThatCannotBeReadSaysNothing() {
    assertThat(images("services: [\n").user(API)).isEmpty();
  }

  private static RepositoryImages built(String dockerfile) {
    return images(
        Map.of(
            "compose.yaml",
            "services: {api: {image: '%s', build: .}}\n".formatted(API),
            "Dockerfile",
            dockerfile));
  }

  private static RepositoryImages images(String compose) {
    return images(Map.of("compose.yaml", compose));
  }

  private static RepositoryImages images(Map<String, String> files) {
    ComposeProject project =
        new ComposeProject(
            DIRECTORY,
            List.of(DIRECTORY.resolve("compose.yaml")),
            path -> content(DIRECTORY.relativize(path).toString(), files));
    return new RepositoryImages(ImageTable.known(), () -> List.of(project), List::of);
  }

  private static ProjectFiles.Content content(String name, Map<String, String> files) {
    return Optional.ofNullable(files.get(name))
        .<ProjectFiles.Content>map(
            text -> new ProjectFiles.Content.Bytes(name, text.getBytes(StandardCharsets.UTF_8)))
        .orElseGet(() -> new ProjectFiles.Content.Absent(name));
  }

  private static RepositoryImages piped(Built... builds) {
    return new RepositoryImages(ImageTable.known(), List::of, () -> List.of(builds));
  }
}
