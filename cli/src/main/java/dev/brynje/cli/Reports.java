package dev.brynje.cli;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.report.JsonReport;
import dev.brynje.core.report.ReportWriter;
import dev.brynje.core.report.SarifReport;
import dev.brynje.core.report.TextReport;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where an Assessment is written, and in which format. */
final class Reports {
  static final List<String> FORMATS = List.of("text", "json", "sarif");
  static final List<String> COLOURS = List.of("auto", "always", "never");

  private final ReportWriter writer;
  private final Optional<Path> file;
  private final Terminal terminal;

  private Reports(ReportWriter writer, Optional<Path> file, Terminal terminal) {
    this.writer = writer;
    this.file = file;
    this.terminal = terminal;
  }

  /** Reads {@code --format}, {@code --output}, {@code --color} and {@code --severity}. */
  static Reports of(Arguments arguments, Catalogue catalogue, Terminal terminal) {
    Optional<Path> file = arguments.value("--output").map(Reports::path);
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
    return new Reports(writer, file, terminal);
  }

  void write(Assessment assessment) throws IOException {
    if (file.isEmpty()) {
      writer.write(assessment, terminal.out());
    } else {
      try (Writer out = Files.newBufferedWriter(file.get(), StandardCharsets.UTF_8)) {
        writer.write(assessment, out);
      }
    }
    if (file.isPresent() || !(writer instanceof TextReport)) {
      assessment
          .unjudged()
          .forEach(one -> terminal.err().println("brynje: not judged: " + TextReport.line(one)));
    }
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
