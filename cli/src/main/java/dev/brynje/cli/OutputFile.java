package dev.brynje.cli;

import dev.brynje.core.source.BoundedFile;
import dev.brynje.core.source.SourceFile;
import dev.brynje.kube.Manifest;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Keeps a report from being written over what it is about. */
final class OutputFile {
  private static final Path STANDARD_INPUT = Path.of("/dev/stdin");

  private OutputFile() {}

  /**
   * Refuses a file that is judged, whichever link leads to it. A report of an earlier run that lies
   * in a directory that is judged may be replaced.
   *
   * @throws UsageException when the file is one of those
   */
  static void refuseAnyOf(List<SourceFile> judged, Path output) {
    if (!Files.isRegularFile(output)) {
      return;
    }
    for (SourceFile file : judged) {
      Path path = file.isStandardInput() ? STANDARD_INPUT : file.path();
      if (isSame(path, output) && (file.asked() || holdsMoreThanAReport(file))) {
        throw new UsageException(
            "cannot write %s: it is one of the files being judged".formatted(output));
      }
    }
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean holdsMoreThanAReport(SourceFile file) {
    if (!(BoundedFile.read(file, Limits.DEFAULT.bytes())
        instanceof BoundedFile.Bytes(byte[] bytes))) {
      return true;
    }
    Reading reading = YamlReader.read(bytes, Limits.DEFAULT);
    Manifest manifest = Manifest.of(reading);
    return !reading.problems().isEmpty()
        || !manifest.problems().isEmpty()
        || !manifest.objects().isEmpty();
  }
}
