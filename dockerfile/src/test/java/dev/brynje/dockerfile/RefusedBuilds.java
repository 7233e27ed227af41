package dev.brynje.dockerfile;

import dev.brynje.yaml.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Dockerfiles that are read, with what BuildKit says of them before it builds. */
final class RefusedBuilds {
  /**
   * One.
   *
   * @param answer {@code accepted}, or where and why it is refused
   * @param left whether an image that sets nothing would be refused
   */
  record Case(String file, String answer, boolean left) {
    static Case of(String answer, String file) {
      boolean left = answer.equals("left to the base image");
      return new Case(file, left ? "accepted" : answer, left);
    }

    boolean isRefused() {
      return !answer.equals("accepted");
    }
  }

  private RefusedBuilds() {}

  /** Those of the table. */
  static List<Case> all() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = RefusedBuilds.class.getResourceAsStream("refusals.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String one : text.split("(?m)^===== ", -1)) {
        int line = one.indexOf('\n');
        if (line >= 0) {
          cases.add(Case.of(one.substring(0, line), one.substring(line + 1)));
        }
      }
    }
    return cases;
  }

  /** Why the last stage of one would not be built. */
  static Optional<Problem> refusal(Dockerfile file) {
    Build build = Build.of(file);
    return build.refusal(build.last());
  }

  private static String said(Problem problem) {
    return "%d:%d %s".formatted(problem.span().line(), problem.span().column(), problem.message());
  }

  /** What we say of one, as the table has it. */
  static String answer(String file) {
    return switch (DockerfileReader.read(file.getBytes(StandardCharsets.UTF_8))) {
      case Reading.Refused refused -> said(refused.problem());
      case Reading.Read read ->
          refusal(read.dockerfile()).map(RefusedBuilds::said).orElse("accepted");
    };
  }
}
