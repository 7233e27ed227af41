package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
  @ParameterizedTest
  @CsvSource({
    "auto,   xterm, '',  true",
    "auto,   xterm, 1,   false",
    "auto,   xterm, no,  false",
    "auto,   dumb,  '',  false",
    "never,  xterm, '',  false",
    "always, xterm, 1,   true",
    "always, dumb,  1,   true",
  })
  void coloursOnATerminal(String wish, String term, String noColor, boolean coloured) {
    Terminal terminal = Session.onTerminal(Map.of("TERM", term, "NO_COLOR", noColor)).terminal();

    assertThat(terminal.colours(wish)).isEqualTo(coloured);
  }

  @Test
  void coloursNothingElseUnlessAsked() {
    Terminal terminal = Session.plain().terminal();

    assertThat(terminal.colours("auto")).isFalse();
    assertThat(terminal.colours("never")).isFalse();
    assertThat(terminal.colours("always")).isTrue();
  }

  @Test
  void showsProgressOnATerminalThatCanMoveItsCursor() {
    assertThat(Session.onTerminal(Map.of("NO_COLOR", "1")).terminal().showsProgress()).isTrue();
    assertThat(Session.onTerminal(Map.of("TERM", "dumb")).terminal().showsProgress()).isFalse();
    assertThat(Session.plain().terminal().showsProgress()).isFalse();
  }

  @Test
  void saysOneLineThatOnlyShows() {
    Session session = Session.plain();

    session.terminal().say("a\nb\u001b[2J\u202e");

    assertThat(session.err()).isEqualTo("brynje: a\uFFFDb\uFFFD[2J\uFFFD\n");
  }
}
