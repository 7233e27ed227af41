package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.fix.Mended;
import dev.brynje.fix.Outcome;
import dev.brynje.fix.SourceFiles;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.dockerfile.BuildContext;
import dev.brynje.workload.dockerfile.DockerfileChecks;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** An audit and a fix of Dockerfiles as a run makes them. */
final class Fixing {
  static final String PATH = "app/Dockerfile";

  private final DockerfileAudit audit =
      new DockerfileAudit(DockerfileChecks.ALL, Policy.DEFAULT, LocalDate.of(2026, 9, 1));
  private final DockerfileFix fix;
  private final Map<String, byte[]> beside = new HashMap<>();
  private final BuildContext context;

  Fixing(Wishes wishes, BuildContext context) {
    this.fix = new DockerfileFix(wishes, ImageTable.known(), BuildDirectories.OWN);
    this.context = context;
  }

  /** Without wishes, where the context holds no secret. */
  Fixing() {
    this(Wishes.NONE, new BuildContext(true, IgnoreFile.read(".env\n.git\n")));
  }

  /** The same with a file beside the Dockerfile. */
  Fixing with(String name, String text) {
    beside.put("app/" + name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Everything that is found in one. */
  List<Finding> findings(byte[] bytes) {
    return audit.judge(PATH, bytes, context).findings();
  }

  /** What becomes of files when all that is found and open is to go. */
  List<Mended> all(byte[] bytes) {
    return all(bytes, _ -> true);
  }

  /** The same for findings of some controls. */
  List<Mended> all(byte[] bytes, Predicate<String> controls) {
    List<Finding> findings =
        findings(bytes).stream()
            .filter(Finding::isOpen)
            .filter(fix::knows)
            .filter(one -> controls.test(one.control()))
            .toList();
    SourceFiles files =
        name ->
            Optional.ofNullable(name.equals(PATH) ? bytes : beside.get(name)).map(byte[]::clone);
    return findings.isEmpty() ? List.of() : fix.fix(PATH, findings, files);
  }

  /** What a Dockerfile becomes when findings of a control are to go; what it was, if they stay. */
  String fixed(String text, String control) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (Mended mended : all(bytes, control::equals)) {
      if (mended.name().equals(PATH) && mended.isChanged()) {
        return new String(mended.bytes(), StandardCharsets.UTF_8);
      }
    }
    return text;
  }

  /** Why the only finding of a control is left. */
  String left(String text, String control) {
    List<Outcome> outcomes =
        all(text.getBytes(StandardCharsets.UTF_8), control::equals).stream()
            .flatMap(mended -> mended.outcomes().stream())
            .toList();
    assertThat(outcomes).as("findings of %s", control).hasSize(1);
    return outcomes.getFirst().answer() instanceof Answer.Left(String reason)
        ? reason
        : "it is mended";
  }
}
