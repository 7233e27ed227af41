package dev.brynje.dockerfile.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoreFileTest {
  /** Lines of the file with a comma between them; the first rows are those of Docker's manual. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      textBlock =
          """
          */temp*               ¦ somedir/temporary.txt ¦ true
          */temp*               ¦ somedir/temp          ¦ true
          */temp*               ¦ a/somedir/temp        ¦ false
          */*/temp*             ¦ somedir/subdir/temporary.txt ¦ true
          temp?                 ¦ tempa                 ¦ true
          temp?                 ¦ temp                  ¦ false
          temp?                 ¦ a/tempa               ¦ false
          **/*.go               ¦ main.go               ¦ true
          **/*.go               ¦ a/b/main.go           ¦ true
          **/*.go               ¦ a/b/main.gox          ¦ false
          *.md,!README.md       ¦ README.md             ¦ false
          *.md,!README.md       ¦ NEWS.md               ¦ true
          *.md,!README*.md,README-secret.md ¦ README-secret.md ¦ true
          *.md,README-secret.md,!README*.md ¦ README-secret.md ¦ false
          foo/bar               ¦ foo/bar               ¦ true
          /foo/bar              ¦ foo/bar               ¦ true
          foo/bar               ¦ a/foo/bar             ¦ false
          foo                   ¦ foo/bar/baz           ¦ true
          foo/                  ¦ foo/bar               ¦ true
          ./foo/../bar          ¦ bar                   ¦ true
          *                     ¦ .env                  ¦ true
          *                     ¦ a/b                   ¦ true
          *,!a                  ¦ a/b                   ¦ false
          **                    ¦ a/b                   ¦ true
          **/.env               ¦ .env                  ¦ true
          **/.env               ¦ a/.env                ¦ true
          **/.env               ¦ a/x.env               ¦ false
          **.env                ¦ a/x.env               ¦ true
          a/**/b                ¦ a/b                   ¦ true
          a/**/b                ¦ a/x/y/b               ¦ true
          a/**/b                ¦ a/xb                  ¦ false
          ***/b                 ¦ xa/b                  ¦ true
          a/**                  ¦ a/b/c                 ¦ true
          a/**                  ¦ a                     ¦ false
          .env*                 ¦ .env.local            ¦ true
          [a-c].txt             ¦ b.txt                 ¦ true
          [^a-c].txt            ¦ b.txt                 ¦ false
          a\\*b                 ¦ a*b                   ¦ true
          a\\*b                 ¦ axb                   ¦ false
          a.b                   ¦ axb                   ¦ false
          # a                   ¦ # a                   ¦ false
          ^ # a^                ¦ # a                   ¦ true
          ^  a  ^               ¦ a                     ¦ true
          ! a                   ¦ a                     ¦ false
          a,! a                 ¦ a                     ¦ false
          .git                  ¦ .git/config           ¦ true
          .git                  ¦ .gitignore            ¦ false
          .                     ¦ a                     ¦ false
          """)
  void theLastPatternThatMatchesDecides(String lines, String path, boolean out) {
    IgnoreFile file = IgnoreFile.read(lines.replace("\\\\", "\\").replace(",", "\n"));
    assertThat(file.keepsOut(path)).isEqualTo(out);
    assertThat(file.refused()).isEmpty();
  }

  @Test
  void byteOrderMarksAndCarriageReturnsAreNoPartOfPatterns() {
    IgnoreFile file = IgnoreFile.read("\uFEFFa\r\nb\r\n");
    assertThat(file.keepsOut("a")).isTrue();
    assertThat(file.keepsOut("b")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "a[", "[]a]", "a\\", "[^]"})
  void whatDockerRefusesIsNamedByItsLine(String pattern) {
    assertThat(IgnoreFile.read("x\n" + pattern).refused()).containsExactly(2);
  }

  @Test
  void manyStarsTakeNoLongTime() {
    IgnoreFile file = IgnoreFile.read("*a".repeat(2000) + "\n" + "**/a".repeat(2000));
    assertThat(file.keepsOut("a".repeat(4000) + "b")).isFalse();
  }

  @Test
  void anyTextIsRead() throws InterruptedException {
    List<byte[]> seeds =
        List.of("# a\n**/*.md\n!README.md\n/foo/../b?r\n[a-c]\\*".getBytes(StandardCharsets.UTF_8));
    List<String> tokens = List.of("**", "*", "!", "[", "]", "^", "-", "\\", "/", "..", "\n", "#");
    Fuzzing.run(
        "dockerignore",
        seeds,
        tokens,
        bytes -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          IgnoreFile file = IgnoreFile.read(text);
          file.keepsOut("a/b/README.md");
          file.keepsOut(text.substring(0, Math.min(200, text.length())));
        });
  }
}
