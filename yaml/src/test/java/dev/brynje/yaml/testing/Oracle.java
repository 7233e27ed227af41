package dev.brynje.yaml.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that answers a line for each line that it is asked, as those of tools/oracles do. */
public final class Oracle {
  private final Path program;

  private Oracle(Path program) {
    this.program = program;
  }

  /** The one of this name on the PATH, if there is one. */
  public static Optional<Oracle> onPath(String name) {
    return program(name).map(Oracle::new);
  }

  /** A program of this name on the PATH. */
  static Optional<Path> program(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Its answers, one for each question.
   *
   * @param directory where questions and answers are kept
   * @throws IOException when it does not answer all of them within two minutes
   */
  public List<String> answers(List<String> questions, Path directory)
      throws IOException, InterruptedException {
    Path in = directory.resolve("questions");
    Path out = directory.resolve("answers");
    Path err = directory.resolve("complaints");
    Files.write(in, questions);
    Process process =
        new ProcessBuilder(program.toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException(program + " did not answer");
    }
    List<String> answers = Files.readAllLines(out);
    if (process.exitValue() != 0 || answers.size() != questions.size()) {
      throw new IOException(program + " failed: " + Files.readString(err));
    }
    return answers;
  }
}
