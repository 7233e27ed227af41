package dev.brynje.fix;

import dev.brynje.compose.Fields;
import dev.brynje.compose.Items;
import dev.brynje.compose.ProjectFiles;
import dev.brynje.compose.ProjectReader;
import dev.brynje.compose.Reading;
import dev.brynje.compose.Text;
import dev.brynje.compose.Value;
import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.core.Severity;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.compose.ComposeFix;
import dev.brynje.fix.compose.ComposeProject;
import dev.brynje.fix.image.KnownImages;
import dev.brynje.workload.ComposeAudit;
import dev.brynje.workload.compose.ComposeChecks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Compose project that lies nowhere, before and after its fix.
 *
 * @param given those of its files that are merged, in order
 * @param files what all its files hold
 */
record ComposeFixing(List<String> given, Map<String, String> files) {
  private static final Path DIRECTORY = Path.of("/shop");
  private static final Pattern NAME = Pattern.compile(".*(\\.ya?ml|\\.env)");

  static ComposeFixing of(String text) {
    return new ComposeFixing(List.of("compose.yaml"), Map.of("compose.yaml", text));
  }

  static ComposeFixing of(String base, String override) {
    return new ComposeFixing(
        List.of("compose.yaml", "compose.override.yaml"),
        Map.of("compose.yaml", base, "compose.override.yaml", override));
  }

  /** One that lies in a directory, with its files of variables. */
  static ComposeFixing in(Path directory) throws IOException {
    return of(files(directory));
  }

  /** One that lies in a directory, of these files. */
  static ComposeFixing in(Path directory, List<String> given) throws IOException {
    return new ComposeFixing(given, files(directory));
  }

  private static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(path -> NAME.matcher(path.toString()).matches()).toList()) {
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        files.put(directory.relativize(path).toString(), text);
      }
    }
    return files;
  }

  /** Of files by their names, of which Compose's own are merged. */
  static ComposeFixing of(Map<String, String> files) {
    return new ComposeFixing(
        List.of("compose.yaml", "compose.override.yaml").stream()
            .filter(files::containsKey)
            .toList(),
        files);
  }

  ComposeFixing with(Map<String, String> others) {
    Map<String, String> all = new LinkedHashMap<>(files);
    all.putAll(others);
    return new ComposeFixing(given, all);
  }

  /** What a file of it holds. */
  String text(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private ProjectFiles.Content content(Path path) {
    String name = DIRECTORY.relativize(path).toString();
    return bytes(name).isPresent()
        ? new ProjectFiles.Content.Bytes(name, bytes(name).get())
        : new ProjectFiles.Content.Absent(name);
  }

  private Optional<byte[]> bytes(String name) {
    return Optional.ofNullable(files.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  private ComposeProject project() {
    return new ComposeProject(
        DIRECTORY, given.stream().map(DIRECTORY::resolve).toList(), this::content);
  }

  Reading reading() {
    return ProjectReader.read(
        DIRECTORY, given.stream().map(DIRECTORY::resolve).toList(), this::content);
  }

  /** All that the project says, or that it is refused. */
  String says() {
    return reading() instanceof Reading.Read read ? says(read.project().fields()) : "it is refused";
  }

  private static String says(Value value) {
    return switch (value) {
      case Text text -> text.type() + " " + text.shown();
      case Items items -> items.values().stream().map(ComposeFixing::says).toList().toString();
      case Fields fields -> {
        Map<String, String> all = new TreeMap<>();
        fields.all().forEach(field -> all.put(field.key(), says(field.value())));
        yield all.toString();
      }
    };
  }

  List<Finding> findings() {
    Policy policy = Policy.DEFAULT.withLeast(Severity.INFO);
    return new ComposeAudit(ComposeChecks.ALL, policy, LocalDate.of(2026, 1, 1))
        .judge(reading())
        .findings();
  }

  /** What becomes of its files when these findings are to go. */
  List<Mended> mended(Wishes wishes, KnownImages images, List<Finding> findings) {
    ComposeFix fix = new ComposeFix(wishes, images, () -> List.of(project()));
    Map<String, List<Finding>> byUnit = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (fix.knows(finding)) {
        byUnit.computeIfAbsent(fix.unit(finding), _ -> new ArrayList<>()).add(finding);
      }
    }
    List<Mended> mended = new ArrayList<>();
    byUnit.forEach((unit, its) -> mended.addAll(fix.fix(unit, its, this::bytes)));
    return mended;
  }

  /** The project with these made. */
  ComposeFixing with(List<Mended> mended) {
    Map<String, String> changed = new LinkedHashMap<>();
    for (Mended one : mended) {
      if (one.isChanged()) {
        changed.put(one.name(), new String(one.bytes(), StandardCharsets.UTF_8));
      }
    }
    return with(changed);
  }
}
