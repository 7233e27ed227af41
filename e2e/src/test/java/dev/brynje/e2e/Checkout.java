package dev.brynje.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of this repository with its launcher and poms, and with a small program in the place of
 * the product: what the launcher does is seen better, and sooner, around a program that says what
 * it was given.
 */
final class Checkout {
  private static final Path REPOSITORY = Path.of(System.getProperty("brynje.root"));

  /**
   * Prints its message, its arguments and what it reads; ends with the code that {@code exit N}
   * names.
   */
  private static final String PROGRAM =
      """
      package dev.brynje.cli;

      import dev.brynje.core.Message;

      public final class Main {
        public static void main(String[] args) throws Exception {
          System.out.println(Message.TEXT);
          System.out.println(java.util.List.of(args));
          System.out.println("note: " + (Main.class.getResource("note.txt") != null));
          if (args.length == 1 && args[0].equals("sleep")) {
            Thread.sleep(60_000);
          }
          if (args.length == 2 && args[0].equals("exit")) {
            System.exit(Integer.parseInt(args[1]));
          }
          if (args.length == 1 && args[0].equals("-")) {
            System.in.transferTo(System.out);
          }
        }
      }
      """;

  /** What a process printed and ended with. */
  record Run(int code, String out, String err) {}

  private final Path root;

  private Checkout(Path root) {
    this.root = root;
  }

  static Checkout at(Path root) throws IOException {
    Files.createDirectories(root);
    copy(root, "brynje");
    copy(root, "pom.xml");
    copy(root, ".mvn/jvm.config");
    try (Stream<Path> entries = Files.list(REPOSITORY)) {
      for (Path module : entries.filter(entry -> Files.exists(entry.resolve("pom.xml"))).toList()) {
        copy(root, module.getFileName() + "/pom.xml");
      }
    }
    Checkout checkout = new Checkout(root);
    checkout.write("cli/src/main/java/dev/brynje/cli/Main.java", PROGRAM);
    checkout.say("hello");
    return checkout;
  }

  private static void copy(Path root, String name) throws IOException {
    Path target = root.resolve(name);
    Files.createDirectories(target.getParent());
    Files.copy(REPOSITORY.resolve(name), target, StandardCopyOption.COPY_ATTRIBUTES);
  }

  /**
   * Changes the program's message; not a compile-time constant, so that only its own jar changes.
   */
  void say(String message) throws IOException {
    write(
        "core/src/main/java/dev/brynje/core/Message.java",
        """
        package dev.brynje.core;

        public final class Message {
          public static final String TEXT = String.valueOf("%s");
        }
        """
            .formatted(message));
  }

  void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static void script(Path file, String text) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Path path(String name) {
    return root.resolve(name);
  }

  /** The name of the product in force. */
  String product() throws IOException {
    return Files.readAllLines(path("target/brynje/current")).getFirst();
  }

  /** The names of the products that are kept. */
  List<String> products() throws IOException {
    try (Stream<Path> entries = Files.list(path("target/brynje"))) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("[0-9a-f]{64}"))
          .toList();
    }
  }

  Start start(String... arguments) {
    return new Start(path("brynje"), arguments);
  }

  Run run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).run();
  }

  /**
   * A start to be made: with the JDK of these tests in JAVA_HOME and in the root directory, unless
   * told otherwise.
   */
  static final class Start {
    private final ProcessBuilder builder = new ProcessBuilder();

    Start(Path launcher, String... arguments) {
      builder.command(Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments)).toList());
      builder.directory(Path.of("/").toFile());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.redirectInput(Path.of("/dev/null").toFile());
    }

    Start in(Path directory) {
      builder.directory(directory.toFile());
      return this;
    }

    Start with(String variable, String value) {
      builder.environment().put(variable, value);
      return this;
    }

    Start reading(Path file) {
      builder.redirectInput(file.toFile());
      return this;
    }

    Run run() throws IOException, InterruptedException {
      return begin().end();
    }

    Running begin() throws IOException {
      Path out = Files.createTempFile("brynje", ".out");
      Path err = Files.createTempFile("brynje", ".err");
      builder.redirectOutput(out.toFile());
      builder.redirectError(err.toFile());
      return new Running(builder.start(), out, err);
    }
  }

  /** A start under way. */
  record Running(Process process, Path out, Path err) {
    Run end() throws IOException, InterruptedException {
      if (!process.waitFor(3, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running after 3 minutes: " + Files.readString(err));
      }
      Run run = new Run(process.exitValue(), Files.readString(out), Files.readString(err));
      Files.delete(out);
      Files.delete(err);
      return run;
    }
  }
}
