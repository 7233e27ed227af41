package dev.brynje.cli;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.report.JsonReport;
import dev.brynje.core.report.ReportWriter;
import dev.brynje.core.report.SarifReport;
import dev.brynje.core.report.TextReport;
import dev.brynje.core.source.SourceFile;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Where an Assessment is written, and in which format. */
final class Reports implements Closeable {
  static final List<String> FORMATS = List.of("text", "json", "sarif");
  static final List<String> COLOURS = List.of("auto", "always", "never");

  private final ReportWriter writer;
  private final Optional<FileChannel> file;
  private final Terminal terminal;

  private Reports(ReportWriter writer, Optional<FileChannel> file, Terminal terminal) {
    this.writer = writer;
    this.file = file;
    this.terminal = terminal;
  }

  /**
   * Reads {@code --format}, {@code --output}, {@code --color} and {@code --severity}. The file is
   * opened at once, for who waits for a report wants to know early that nothing can take it; what
   * it held stays until there is another report.
   *
   * @param judged the files of the run, none of which is written over
   */
  static Reports of(
      Arguments arguments, List<SourceFile> judged, Catalogue catalogue, Terminal terminal) {
    Optional<Path> file = arguments.value("--output").map(Reports::path);
    file.ifPresent(path -> OutputFile.refuseAnyOf(judged, path));
    String format =
        arguments
            .value("--format")
            .or(() -> file.map(path -> byExtension(path.toString())))
            .orElse("text");
    String colour = arguments.value("--color").orElse("auto");
    boolean coloured = file.isPresent() ? colour.equals("always") : terminal.colours(colour);
    ReportWriter writer =
        switch (format) {
          case "json" -> new JsonReport();
          case "sarif" -> new SarifReport(catalogue);
          default -> new TextReport(catalogue, coloured, arguments.has("--severity"));
        };
    return new Reports(writer, file.map(Reports::open), terminal);
  }

  void write(Assessment assessment) throws IOException {
    if (file.isEmpty()) {
      writer.write(assessment, terminal.out());
    } else {
      write(assessment, file.get());
    }
    if (file.isPresent() || !(writer instanceof TextReport)) {
      if (assessment.configured().changes()) {
        terminal.say("configuration: " + assessment.configured().words());
      }
      assessment.unjudged().forEach(one -> terminal.say("not judged: " + TextReport.line(one)));
    }
  }

  private void write(Assessment assessment, FileChannel channel) throws IOException {
    if (channel.size() > 0) {
      channel.truncate(0);
    }
    try (Writer out =
        new PatientWriter(
            new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16))) {
      writer.write(assessment, out);
    }
  }

  @Override
  public void close() throws IOException {
    if (file.isPresent()) {
      file.get().close();
    }
  }

  private static FileChannel open(Path path) {
    try {
      return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UsageException("cannot write %s: %s".formatted(path, reason(e)));
    }
  }

  /** Why a file cannot be written. */
  static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "its directory does not exist";
      case AccessDeniedException _ -> "this user may not";
      case FileSystemException system when system.getReason() != null -> system.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException _) {
      throw new UsageException("--output takes a file name, not '%s'".formatted(text));
    }
  }

  private static String byExtension(String name) {
    if (name.endsWith(".sarif") || name.endsWith(".sarif.json")) {
      return "sarif";
    }
    return name.endsWith(".json") ? "json" : "text";
  }
}
