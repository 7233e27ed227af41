package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Mount;
import dev.brynje.dockerfile.Word;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

final class ContextKeptOut implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/context-kept-out", Ring.WORKLOAD, Severity.MEDIUM)
          .title("What COPY takes of the whole context leaves out secrets")
          .rationale(
              """
              COPY . takes everything that lies there on the day of the build: .env with its
              passwords, .git with all that ever was in the repository, keys that somebody put
              beside. A .dockerignore keeps it out of every build.
              """)
          .remediation(
              "Put .env, .git and keys in .dockerignore beside the Dockerfile, or name what is copied: COPY src/ /app/src/")
          .reference("cwe", "CWE-538")
          .reference("cis-docker", "4.10")
          .bad(
              """
              FROM registry.example.com/base:1.0
              COPY . /app
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              COPY src/ /app/src/
              """)
          .define();

  private static final Set<String> WHOLE = Set.of(".", "./", "/", "*", "./*", "..");

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    List<String> kept =
        Stream.of(".env", ".git")
            .filter(path -> !subject.context().ignore().keepsOut(path))
            .toList();
    List<Taken> taken = kept.isEmpty() ? List.of() : taken(subject);
    BuildContext context = subject.context();
    if (!context.ignore().refused().isEmpty()) {
      verdict.unknown(
          subject.stages().getFirst().stage().from().head().keywordSpan(),
          "line %d of the ignore file has a pattern that Docker refuses"
              .formatted(context.ignore().refused().getFirst()),
          "mend the pattern");
    } else if (!context.known() && !taken.isEmpty()) {
      verdict.unknown(
          taken.getFirst().span(),
          "all of the context is copied, and which directory that is, with which ignore file, is not known",
          "see that a .dockerignore at its root keeps out .env and .git; one beside the Dockerfile, named as it with .dockerignore behind, is found here");
    } else {
      for (Taken one : taken) {
        verdict
            .fail(
                one.stage(),
                one.instruction(),
                one.span(),
                "all of the context is copied, and no .dockerignore keeps %s out"
                    .formatted(String.join(" and ", kept)))
            .evidence("kept", String.join(" ", kept));
      }
    }
  }

  /** Where all of the context is copied. */
  private record Taken(StageSubject stage, Instruction instruction, Span span) {}

  private static List<Taken> taken(DockerfileSubject subject) {
    List<Taken> taken = new ArrayList<>();
    for (StageSubject stage : subject.stages()) {
      for (Instruction instruction : stage.all(Instruction.class)) {
        for (Word source : instruction.fromContext()) {
          if (WHOLE.contains(stage.expand(instruction, source).text())
              && instruction.head().flag("exclude").isEmpty()) {
            taken.add(new Taken(stage, instruction, source.span()));
          }
        }
      }
      stage.scripts().forEach(script -> mounted(stage, script, taken));
    }
    return taken;
  }

  /** A mount leaves nothing in the image, but what a command copies out of it does. */
  private static void mounted(StageSubject stage, RunScript script, List<Taken> taken) {
    for (Flag flag : script.run().head().flags()) {
      if (flag.name().equals("mount")) {
        Mount mount = Mount.of(flag);
        boolean whole =
            mount.type().equals("bind")
                && mount.get("from").isEmpty()
                && WHOLE.contains(mount.get("source").orElse("."));
        String target = ImagePath.resolved("/", mount.get("target").orElse("/"));
        if (whole && script.commands().stream().anyMatch(command -> copies(command, target))) {
          taken.add(new Taken(stage, script.run(), flag.span()));
        }
      }
    }
  }

  private static boolean copies(RunCommand command, String target) {
    return command.isAny("cp", "rsync")
        && command.operands().stream()
            .map(word -> word.text().endsWith("/.") ? word.text() + "/" : word.text())
            .map(text -> ImagePath.resolved("/", text))
            .anyMatch(target::equals);
  }
}
