package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.dockerfile.ignore.IgnoreFile;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.workload.dockerfile.BuildContext;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixes of what RUN instructions do. */
class CommandFixesTest {
  private static final String FROM = "FROM debian:13.1\n";

  private final Fixing fixing = new Fixing();

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          assume-yes | apt-get install curl | apt-get install -y curl
          assume-yes | /usr/bin/apt-get -f install curl | /usr/bin/apt-get -f install -y curl
          assume-yes | yum install curl | yum install -y curl
          assume-yes | pacman -S curl | pacman -S curl --noconfirm
          no-recommends | apt-get install -y curl | apt-get install -y --no-install-recommends curl
          no-recommends | aptitude install -y curl | aptitude install -y --without-recommends curl
          no-recommends | apt-get update; apt-get install -qq curl vim | apt-get update; apt-get install -qq --no-install-recommends curl vim
          no-package-cache | apt-get install -y curl | apt-get install -y curl && rm -rf /var/lib/apt/lists/*
          no-package-cache | set -e; apt-get update; apt-get install -y curl; | set -e; apt-get update; apt-get install -y curl; rm -rf /var/lib/apt/lists/*
          no-package-cache | apt-get install -y curl && find / -exec a {} \\; | apt-get install -y curl && find / -exec a {} \\; && rm -rf /var/lib/apt/lists/*
          no-package-cache | apt-get install -y curl; | apt-get install -y curl && rm -rf /var/lib/apt/lists/*
          no-package-cache | if a; then apt-get install -y curl; fi | if a; then apt-get install -y curl; fi && rm -rf /var/lib/apt/lists/*
          no-package-cache | (apt-get install -y curl) | (apt-get install -y curl) && rm -rf /var/lib/apt/lists/*
          no-package-cache | apk add curl | apk add --no-cache curl
          no-package-cache | apk --update add curl | apk --update add --no-cache curl
          no-package-cache | dnf install -y curl | dnf install -y curl && dnf clean all
          no-package-cache | microdnf install -y curl | microdnf install -y curl && microdnf clean all
          no-package-cache | zypper install -y curl | zypper install -y curl && zypper clean --all
          no-package-cache | pip install flask | pip install --no-cache-dir flask
          no-package-cache | python3 -m pip install -r a.txt | python3 -m pip install --no-cache-dir -r a.txt
          no-package-cache | pacman -S --noconfirm curl | pacman -S --noconfirm curl && pacman -Scc --noconfirm
          no-package-cache | yarn install --immutable | yarn install --immutable && yarn cache clean
          apt-get | apt install -y curl | apt-get install -y curl
          apt-get | a && /usr/bin/apt update | a && /usr/bin/apt-get update
          no-sudo | sudo make install | make install
          no-sudo | a && sudo -E make install | a && make install
          """)
  void changesTheCommand(String control, String before, String after) {
    assertThat(fixing.fixed(FROM + "RUN " + before + "\nUSER 1\n", "dockerfile/" + control))
        .isEqualTo(FROM + "RUN " + after + "\nUSER 1\n");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          no-recommends | ["apt-get", "install", "-y", "curl"] | it stands in quotes
          no-recommends | bash -c 'apt-get install -y curl' | it stands in quotes
          no-package-cache | apt-get install -y curl & | its end cannot be told
          no-package-cache | apt-get install -y curl # for a | dockerfile/no-package-cache would find it still
          apt-get | apt list | apt-get has no such word
          verified-tls | curl -k https://a | --unsafe takes -k out
          no-sudo | sudo -u web make | who runs it is not known to be root
          """)
  void leavesTheCommand(String control, String command, String reason) {
    String text = FROM + "RUN " + command + "\nUSER 1\n";
    assertThat(fixing.left(text, "dockerfile/" + control)).startsWith(reason);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\0',
      textBlock =
          """
          verified-tls ! curl -k https://a ! curl https://a
          verified-tls ! curl -fsSLk https://a ! curl -fsSL https://a
          verified-tls ! wget --no-check-certificate https://a ! wget https://a
          verified-packages ! apk add --no-cache --allow-untrusted a ! apk add --no-cache a
          pipefail ! a | b ! set -o pipefail && a | b
          """)
  void takesAwayWhatABuildMayStandOnWhenAsked(String control, String before, String after) {
    Fixing unsafe =
        new Fixing(
            new Wishes(Map.of(), "64Mi", true, Map.of()), new BuildContext(true, IgnoreFile.NONE));
    assertThat(unsafe.fixed("FROM alpine:3.22\nRUN " + before + "\n", "dockerfile/" + control))
        .isEqualTo("FROM alpine:3.22\nRUN " + after + "\n");
  }

  @Test
  void aPipeIsLeftUnlessAsked() {
    assertThat(fixing.left(FROM + "RUN a | b\nUSER 1\n", "dockerfile/pipefail"))
        .startsWith("write SHELL [\"/bin/bash\"");
  }

  @Test
  void listsThatALaterStepInstallsFromStay() {
    assertThat(
            fixing.left(
                FROM
                    + "RUN apt-get update && apt-get install -y a\nRUN apt-get install -y b && rm -rf /var/lib/apt/lists/*\n",
                "dockerfile/no-package-cache"))
        .startsWith("a later RUN installs from these lists");
  }

  @Test
  void readsTheListsInTheStepThatInstalls() {
    assertThat(
            fixing.fixed(
                FROM + "RUN apt-get update\nRUN apt-get install -y a\n",
                "dockerfile/update-with-install"))
        .isEqualTo(FROM + "RUN apt-get update && apt-get install -y a\n");
    assertThat(
            fixing.left(FROM + "RUN apt-get update\nCOPY a b\n", "dockerfile/update-with-install"))
        .startsWith("the next step does not install");
  }

  @Test
  void installsWhatTheLockFileSaysWhereThatIsCopiedBefore() {
    String text = "FROM node:24\nCOPY package*.json ./\nRUN npm install --omit=dev\n";
    assertThat(new Fixing().with("package-lock.json", "{}").fixed(text, "dockerfile/npm-ci"))
        .isEqualTo("FROM node:24\nCOPY package*.json ./\nRUN npm ci --omit=dev\n");
    assertThat(fixing.left(text, "dockerfile/npm-ci"))
        .startsWith("no package-lock.json is known to be there");
    assertThat(
            new Fixing()
                .with("package-lock.json", "{}")
                .with(".dockerignore", "*.json\n")
                .left(text, "dockerfile/npm-ci"))
        .startsWith("no package-lock.json is known to be there");
    assertThat(
            new Fixing()
                .with("yarn.lock", "")
                .fixed("FROM node:24\nCOPY . .\nRUN yarn\n", "dockerfile/npm-ci"))
        .isEqualTo("FROM node:24\nCOPY . .\nRUN yarn install --frozen-lockfile\n");
  }
}
