package dev.brynje.fix.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FinalUserTest {
  private static final String CONTROL = "dockerfile/final-user";

  private final Fixing fixing = new Fixing();

  private void becomes(String before, String after) {
    assertThat(fixing.fixed(before, CONTROL)).isEqualTo(after);
  }

  @Test
  void makesAUserAsDebianDoes() {
    becomes(
        """
        FROM debian:13.1
        RUN apt-get update && apt-get install -y curl
        COPY api /usr/local/bin/
        EXPOSE 8080
        CMD ["api"]
        """,
        """
        FROM debian:13.1
        RUN apt-get update && apt-get install -y curl
        COPY api /usr/local/bin/
        RUN groupadd --gid 10001 app \\
            && useradd --uid 10001 --gid 10001 --create-home --shell /usr/sbin/nologin app
        USER 10001:10001
        EXPOSE 8080
        CMD ["api"]
        """);
  }

  @Test
  void makesAUserAsAlpineDoes() {
    becomes(
        """
        FROM python:3.14-alpine
        CMD ["python"]
        """,
        """
        FROM python:3.14-alpine
        RUN addgroup -g 10001 app \\
            && adduser -D -u 10001 -G app -s /sbin/nologin app
        USER 10001:10001
        CMD ["python"]
        """);
  }

  @Test
  void takesTheUserThatTheBaseHas() {
    becomes("FROM node:24\nCMD [\"a\"]\n", "FROM node:24\nUSER 1000:1000\nCMD [\"a\"]\n");
    becomes(
        "FROM gcr.io/distroless/static-debian12\nCOPY a /\nENTRYPOINT [\"/a\"]\n",
        "FROM gcr.io/distroless/static-debian12\nCOPY a /\nUSER 65532:65532\nENTRYPOINT [\"/a\"]\n");
    becomes(
        "FROM scratch\nCOPY a /\nENTRYPOINT [\"/a\"]",
        "FROM scratch\nCOPY a /\nUSER 65532:65532\nENTRYPOINT [\"/a\"]");
  }

  @Test
  void putsTheUserInThePlaceOfRootWhenNothingFollowsThatBuilds() {
    becomes(
        "FROM node:24\nRUN a\nUSER root\nCMD [\"a\"]\n",
        "FROM node:24\nRUN a\nUSER 1000:1000\nCMD [\"a\"]\n");
  }

  @Test
  void goesBackToTheUserThatThereWas() {
    becomes(
        "FROM node:24\nUSER node\nRUN a\nUSER root\nRUN b\n",
        "FROM node:24\nUSER node\nRUN a\nUSER root\nRUN b\nUSER 1000\n");
  }

  @Test
  void takesTheUserThatTheDockerfileMakes() {
    becomes(
        "FROM debian:13.1\nRUN groupadd -g 200 web && useradd -u 1234 -g web web\nCMD [\"a\"]\n",
        "FROM debian:13.1\nRUN groupadd -g 200 web && useradd -u 1234 -g web web\nUSER 1234:200\nCMD [\"a\"]\n");
    becomes(
        "FROM alpine:3.22\nRUN adduser -D -S web\nCMD [\"a\"]\n",
        "FROM alpine:3.22\nRUN adduser -u 10001 -D -S web\nUSER 10001\nCMD [\"a\"]\n");
  }

  @Test
  void givesAVolumeToTheUser() {
    becomes(
        """
        FROM alpine:3.22
        WORKDIR /app
        COPY seed/ /app/data/
        COPY api .
        VOLUME /app/data
        CMD ["./api"]
        """,
        """
        FROM alpine:3.22
        WORKDIR /app
        COPY --chown=10001:10001 seed/ /app/data/
        COPY api .
        RUN addgroup -g 10001 app \\
            && adduser -D -u 10001 -G app -s /sbin/nologin app \\
            && mkdir -p /app/data \\
            && chown 10001:10001 /app/data
        USER 10001:10001
        VOLUME /app/data
        CMD ["./api"]
        """);
  }

  @Test
  void isWrittenAsTheLinesAround() {
    becomes(
        "# escape=`\r\nfrom debian:13.1\r\n  run a\r\n",
        "# escape=`\r\nfrom debian:13.1\r\n  run a\r\n");
    becomes(
        "from debian:13.1\r\n  run a",
        "from debian:13.1\r\n  run a\r\n  run groupadd --gid 10001 app \\\r\n    && useradd --uid 10001 --gid 10001 --create-home --shell /usr/sbin/nologin app\r\n  user 10001:10001");
  }

  @Test
  void leavesWhatGivesUpRootByItself() {
    assertThat(fixing.left("FROM debian:13.1\nENTRYPOINT [\"gosu\", \"web\", \"api\"]\n", CONTROL))
        .startsWith("gosu begins as root here");
  }

  @Test
  void leavesServersThatADistributionPackagesForRoot() {
    assertThat(
            fixing.left(
                "FROM debian:13.1\nRUN apt-get install -y nginx\nCMD exec nginx -g 'daemon off;'\n",
                CONTROL))
        .startsWith("nginx begins as root here");
    assertThat(
            fixing.left(
                "FROM rockylinux:9\nRUN dnf install -y httpd\nCMD [\"httpd\", \"-DFOREGROUND\"]\n",
                CONTROL))
        .startsWith("httpd begins as root here");
  }
}
