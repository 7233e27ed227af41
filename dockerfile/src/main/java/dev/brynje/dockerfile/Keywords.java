package dev.brynje.dockerfile;

import java.util.List;

/** The names of instructions. */
final class Keywords {
  private static final List<String> ALL =
      List.of(
          "ADD",
          "ARG",
          "CMD",
          "COPY",
          "ENTRYPOINT",
          "ENV",
          "EXPOSE",
          "FROM",
          "HEALTHCHECK",
          "LABEL",
          "MAINTAINER",
          "ONBUILD",
          "RUN",
          "SHELL",
          "STOPSIGNAL",
          "USER",
          "VOLUME",
          "WORKDIR");

  private Keywords() {}

  /**
   * Whether a word may be an instruction that somebody mistyped, so that it can be told: what is
   * like none may be a part of a secret whose line was broken.
   */
  static boolean isNear(String word) {
    int end = word.length();
    return end >= 2
        && ALL.stream()
            .anyMatch(known ->
                Math.abs(known.length() - end) <= 1
                    && (known.startsWith(word.substring(0, 2))
                        || known.endsWith(word.substring(end - 2))));
  }
}
