package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.workload.dockerfile.BuildContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixes of instructions other than RUN. */
class InstructionFixesTest {
  private static final String FROM = "FROM debian:13.1\n";
  private static final String DIGEST = "sha256:" + "0".repeat(64);

  private final Fixing fixing = new Fixing();

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          copy-not-add | ADD a /b | COPY a /b
          copy-not-add | add --chown=1:1 a c /b/ | copy --chown=1:1 a c /b/
          copy-not-add | ADD ["a b", "/c"] | COPY ["a b", "/c"]
          no-maintainer | MAINTAINER a b <c@example.com> | LABEL org.opencontainers.image.authors="a b <c@example.com>"
          no-maintainer | maintainer "a b" | label org.opencontainers.image.authors="a b"
          absolute-workdir | WORKDIR app/src | WORKDIR /app/src
          exec-form | CMD api --port=8080 | CMD ["api", "--port=8080"]
          exec-form | ENTRYPOINT   java -jar 'a b.jar' | ENTRYPOINT   ["java", "-jar", "a b.jar"]
          exec-form | CMD sed -n "a\\"b" c | CMD ["sed", "-n", "a\\"b", "c"]
          numeric-user | USER nobody | USER 65534
          numeric-user | USER www-data:www-data | USER 33:33
          """)
  void changesTheInstruction(String control, String before, String after) {
    assertThat(fixing.fixed(FROM + before + "\n", "dockerfile/" + control))
        .isEqualTo(FROM + after + "\n");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          copy-not-add | ADD a.tar.gz /b | ADD unpacks a.tar.gz
          copy-not-add | ADD a$b /c | a variable says what is added
          copy-not-add | ADD --unpack=false a /b | COPY has no --unpack
          copy-not-add | ONBUILD ADD a /b | it stands behind ONBUILD
          no-maintainer | MAINTAINER $a | write the name in a label by hand
          exec-form | CMD api $PORT | the shell does more here
          exec-form | CMD cd /a && api | the shell does more here
          exec-form | CMD api *.conf | the shell does more here
          exec-form | CMD A=b api | the shell does more here
          exec-form | CMD api > /log | the shell does more here
          exec-form | CMD echo a | the shell does more here
          exec-form | CMD ~/api | the shell does more here
          numeric-user | USER web | the number of web is not known
          numeric-user | USER $who | it is mended
          """)
  void leavesTheInstruction(String control, String line, String reason) {
    if (!reason.equals("it is mended")) {
      assertThat(fixing.left(FROM + line + "\n", "dockerfile/" + control)).startsWith(reason);
    }
  }

  @Test
  void execFormMeansTheSameOnlyWhereNobodyElseTakesTheWords() {
    String control = "dockerfile/exec-form";
    assertThat(fixing.left(FROM + "ENTRYPOINT [\"a\"]\nCMD b\n", control))
        .isEqualTo("ENTRYPOINT gets these words; if it starts them, write CMD [\"b\"]");
    assertThat(fixing.left(FROM + "ENTRYPOINT a\nCMD [\"b\"]\n", control))
        .isEqualTo("CMD would then be its arguments; take that out, or write ENTRYPOINT [\"a\"]");
    assertThat(fixing.left("FROM registry.example.com/a:1\nCMD b\n", control))
        .startsWith("the base may have an ENTRYPOINT");
    assertThat(fixing.left(FROM + "SHELL [\"/bin/bash\", \"-lc\"]\nCMD b\n", control))
        .startsWith("the shell does more here");
  }

  @Test
  void onlyTheLastOfThoseStaysOfWhichOnlyThatCounts() {
    assertThat(
            fixing.fixed(
                FROM + "CMD [\"a\"]\n# kept\nCMD [\"b\"]\nCMD [\"c\"]", "dockerfile/one-cmd"))
        .isEqualTo(FROM + "# kept\nCMD [\"c\"]");
    assertThat(fixing.left(FROM + "CMD a \\\n# why\n b\nCMD [\"c\"]\n", "dockerfile/one-cmd"))
        .isEqualTo("a comment would change");
  }

  @Test
  void pinsImagesWhoseDigestsAreKnown() {
    Fixing locked =
        new Fixing(
            new Wishes(Map.of(), "64Mi", false, Map.of("node", DIGEST, "a:1", DIGEST)),
            new BuildContext(true, IgnoreFile.NONE));
    assertThat(locked.fixed("FROM node AS b\nFROM b\n", "dockerfile/base-tag"))
        .isEqualTo("FROM node@%s AS b\nFROM b\n".formatted(DIGEST));
    assertThat(
            locked.fixed(
                "FROM scratch\nCOPY --chown=1:1 --from=a:1 /a /\nRUN --mount=type=bind,from=a:1,target=/b c\n",
                "dockerfile/base-digest"))
        .isEqualTo(
            "FROM scratch\nCOPY --chown=1:1 --from=a:1@%1$s /a /\nRUN --mount=type=bind,from=a:1@%1$s,target=/b c\n"
                .formatted(DIGEST));
    assertThat(fixing.left("FROM node:1\n", "dockerfile/base-digest"))
        .isEqualTo("the digest of node:1 is not known; give a file by --lock");
    assertThat(fixing.left("ARG V=1\nFROM node:$V\n", "dockerfile/base-digest"))
        .startsWith("a variable says which image it is");
  }

  @Test
  void aUserThatNothingRunsByGoes() {
    assertThat(
            fixing.fixed(
                "FROM node:24\nUSER 1000\nCOPY a b\nUSER root\nRUN c\nUSER 1000\n",
                "dockerfile/root-steps-first"))
        .isEqualTo("FROM node:24\nCOPY a b\nUSER root\nRUN c\nUSER 1000\n");
    assertThat(
            fixing.left(
                "FROM node:24\nUSER 1000\nRUN b\nUSER root\nRUN c\nUSER 1000\n",
                "dockerfile/root-steps-first"))
        .startsWith("what runs between may need the user");
  }

  @Test
  void numbersTheUserThatTheDockerfileMakes() {
    assertThat(
            fixing.fixed(FROM + "RUN useradd -r -u 999 web\nUSER web\n", "dockerfile/numeric-user"))
        .isEqualTo(FROM + "RUN useradd -r -u 999 web\nUSER 999\n");
    assertThat(
            fixing.fixed(
                FROM + "RUN groupadd -r web && useradd -r -g web web\nUSER web:web\n",
                "dockerfile/numeric-user"))
        .isEqualTo(
            FROM + "RUN groupadd -r web && useradd --uid 10001 -r -g web web\nUSER 10001:web\n");
  }

  @Test
  void givesToTheUserWhatEverybodyCouldWrite() {
    assertThat(
            fixing.fixed(
                "FROM node:24\nRUN mkdir /a && chmod -R 777 /a \"/b c\"\nUSER 1000:1000\n",
                "dockerfile/no-world-writable"))
        .isEqualTo(
            "FROM node:24\nRUN mkdir /a && chown -R 1000:1000 /a \"/b c\" && chmod -R 775 /a \"/b c\"\nUSER 1000:1000\n");
    assertThat(
            fixing.fixed(
                "FROM node:24\nRUN chmod a+rwX /a\nUSER node\n", "dockerfile/no-world-writable"))
        .isEqualTo("FROM node:24\nRUN chown 1000:1000 /a && chmod a+rX,ug+w /a\nUSER node\n");
    assertThat(fixing.fixed("FROM node:24\nRUN chmod 777 /tmp\n", "dockerfile/no-world-writable"))
        .isEqualTo("FROM node:24\nRUN chmod 1777 /tmp\n");
    assertThat(
            fixing.fixed("FROM node:24\nCOPY --chmod=0777 a b\n", "dockerfile/no-world-writable"))
        .isEqualTo("FROM node:24\nCOPY --chmod=0775 a b\n");
    assertThat(
            fixing.left(
                "FROM node:24\nRUN find /a -exec chmod 777 {} \\;\n",
                "dockerfile/no-world-writable"))
        .startsWith("give it to the user that writes there");
  }
}
