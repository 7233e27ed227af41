package dev.brynje.e2e.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brynje.e2e.Product;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * On each Dockerfile of {@code dockerfiles.txt}, each rule of hadolint that fails and has a control
 * of ours is found by such a control too, and the other way round; but for what {@code
 * dockerfiles-intended.txt} says.
 */
class HadolintTest {
  private static final String NAME = "hadolint";

  @TempDir private Path directory;

  /** The texts by file name. */
  private final Map<String, String> dockerfiles = new TreeMap<>();

  @Test
  void findsWhatHadolintFinds() throws Exception {
    boolean present =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, NAME)));
    assumeTrue(present, NAME + " is not on the PATH: our findings are not compared");
    for (String line : Aspect.lines("dockerfiles.txt")) {
      String name = "%03d.Dockerfile".formatted(dockerfiles.size());
      dockerfiles.put(name, line);
      Files.writeString(directory.resolve(name), text(line));
    }

    Set<String> intended = new TreeSet<>();
    for (String line : Aspect.lines("dockerfiles-intended.txt")) {
      intended.add(line.substring(0, line.lastIndexOf(" || ")));
    }
    assertThat(differences()).containsExactlyInAnyOrderElementsOf(intended);
  }

  private static String text(String line) {
    String text = line.replace('|', '\n').replace('‖', '|') + "\n";
    String from = text.contains("FROM ") ? "" : "FROM docker.io/library/debian:13\n";
    return from + text + (text.contains("USER ") ? "" : "USER 10001\n");
  }

  private Set<String> differences() throws Exception {
    Map<String, Set<String>> theirs = theirs();
    Ours ours = Ours.judge(directory);
    Set<String> differences = new TreeSet<>();
    dockerfiles.forEach((file, line) -> {
      Set<String> rules = theirs.getOrDefault(file, Set.of());
      Set<String> meant = new TreeSet<>();
      for (String control : ours.found(file)) {
        Set<String> checks = ours.checks(control, NAME);
        meant.addAll(checks);
        if (!checks.isEmpty() && checks.stream().noneMatch(rules::contains)) {
          boolean off = control.equals("dockerfile/healthcheck");
          differences.add("we || %s || %s".formatted(control, off ? "*" : line));
        }
      }
      for (String rule : rules) {
        if (!meant.contains(rule) && !ours.controls(rule, NAME).isEmpty()) {
          differences.add("they || %s || %s".formatted(rule, line));
        }
      }
    });
    return differences;
  }

  private Map<String, Set<String>> theirs() throws Exception {
    List<String> command = new ArrayList<>(List.of(NAME, "--no-fail", "-f", "json"));
    dockerfiles.keySet().forEach(name -> command.add(directory.resolve(name).toString()));
    Map<String, Set<String>> failed = new TreeMap<>();
    for (JsonNode one : new Product().start(command).json()) {
      String file = Path.of(one.path("file").asString()).getFileName().toString();
      failed.computeIfAbsent(file, _ -> new TreeSet<>()).add(one.path("code").asString());
    }
    return failed;
  }
}
