package dev.brynje.cli;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Configured;
import dev.brynje.core.report.Format;
import dev.brynje.core.report.GithubReport;
import dev.brynje.core.report.GitlabReport;
import dev.brynje.core.report.HtmlReport;
import dev.brynje.core.report.JsonReport;
import dev.brynje.core.report.JunitReport;
import dev.brynje.core.report.MarkdownReport;
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
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where an Assessment is written, and in which formats. */
final class Reports implements Closeable {
  private static final List<String> COLOURS = List.of("auto", "always", "never");

  private record Output(FileChannel channel, ReportWriter writer) {}

  private final Optional<ReportWriter> printed;
  private final List<Output> files;
  private final Terminal terminal;

  private Reports(Optional<ReportWriter> printed, List<Output> files, Terminal terminal) {
    this.printed = printed;
    this.files = files;
    this.terminal = terminal;
  }

  static Option format() {
    return Option.choice(
            "--format", "FORMAT", "text (default), " + String.join(", ", others()), Format.words())
        .or("-f");
  }

  private static List<String> others() {
    return Format.words().subList(1, Format.words().size());
  }

  static Option output() {
    return Option.file("--output", "Write to a file in the format of its name, also to several")
        .or("-o");
  }

  static Option colour() {
    return Option.choice("--color", "WHEN", "auto (the default), always or never", COLOURS);
  }

  /**
   * Reads {@code --format}, {@code --output}, {@code --color} and {@code --severity}. The files are
   * opened at once, for who waits for a report wants to know early that nothing can take it; what
   * they held stays until there is another report.
   *
   * @param judged the files of the run, none of which is written over
   */
  static Reports of(
      Arguments arguments, List<SourceFile> judged, Catalogue catalogue, Terminal terminal)
      throws IOException {
    OutputPlan plan = OutputPlan.of(arguments, judged);
    String colour = arguments.value("--color").orElse("auto");
    TextReport.Shown shown =
        new TextReport.Shown(
            arguments.has("--severity"),
            arguments.has("--show-waived"),
            arguments.has("--show-known"));
    Optional<ReportWriter> printed = Optional.empty();
    if (plan.standardOutput().isPresent()) {
      boolean coloured = terminal.colours(colour);
      printed = Optional.of(writer(plan.standardOutput().get(), catalogue, coloured, shown));
    }
    Reports reports = new Reports(printed, new ArrayList<>(), terminal);
    try {
      for (Map.Entry<Path, Format> file : plan.files().entrySet()) {
        boolean coloured = colour.equals("always");
        ReportWriter writer = writer(file.getValue(), catalogue, coloured, shown);
        reports.files.add(new Output(open(file.getKey()), writer));
      }
    } catch (UsageException e) {
      reports.close();
      throw e;
    }
    return reports;
  }

  private static ReportWriter writer(
      Format format, Catalogue catalogue, boolean coloured, TextReport.Shown shown) {
    return switch (format) {
      case TEXT -> new TextReport(catalogue, coloured, shown);
      case JSON -> new JsonReport();
      case SARIF -> new SarifReport(catalogue);
      case JUNIT -> new JunitReport();
      case MARKDOWN -> new MarkdownReport();
      case HTML -> new HtmlReport(catalogue);
      case GITHUB -> new GithubReport();
      case GITLAB -> new GitlabReport();
    };
  }

  void write(Assessment assessment) throws IOException {
    for (Output file : files) {
      write(assessment, file);
    }
    if (printed.isPresent()) {
      printed.get().write(assessment, terminal.out());
    }
    if (printed.isEmpty() || !(printed.get() instanceof TextReport)) {
      for (Configured one : assessment.configured()) {
        if (one.changes()) {
          terminal.say("configuration: " + one.words());
        }
      }
      assessment.unjudged().forEach(one -> terminal.say("not judged: " + TextReport.line(one)));
    }
  }

  private static void write(Assessment assessment, Output file) throws IOException {
    FileChannel channel = file.channel();
    if (channel.size() > 0) {
      channel.truncate(0);
    }
    try (Writer out =
        new PatientWriter(
            new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8), 1 << 16))) {
      file.writer().write(assessment, out);
    }
  }

  @Override
  public void close() throws IOException {
    for (Output file : files) {
      file.channel().close();
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
}
