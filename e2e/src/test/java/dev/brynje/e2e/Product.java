package dev.brynje.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built product, to be run in processes with little memory that must end before long. */
public final class Product {
  static final Path ROOT = Path.of(System.getProperty("brynje.root")).toAbsolutePath();

  /** The class path of the built product. */
  static final Path LIB = ROOT.resolve("cli/target/lib");

  /** No run of ours takes a tenth of this where nothing else runs. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** What a run printed and ended with. */
  public record Run(int code, String out, String err) {
    public JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }

    /** What a text report says of what was not judged, line by line. */
    List<String> notJudged() {
      List<String> lines = out.lines().toList();
      int heading = lines.indexOf("Not judged");
      return heading < 0
          ? List.of()
          : lines.subList(heading + 1, lines.size()).stream()
              .takeWhile(line -> !line.isEmpty())
              .map(String::strip)
              .toList();
    }

    /** Says that nothing of this program's inside came out. */
    Run withoutTrace() {
      assertThat(out + err).doesNotContain("\tat ", "java.lang.", "mistake of ours", "our mistake");
      return this;
    }
  }

  private final Map<String, String> environment = new TreeMap<>();
  private final List<String> flags = new ArrayList<>();
  private Path directory = ROOT;
  private Path input = Path.of("/dev/null");
  private Path lib = LIB;
  private String heap = "64m";
  private Duration limit = LIMIT;

  public Product() {
    environment.put("LC_ALL", "C.UTF-8");
    flags.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
  }

  Product in(Path place) {
    directory = place;
    return this;
  }

  Product reading(Path file) {
    input = file;
    return this;
  }

  Product with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** The most memory that the heap may take. */
  public Product heap(String size) {
    heap = size;
    return this;
  }

  /** How long a run may take. */
  public Product within(Duration time) {
    limit = time;
    return this;
  }

  /** As on a machine with so many processors. */
  Product processors(int count) {
    flags.add("-XX:ActiveProcessorCount=" + count);
    return this;
  }

  /** With more flags of the JVM. */
  Product jvm(String... more) {
    flags.addAll(List.of(more));
    return this;
  }

  /** From a copy of the class path. */
  Product from(Path copy) {
    lib = copy;
    return this;
  }

  public Run run(String... words) throws IOException, InterruptedException {
    List<String> command = command();
    command.addAll(List.of(words));
    return start(command);
  }

  /** Runs a script of bash, in which {@code brynje} is the product. */
  Run script(String script) throws IOException, InterruptedException {
    StringBuilder function = new StringBuilder("brynje() {");
    command().forEach(word -> function.append(" '").append(word).append('\''));
    return start(List.of("bash", "-c", function.append(" \"$@\"; }\n").append(script).toString()));
  }

  List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.add("-Xmx" + heap);
    command.addAll(flags);
    command.addAll(List.of("-cp", lib + "/*", "dev.brynje.cli.Main"));
    return command;
  }

  public Run start(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile("brynje", ".out");
    Path err = Files.createTempFile("brynje", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      builder.redirectInput(input.toFile());
      builder.redirectOutput(out.toFile()).redirectError(err.toFile());
      List.of("NO_COLOR", "TERM", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS")
          .forEach(builder.environment()::remove);
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(limit)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(
            "still running after %s s: %s".formatted(limit.toSeconds(), command));
      }
      return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
