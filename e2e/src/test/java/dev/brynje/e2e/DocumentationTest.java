package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documentation shows what the program prints. Run with {@code -Dbrynje.docs=write} to write
 * the outputs, the controls and the pictures anew.
 */
class DocumentationTest {
  private static final Path ROOT = Path.of(System.getProperty("brynje.root", ".."));
  private static final boolean WRITE = "write".equals(System.getProperty("brynje.docs"));

  @TempDir private Path directory;

  @BeforeEach
  void putBrynjeOnThePath() throws IOException {
    Files.createSymbolicLink(
        directory.resolve("examples"), ROOT.toAbsolutePath().resolve("examples"));
    Path program = directory.resolve("bin/brynje");
    Files.createDirectories(program.getParent());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String lib = ROOT.toAbsolutePath().resolve("cli/target/lib").toString();
    Files.writeString(
        program,
        "#!/bin/sh\nexec '%s' -cp '%s/*' dev.brynje.cli.Main \"$@\"\n".formatted(java, lib));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docs/audit.md",
        "docs/configuration.md",
        "docs/waivers.md",
        "docs/reports.md",
        "docs/checklist.md",
        "docs/fix.md",
        "docs/charts.md",
        "docs/dockerfile.md",
        "docs/compose.md",
        "docs/network.md",
        "docs/peers.md"
      })
  void examplesPrintWhatThePageShows(String page) throws Exception {
    Path file = ROOT.resolve(page);
    List<String> shown = Files.readAllLines(file);
    List<String> printed = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      printed.add(shown.get(i));
      if (shown.get(i).equals("```console")) {
        for (i++; !shown.get(i).equals("```"); i++) {
          if (shown.get(i).startsWith("$ ")) {
            printed.add(shown.get(i));
            run(shown.get(i).substring(2)).lines().forEach(printed::add);
          }
        }
        printed.add("```");
      }
    }
    if (WRITE) {
      Files.write(file, printed);
    }
    assertThat(Files.readAllLines(file)).isEqualTo(printed);
  }

  @Test
  void controlsAreDocumentedAsTheyAre() throws Exception {
    writtenOrEqual("docs/controls.md", run("brynje controls --format markdown"));
  }

  @ParameterizedTest
  @CsvSource({
    "docs/audit.svg, brynje audit examples/shop/k8s/data/redis.yaml --severity high",
    "docs/fix.svg, brynje fix examples/shop/k8s/data/redis.yaml --severity medium"
  })
  void picturesShowRealOutput(String file, String command) throws Exception {
    Path tool = ROOT.toAbsolutePath().resolve("tools/TerminalPicture.java");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String picture =
        run("%s --color always | '%s' '%s' '%s'".formatted(command, java, tool, command));
    assertThat(picture).startsWith("<svg");
    writtenOrEqual(file, picture);
  }

  @Test
  void readmeLinksLeadSomewhere() throws IOException {
    for (Path page : pages()) {
      String text = Files.readString(page);
      for (String link : text.split("]\\(", -1)) {
        String target = link.substring(0, Math.max(0, link.indexOf(')')));
        if (!target.isEmpty() && !target.contains(":") && !target.startsWith("#")) {
          Path linked = page.resolveSibling(target.replaceFirst("#.*", ""));
          assertThat(linked).as("link in %s", page).exists();
        }
      }
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages = new ArrayList<>(docs.filter(Files::isRegularFile).toList());
      pages.removeIf(page -> !page.toString().endsWith(".md"));
      for (String name :
          List.of("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")) {
        pages.add(ROOT.resolve(name));
      }
      return pages;
    }
  }

  private static void writtenOrEqual(String page, String text) throws IOException {
    Path file = ROOT.resolve(page);
    if (WRITE) {
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("%s is out of date: mvn verify -pl e2e -am -Dbrynje.docs=write", page)
        .isEqualTo(Files.readString(file));
  }

  private String run(String command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .merge("PATH", directory.resolve("bin").toString(), (old, bin) -> bin + ":" + old);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
