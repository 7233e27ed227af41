package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** New text follows its neighbours. */
class WritingStylesTest {
  private static final String CACHE = "dockerfile/no-package-cache";

  private final Fixing fixing = new Fixing();

  private void becomes(String before, String after) {
    assertThat(fixing.fixed(before, CACHE)).isEqualTo(after);
  }

  @Test
  void linesThatBeginWithTheJoint() {
    becomes(
        """
        FROM debian:13.1
        RUN apt-get update \\
         && apt-get install -y \\
              curl \\
              # for a reason
              vim

        CMD ["a"]
        """,
        """
        FROM debian:13.1
        RUN apt-get update \\
         && apt-get install -y \\
              curl \\
              # for a reason
              vim \\
         && rm -rf /var/lib/apt/lists/*

        CMD ["a"]
        """);
  }

  @Test
  void linesThatEndWithTheJoint() {
    becomes(
        """
        FROM debian:13.1
        RUN apt-get update && \\
        \tapt-get install -y \\
        \t\tcurl \\
        \t\tvim
        """,
        """
        FROM debian:13.1
        RUN apt-get update && \\
        \tapt-get install -y \\
        \t\tcurl \\
        \t\tvim && \\
        \trm -rf /var/lib/apt/lists/*
        """);
  }

  @Test
  void linesOfAListOnly() {
    becomes(
        """
        FROM debian:13.1
        RUN apt-get update && apt-get install -y \\
            curl
        """,
        """
        FROM debian:13.1
        RUN apt-get update && apt-get install -y \\
            curl \\
            && rm -rf /var/lib/apt/lists/*
        """);
  }

  @Test
  void semicolonsWhereTheScriptStopsAtFailures() {
    becomes(
        """
        FROM debian:13.1
        RUN set -eux; \\
            apt-get update; \\
            apt-get install -y curl;
        """,
        """
        FROM debian:13.1
        RUN set -eux; \\
            apt-get update; \\
            apt-get install -y curl; \\
            rm -rf /var/lib/apt/lists/*
        """);
  }

  @Test
  void hereDocuments() {
    becomes(
        """
        FROM debian:13.1
        RUN <<EOF
          set -e
          apt-get update
          apt-get install -y curl
        EOF
        """,
        """
        FROM debian:13.1
        RUN <<EOF
          set -e
          apt-get update
          apt-get install -y curl
          rm -rf /var/lib/apt/lists/*
        EOF
        """);
    becomes(
        """
        FROM debian:13.1
        RUN bash <<'EOF'
        apt-get update
        apt-get install -y curl;
        EOF
        """,
        """
        FROM debian:13.1
        RUN bash <<'EOF'
        apt-get update
        apt-get install -y curl && rm -rf /var/lib/apt/lists/*
        EOF
        """);
  }

  @Test
  void carriageReturnsAndTheMissingLastLineBreak() {
    becomes(
        "\uFEFF# a\r\nFROM debian:13.1\r\nRUN apt-get update \\\r\n && apt-get install -y curl",
        "\uFEFF# a\r\nFROM debian:13.1\r\nRUN apt-get update \\\r\n && apt-get install -y curl \\\r\n && rm -rf /var/lib/apt/lists/*");
  }

  @Test
  void anEscapeCharacterOfItsOwn() {
    becomes(
        "# escape=`\nFROM debian:13.1\nSHELL [\"bash\", \"-c\"]\nRUN apt-get update `\n && apt-get install -y curl\n",
        "# escape=`\nFROM debian:13.1\nSHELL [\"bash\", \"-c\"]\nRUN apt-get update `\n && apt-get install -y curl `\n && rm -rf /var/lib/apt/lists/*\n");
  }

  @Test
  void severalFixesOfOneCommand() {
    String text = "FROM debian:13.1\nRUN apt update && apt install curl\nUSER 1\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new String(fixing.all(bytes).getFirst().bytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "FROM debian:13.1\nRUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\nUSER 1\n");
  }

  @Test
  void whatIsNotUtf8IsLeft() {
    byte[] bytes =
        "FROM debian:13.1\n# \u00e6\nRUN apk add a\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(fixing.all(bytes)).allMatch(mended -> !mended.isChanged());
  }
}
