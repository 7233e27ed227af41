package dev.brynje.cli;

import dev.brynje.core.ExitCode;
import dev.brynje.core.config.ConfigurationFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** {@code brynje config init [DIRECTORY]}: a first {@code brynje.yaml}, never over another. */
final class ConfigInit {
  private static final String START = "starting-brynje.yaml";

  private ConfigInit() {}

  static int run(List<String> operands, Terminal terminal) throws IOException {
    if (operands.size() > 1) {
      throw new UsageException("init writes one brynje.yaml; name one directory");
    }
    Path directory = PolicyInForce.path(operands.isEmpty() ? "." : operands.getFirst());
    if (!Files.isDirectory(directory)) {
      throw new UsageException(
          "%s is no directory; brynje.yaml goes into one".formatted(directory));
    }
    Path file = directory.resolve(ConfigurationFile.NAME).normalize();
    write(file);
    terminal
        .out()
        .write(
            "%s: written; it changes nothing until you do\n".formatted(PolicyInForce.shown(file)));
    return ExitCode.OK;
  }

  private static void write(Path file) {
    byte[] start = start();
    try (OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(start);
    } catch (FileAlreadyExistsException _) {
      throw new UsageException("%s is there already and stays as it is".formatted(file));
    } catch (IOException e) {
      throw new UsageException("cannot write %s: %s".formatted(file, Reports.reason(e)));
    }
  }

  private static byte[] start() {
    try (InputStream text = ConfigInit.class.getResourceAsStream(START)) {
      if (text == null) {
        throw new IllegalStateException(START + " is missing beside " + ConfigInit.class);
      }
      return text.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + START, e);
    }
  }
}
