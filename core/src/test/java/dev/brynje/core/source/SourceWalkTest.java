package dev.brynje.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceWalkTest {
  @TempDir private Path root;

  private final SourceWalk walk =
      new SourceWalk(name -> name.endsWith(".yaml"), "file that ends in .yaml");

  @Test
  void findsWantedFilesBelowADirectorySortedByName() throws IOException {
    write("b.yaml", "a/z.yaml", "a/y.txt", "c/d/e.yaml", "B.yaml");

    walk.add(root);

    assertThat(found()).containsExactly("B.yaml", "a/z.yaml", "b.yaml", "c/d/e.yaml");
    assertThat(problems()).isEmpty();
  }

  @Test
  void takesANamedFileOfAnyName() throws IOException {
    write("manifest");

    walk.add(root.resolve("manifest"));

    assertThat(found()).containsExactly("manifest");
    assertThat(walk.files()).extracting(SourceFile::asked).containsExactly(true);
  }

  @Test
  void leavesDirectoriesOfOtherProgramsAlone() throws IOException {
    write(".git/a.yaml", "node_modules/b.yaml", "web/node_modules/b.yaml", ".github/c.yaml");

    walk.add(root);

    assertThat(found()).containsExactly(".github/c.yaml");
    assertThat(walk.passedOver()).isEqualTo(Map.of(".git", 1L, "node_modules", 2L));
  }

  @Test
  void entersThemWhenTheyAreNamed() throws IOException {
    write("node_modules/b.yaml");

    walk.add(root.resolve("node_modules"));

    assertThat(found()).containsExactly("node_modules/b.yaml");
    assertThat(walk.passedOver()).isEmpty();
  }

  @Test
  void takesAFileOnceWhicheverWayLeadsToIt() throws IOException {
    write("a/one.yaml", "a/two.yaml");
    Files.createSymbolicLink(root.resolve("a/a-link.yaml"), Path.of("one.yaml"));
    Files.createSymbolicLink(root.resolve("b"), Path.of("a"));

    walk.add(root);
    walk.add(root.resolve("a"));
    walk.add(root.resolve("a/../a/two.yaml"));

    assertThat(found()).containsExactly("a/a-link.yaml", "a/two.yaml");
    assertThat(walk.files()).extracting(SourceFile::asked).containsExactly(false, true);
    assertThat(problems()).isEmpty();
  }

  @Test
  void followsLinksToDirectories() throws IOException {
    write("elsewhere/a.yaml", "k8s/b.yaml");
    Files.createSymbolicLink(root.resolve("k8s/shared"), root.resolve("elsewhere"));

    walk.add(root.resolve("k8s"));

    assertThat(found()).containsExactly("k8s/b.yaml", "k8s/shared/a.yaml");
  }

  @Test
  void saysThatALinkLeadsInACircle() throws IOException {
    write("a/b/c.yaml");
    Files.createSymbolicLink(root.resolve("a/b/up"), Path.of(".."));

    walk.add(root.resolve("a"));

    assertThat(found()).containsExactly("a/b/c.yaml");
    assertThat(problems())
        .containsExactly("a/b/up is a symbolic link that leads back to a directory above it");
  }

  @Test
  void saysThatADirectoryLiesTooDeep() throws IOException {
    write("d/".repeat(199) + "a.yaml", "d/".repeat(200) + "b.yaml");

    walk.add(root);

    assertThat(found()).containsExactly("d/".repeat(199) + "a.yaml");
    assertThat(problems())
        .containsExactly("d/".repeat(199) + "d lies more than 200 directories deep");
  }

  @Test
  void saysThatALinkLeadsNowhere() throws IOException {
    Files.createSymbolicLink(root.resolve("a.yaml"), Path.of("gone.yaml"));
    Files.createSymbolicLink(root.resolve("b.yaml"), Path.of("b.yaml"));
    Files.createSymbolicLink(root.resolve("c.txt"), Path.of("gone.txt"));

    walk.add(root);
    walk.add(root.resolve("c.txt"));

    assertThat(problems())
        .containsExactly(
            "a.yaml is a symbolic link that leads nowhere",
            "b.yaml is a symbolic link that leads nowhere",
            "c.txt is a symbolic link that leads nowhere");
  }

  @Test
  void saysWhatDoesNotExist() {
    walk.add(root.resolve("gone"));
    walk.add(root.resolve("decoded-\uFFFD.yaml"));

    assertThat(problems())
        .containsExactly("gone does not exist", "decoded-\uFFFD.yaml does not exist");
    assertThat(walk.problems().getLast().advice()).contains("not UTF-8");
  }

  @Test
  void saysThatADirectoryHoldsNothing() throws IOException {
    write("text/a.txt");

    walk.add(root.resolve("text"));

    assertThat(problems()).containsExactly("text holds no file that ends in .yaml");
  }

  @Test
  void waitsForNoPipeAndNoDevice() throws Exception {
    Path pipe = pipe("pipe.yaml");

    walk.add(root);
    walk.add(pipe);
    walk.add(Path.of("/dev/zero"));

    assertThat(walk.files()).isEmpty();
    assertThat(walk.problems())
        .extracting(SourceProblem::reason)
        .containsOnly("is a pipe or a device, not a file")
        .hasSize(3);
  }

  @Test
  void readsWhatAShellOpened() {
    walk.add(Path.of("/dev/fd/0"));

    assertThat(walk.files()).extracting(SourceFile::name).containsExactly("/dev/fd/0");
  }

  @Test
  void tellsAFileNamedLikeStandardInputFromIt() throws IOException {
    walk.addStandardInput();
    Path dash = Path.of("-");
    Files.writeString(dash, "");
    try {
      walk.add(Path.of("./-"));
    } finally {
      Files.delete(dash);
    }

    assertThat(walk.files()).extracting(SourceFile::name).containsExactly("-", "./-");
    assertThat(walk.files()).extracting(SourceFile::isStandardInput).containsExactly(true, false);
  }

  private List<String> found() {
    return walk.files().stream().map(file -> below(file.name())).toList();
  }

  private List<String> problems() {
    List<String> problems = new ArrayList<>();
    walk.problems().forEach(one -> problems.add(below(one.name()) + " " + one.reason()));
    return problems;
  }

  private String below(String name) {
    return root.relativize(Path.of(name)).toString();
  }

  private void write(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(root.resolve(name).getParent());
      Files.writeString(root.resolve(name), "");
    }
  }

  private Path pipe(String name) throws Exception {
    Path pipe = root.resolve(name);
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    return pipe;
  }
}
