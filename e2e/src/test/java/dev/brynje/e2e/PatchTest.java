package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What git makes of a patch by {@code brynje fix}, and how it takes it back. */
class PatchTest {
  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: a # æøå
      spec:
        containers:
        - name: a
          image: nginx:1.27
      """;

  @TempDir private Path directory;
  private Path repository = Path.of("unset");

  @BeforeEach
  void makeARepository() throws Exception {
    repository = Files.createDirectory(directory.resolve("repository"));
    git("init", "--quiet");
    git("config", "core.autocrlf", "false");
  }

  @Test
  void gitAppliesToTheExamplesWhatAFixWritesAndTakesItBack() throws Exception {
    Path examples = Product.ROOT.resolve("examples");
    for (Map.Entry<String, String> file : files(examples).entrySet()) {
      write(file.getKey(), file.getValue());
    }
    verify();
  }

  @Test
  void gitDoesSoWithFilesOfEveryKindAndName() throws Exception {
    write("windows.yaml", POD.replace("\n", "\r\n"));
    write("mixed.yaml", POD.replace("kind: Pod\n", "kind: Pod\r\n"));
    write("no line break at the end.yaml", POD.stripTrailing());
    write("no-line-break-windows.yaml", POD.replace("\n", "\r\n").stripTrailing());
    write("mark.yaml", "\uFEFF" + POD);
    write("tabs.yaml", POD.replace("name: a #", "name:\ta\t#"));
    write("documents.yaml", "---\n" + POD + "...\n---\n" + POD.replace("a #", "b #") + "---\n");
    write(
        "one-line.json",
        """
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"a"},"spec":{"containers":[{"name":"a"}]}}\
        """
            .strip());
    for (String name :
        List.of(
            "blåbær/æøå 日本",
            "it's \"quoted\" $HOME;",
            "back\\slash",
            "tab\there",
            " leading space",
            "-dash",
            "sub dir/b/a")) {
      write(name + ".yaml", POD);
    }
    verify();
  }

  /** A file that is patched is as one that is written at once, and can be taken back. */
  private void verify() throws Exception {
    Map<String, String> before = files(repository);

    fix("--patch", "../fix.patch");
    assertThat(files(repository)).isEqualTo(before);
    git("apply", "../fix.patch");
    Map<String, String> patched = files(repository);
    git("apply", "-R", "../fix.patch");
    assertThat(files(repository)).isEqualTo(before);
    fix("--write");
    assertThat(files(repository)).isEqualTo(patched);
    assertThat(patched).isNotEqualTo(before);
  }

  private void fix(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("fix", "."));
    all.addAll(List.of(words));
    Product.Run run = new Product().in(repository).run(all.toArray(String[]::new));
    assertThat(run.withoutTrace().code()).as(run.err()).isLessThan(2);
  }

  private void git(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("git"));
    all.addAll(List.of(words));
    Product.Run run = new Product().in(repository).start(all);
    assertThat(run.code()).as("%s: %s", all, run.err()).isZero();
  }

  private void write(String name, String text) throws IOException {
    Path file = repository.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
  }

  /** The texts of files by their names; those of git are left out. */
  private static Map<String, String> files(Path top) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(top)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = top.relativize(path).toString();
        if (!name.startsWith(".git/")) {
          files.put(name, Files.readString(path));
        }
      }
    }
    return files;
  }
}
