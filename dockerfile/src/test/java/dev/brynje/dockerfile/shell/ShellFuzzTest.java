package dev.brynje.dockerfile.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.yaml.testing.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShellFuzzTest {
  private static final List<byte[]> SEEDS =
      Stream.of(
              "set -eux; apt-get update && apt-get install -y curl=7.88 || exit 1",
              "if [ \"$(dpkg --print-architecture)\" = `uname -m` ]; then a; else (b | c) & fi",
              "cat <<EOF >/etc/x && for i in 1 2; do echo $i ${j:-k}; done\nx $(y)\nEOF\n",
              "case \"$a\" in x|y) f() { :; };; *) [[ a < b ]] ;; esac; a=(1 2) $((3 + 4))")
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();

  private static final List<String> TOKENS =
      List.of(
          "$(",
          "${",
          "$((",
          "))",
          "`",
          "\"",
          "'",
          "\\",
          "\n",
          "<<",
          "<<-",
          "EOF",
          "if ",
          "then ",
          "fi",
          "case ",
          " in ",
          "esac",
          ";;",
          "do ",
          "done",
          "{ ",
          "}",
          "(",
          ")",
          "&&",
          "|",
          "#",
          "=(",
          "[[ ",
          "]]",
          "function ",
          "2>&1");

  @Test
  void anyTextIsReadAndEveryWordStandsInIt() throws InterruptedException {
    Fuzzing.run(
        "shell",
        SEEDS,
        TOKENS,
        bytes -> {
          String text = new String(bytes, StandardCharsets.UTF_8);
          for (ShellCommand command : ShellReader.read(text).commands()) {
            for (ShellWord word : command.words()) {
              assertThat(word.start()).isBetween(0, word.end());
              assertThat(word.end()).isLessThanOrEqualTo(text.length());
            }
          }
        });
  }
}
