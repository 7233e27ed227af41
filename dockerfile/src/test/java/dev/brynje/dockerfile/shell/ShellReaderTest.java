package dev.brynje.dockerfile.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.dockerfile.shell.ShellCommand.Link;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellReaderTest {
  /** Words in brackets, a hole as an underscore, then the link. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      textBlock =
          """
          true                                  ¦ [true]
          a b  c                                ¦ [a][b][c]
          a && b || c ; d & e | f               ¦ [a]&& [b]|| [c]; [d]& [e]| [f]
          a 'b  c' "d 'e'" f\\ g                ¦ [a][b  c][d 'e'][f g]
          a"b"'c'                               ¦ [abc]
          echo "a \\" b" 'c \\'                 ¦ [echo][a " b][c \\]
          echo $A "${B}" x${C:-y}z              ¦ [echo][_][_][x_z]
          echo \\$A "\\$B" '$C' $               ¦ [echo][$A][$B][$C][$]
          echo $((1 + 2)) $? $1                 ¦ [echo][_][_][_]
          echo $'a b' $'a\\n' $"c"              ¦ [echo][a b][_][c]
          a $(b c | d) e                        ¦ [b][c]| [d] [a][_][e]
          a "$(b "c d" ")")" `e f`              ¦ [b][c d][)] [e][f] [a][_][_]
          a ${B:-$(c)}                          ¦ [c] [a][_]
          diff <(a b) >(c)                      ¦ [a][b] [c] [diff][_][_]
          (a; b) | c                            ¦ [a]; [b]| [c]
          { a; b; } && c                        ¦ [a]; [b]&& [c]
          if a; then b; elif c; then d; else e; fi    ¦ [a]; [b]; [c]; [d]; [e];
          while a; do b; done | c               ¦ [a]; [b]| [c]
          for x in a $(b) c; do d $x; done      ¦ [b] [d][_];
          case $x in a|b) c;; *) d ;; esac; e   ¦ [c]; [d]; [e]
          case $x in (a) b; esac                ¦ [b];
          ! a                                   ¦ [a]
          f() { a; }; b                         ¦ [a]; [b]
          function f { a; }                     ¦ [a];
          [[ $a < b && c =~ (d) ]] || e         ¦ [[[][_][<][b][&][&][c][=~][(][d][)][]]]|| [e]
          ((a + 1)); b                          ¦ [b]
          echo if then fi                       ¦ [echo][if][then][fi]
          'if' a                                ¦ [if][a]
          a # b; c                              ¦ [a]
          a b#c                                 ¦ [a][b#c]
          a=(1 2) b                             ¦ [b]
          """)
  void commandsAreCutAsShellsCutThem(String script, String commands) {
    assertThat(shown(ShellReader.read(script.replace("\\\\", "\\"))))
        .isEqualTo(commands.replace("\\\\", "\\"));
    assertThat(ShellReader.read(script).whole()).isTrue();
  }

  @Test
  void linesAreContinuedAndEndCommands() {
    assertThat(shown(ShellReader.read("a \\\n  b \\\r\n c\nd # e\nf")))
        .isEqualTo("[a][b][c]; [d]; [f]");
  }

  @Test
  void assignmentsStandBeforeTheName() {
    ShellCommand command = ShellReader.read("A=1 B+=\"x y\" 3=4 C=5").commands().getFirst();
    assertThat(command.assignments())
        .extracting(ShellCommand.Assignment::name)
        .containsExactly("A", "B");
    assertThat(command.assignments().get(1).value().text()).isEqualTo("x y");
    assertThat(command.words()).extracting(ShellWord::text).containsExactly("3=4", "C=5");
  }

  @ParameterizedTest
  @CsvSource({
    "a > b, -1, >, b",
    "a 2>&1, 2, >&, 1",
    "a >>b, -1, >>, b",
    "a <b, -1, <, b",
    "a &> b, -1, &>, b",
    "a >| b, -1, >|, b",
    "a <<< 'b c', -1, <<<, b c",
    "> b a, -1, >, b"
  })
  void redirectionsAreNoWords(String script, int descriptor, String operator, String target) {
    ShellCommand command = ShellReader.read(script).commands().getFirst();
    assertThat(command.words()).extracting(ShellWord::text).containsExactly("a");
    ShellCommand.Redirection redirection = command.redirections().getFirst();
    assertThat(redirection.descriptor()).isEqualTo(descriptor);
    assertThat(redirection.operator()).isEqualTo(operator);
    assertThat(redirection.target().text()).isEqualTo(target);
  }

  @Test
  void hereDocumentsFollowTheirLine() {
    ShellScript script =
        ShellReader.read("cat <<A <<-'B' > f && next\none $(inner)\nA\n\t$(no)\n\tB\nlast");
    assertThat(shown(script)).isEqualTo("[cat]&& [next]; [inner] [last]");
    assertThat(script.commands().getFirst().redirections())
        .extracting(ShellCommand.Redirection::document)
        .containsExactly("one $(inner)\n", "\t$(no)\n", "");
    assertThat(script.whole()).isTrue();
  }

  @Test
  void wordsKnowWhereTheyStand() {
    String text = "a && \"b c\" d=$(e)";
    for (ShellCommand command : ShellReader.read(text).commands()) {
      for (ShellWord word : command.words()) {
        assertThat(text.substring(word.start(), word.end())).isIn("a", "\"b c\"", "d=$(e)", "e");
      }
    }
  }

  @Test
  void commandsKnowWhatTheyStandIn() {
    assertThat(within("a; if b; then (c); fi; f() { d; }; e $(g); while h; do i; done"))
        .containsExactly(
            "a",
            "b CONDITION",
            "c BRANCH SUBSHELL",
            "d FUNCTION",
            "g SUBSTITUTION",
            "e",
            "h CONDITION",
            "i BRANCH");
  }

  @Test
  void commandsOfOnePipelineShareItsNumber() {
    List<ShellCommand> commands = ShellReader.read("a | b $(x | y) | c && d").commands();
    assertThat(commands).extracting(ShellCommand::pipeline).containsExactly(0, 1, 1, 0, 0, 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo 'a",
        "echo \"a",
        "echo $(a",
        "echo `a",
        "echo ${a",
        "if a",
        "a)",
        "fi",
        "(a",
        "cat <<A\nb",
        "echo $((a) | b)",
        "a >",
        "case x in a",
        "x=(a"
      })
  void whatIsNotUnderstoodIsSaid(String script) {
    assertThat(ShellReader.read(script).whole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "$(",
        "${",
        "$((",
        "`",
        "\"$(",
        "<<a\n",
        "if ",
        "case a in ",
        "a;",
        "a=(",
        "f() ",
        "\\`",
        "[[ ",
        "{ ",
        "case x in a) ",
        "<(",
        "'",
        "\"",
        "cat <<A $(",
        "for "
      })
  void hostileTextTakesTimeInProportion(String part) {
    String text = part.repeat(400_000 / part.length());
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> assertThat(ShellReader.read(text)).isNotNull());
  }

  private static List<String> within(String script) {
    return ShellReader.read(script).commands().stream()
        .map(command ->
            command.words().getFirst().text()
                + command.within().stream()
                    .sorted()
                    .map(one -> " " + one)
                    .collect(Collectors.joining()))
        .toList();
  }

  private static String shown(ShellScript script) {
    return script.commands().stream()
        .map(command ->
            command.words().stream()
                    .map(word -> "[" + word.text().replace(ShellWord.HOLE, '_') + "]")
                    .collect(Collectors.joining())
                + sign(command.link()))
        .collect(Collectors.joining(" "));
  }

  private static String sign(Link link) {
    return switch (link) {
      case END -> "";
      case SEQUENCE -> ";";
      case AND -> "&&";
      case OR -> "||";
      case PIPE -> "|";
      case BACKGROUND -> "&";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          $T | T
          "a${T}b$U_1" | T,U_1
          ${T:-$U}x | T,U
          ${#T} |
          '$T' |
          \\$T |
          $1$@$$ |
          $(x $T) |
          """)
  void wordsTellTheVariablesThatTheyHold(String word, String variables) {
    ShellWord read = ShellReader.read("echo " + word).commands().getLast().words().getLast();
    assertThat(String.join(",", read.variables())).isEqualTo(variables == null ? "" : variables);
  }
}
