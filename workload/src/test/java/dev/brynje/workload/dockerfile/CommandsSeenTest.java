package dev.brynje.workload.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Policy;
import dev.brynje.workload.DockerfileAudit;
import dev.brynje.workload.SourceJudgement;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsSeenTest {
  /** How often a control complains of instructions; a bar stands for a pipe. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      textBlock =
          """
          no-sudo ¦ 1 ¦ RUN env X=1 sudo w
          no-sudo ¦ 1 ¦ RUN eval "sudo w"
          no-sudo ¦ 1 ¦ RUN command sudo w
          no-sudo ¦ 1 ¦ RUN exec sudo w
          no-sudo ¦ 1 ¦ RUN nohup nice -n 5 sudo w
          no-sudo ¦ 1 ¦ RUN ls | xargs -n 1 sudo w
          no-sudo ¦ 1 ¦ RUN find / -name x -exec sudo w {} +
          no-sudo ¦ 0 ¦ RUN find / -name sudo
          no-sudo ¦ 0 ¦ RUN timeout 60 echo sudo
          verified-tls ¦ 1 ¦ RUN timeout 60 curl -k https://x -o y
          verified-tls ¦ 1 ¦ RUN timeout -s KILL 60 curl -k https://x -o y
          verified-tls ¦ 1 ¦ RUN GIT_SSL_NO_VERIFY=1 git clone https://x
          verified-tls ¦ 1 ¦ RUN export GIT_SSL_NO_VERIFY=1; git clone https://x
          verified-tls ¦ 1 ¦ RUN NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci
          verified-tls ¦ 1 ¦ RUN env NODE_TLS_REJECT_UNAUTHORIZED=0 npm ci
          verified-tls ¦ 0 ¦ RUN NODE_TLS_REJECT_UNAUTHORIZED=1 npm ci
          verified-tls ¦ 1 ¦ RUN apt-get -o Acquire::https::Verify-Peer=false update
          verified-tls ¦ 0 ¦ RUN apt-get -o Acquire::https::Verify-Peer=true update
          verified-tls ¦ 1 ¦ RUN echo insecure >> ~/.curlrc
          verified-tls ¦ 0 ¦ RUN echo insecure
          verified-packages ¦ 1 ¦ RUN apt-get -o Acquire::AllowInsecureRepositories=true update
          verified-packages ¦ 0 ¦ RUN apt-get -o Acquire::Retries=3 update
          verified-packages ¦ 1 ¦ RUN echo 'deb [trusted=yes] http://x ./' > /etc/apt/sources.list
          verified-packages ¦ 0 ¦ RUN echo 'deb [signed-by=/k.gpg] http://x ./' > /etc/apt/sources.list
          verified-download ¦ 1 ¦ RUN curl -o a https://x/y && sha256sum a && ./a
          verified-download ¦ 1 ¦ RUN curl -o a https://x/y && (echo "0 a" | sha256sum -c || true)
          verified-download ¦ 1 ¦ RUN curl -o a https://x/y && (sha256sum -c sums || echo wrong)
          verified-download ¦ 1 ¦ RUN curl -o a https://x/y && openssl dgst -sha256 a
          verified-download ¦ 0 ¦ RUN curl -o a https://x/y && { sha256sum -c sums || { echo wrong; exit 1; }; }
          verified-download ¦ 0 ¦ RUN curl -o a https://x/y && sha256sum --check sums
          verified-download ¦ 0 ¦ RUN curl -o a https://x/y && test "$(sha256sum a)" = "0  a"
          verified-download ¦ 0 ¦ RUN curl -o a https://x/y && sha256sum a | grep -q 0123
          verified-download ¦ 0 ¦ RUN curl -o a https://x/y && openssl dgst -sha256 -verify k -signature s a
          no-pipe-to-shell ¦ 1 ¦ RUN (curl https://x/y) | (cd / && sh)
          no-pipe-to-shell ¦ 1 ¦ RUN curl https://x | (cat; sh)
          no-pipe-to-shell ¦ 1 ¦ RUN curl https://x | { cat | sh; }
          no-pipe-to-shell ¦ 1 ¦ RUN curl https://x | if true; then sh; fi
          no-pipe-to-shell ¦ 0 ¦ RUN curl https://x | (tar x && sh ./install.sh)
          no-pipe-to-shell ¦ 0 ¦ RUN (curl -o a https://x; sh)
          no-pipe-to-shell ¦ 0 ¦ RUN sh -c 'curl -o a https://x'; (cat a | sh)
          no-password-set ¦ 1 ¦ RUN useradd -p x u
          no-password-set ¦ 1 ¦ RUN useradd -rp x u
          no-password-set ¦ 0 ¦ RUN useradd -s /bin/sp u
          no-secret-in-run ¦ 0 ¦ RUN echo "dev ALL=(ALL) NOPASSWD:ALL" > /etc/sudoers.d/dev
          pip-with-hashes ¦ 1 ¦ RUN pip3.11 install -r a.txt
          pinned-packages ¦ 1 ¦ RUN pip3.11 install flask
          no-secret-files ¦ 1 ¦ COPY .e* /x/
          no-secret-files ¦ 1 ¦ COPY .e?v /x/
          no-secret-files ¦ 0 ¦ COPY .ed* /x/
          no-world-writable ¦ 1 ¦ RUN find / -exec chmod 777 {} \\;
          no-world-writable ¦ 1 ¦ RUN install -m 777 a /b
          no-world-writable ¦ 1 ¦ RUN mkdir -m 0777 /a
          no-world-writable ¦ 0 ¦ RUN mkdir -pm 0755 /a
          no-world-writable ¦ 0 ¦ RUN mkdir -m 1777 /a
          no-setuid ¦ 1 ¦ COPY --chmod=4755 a /b
          no-setuid ¦ 1 ¦ COPY --chmod=u+s a /b
          no-setuid ¦ 1 ¦ COPY --chmod=02755 a /b
          no-setuid ¦ 0 ¦ COPY --chmod=0755 a /b
          no-setuid ¦ 1 ¦ RUN install -m 4755 a /b
          no-setuid ¦ 1 ¦ RUN install -Dm4755 a /b
          no-setuid ¦ 0 ¦ RUN install -Dm755 a /b
          no-setuid ¦ 1 ¦ RUN setcap cap_sys_admin+ep /b
          no-setuid ¦ 0 ¦ RUN setcap cap_net_bind_service=+ep /b
          no-secret-in-run ¦ 1 ¦ ADD https://user:S3cretPw99@host/f.tgz /x
          no-secret-in-run ¦ 1 ¦ ADD https://h.example.com/f?token=S3cretPw99abc /x
          no-secret-in-run ¦ 0 ¦ ADD https://h.example.com/f?version=12345678 /x
          no-secret-in-run ¦ 1 ¦ RUN echo "S3cretPw99" | docker login -u a --password-stdin r
          no-secret-in-run ¦ 0 ¦ RUN echo "$PW" | docker login -u a --password-stdin r
          no-secret-in-variables ¦ 1 ¦ ARG GH_PAT=xyz12345abc
          no-secret-in-variables ¦ 1 ¦ ARG NPM_AUTH="xyz12345abc"
          secret-mounted ¦ 1 ¦ ARG GITHUB_PAT
          secret-mounted ¦ 0 ¦ ARG TOOL_PATH
          """)
  void controlsSeeWhatRuns(String control, int times, String instruction) {
    assertThat(findings("FROM a:1\n" + instruction + "\nUSER 1\n"))
        .filteredOn(one -> one.control().equals("dockerfile/" + control))
        .hasSize(times);
  }

  @ParameterizedTest
  @CsvSource({
    "1, DB_PASSWORD, DB_PASSWORD=$DB_PASSWORD",
    "1, A, DB_PASSWORD=$A",
    "1, GITHUB_TOKEN, T=${GITHUB_TOKEN}",
    "0, A, DB_NAME=$A",
    "0, A, DB_PASSWORD=$B",
    "0, A, DB_PASSWORD_FILE=$A",
  })
  void anArgumentThatBecomesASecretVariableIsKept(int times, String argument, String variable) {
    assertThat(findings("FROM a:1\nARG %s\nENV %s\nUSER 1\n".formatted(argument, variable)))
        .filteredOn(one -> one.control().equals("dockerfile/no-secret-in-variables"))
        .hasSize(times);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUN echo \"root:MyRootPw77\" | chpasswd",
        "RUN echo root:My MyRootPw77 | sudo chpasswd",
        "RUN chpasswd <<< 'root:MyRootPw77'",
        "RUN echo MyRootPw77 | passwd root --stdin",
        "RUN echo \"machine github.com login a password MyRootPw77\" > ~/.netrc",
        "RUN echo MyRootPw77 $X | tee /root/.npmrc",
        "RUN sudo curl -ku admin:MyRootPw77 https://x",
        "RUN sudo curl --cookie session=MyRootPw77 https://x",
        "RUN sudo htpasswd -b f u MyRootPw77",
        "RUN sudo psql -c \"ALTER USER x PASSWORD 'MyRootPw77'\"",
        "RUN sudo mysql -e \"CREATE USER x IDENTIFIED BY 'MyRootPw77'\"",
        "RUN sudo aws configure set aws_secret_access_key MyRootPw77",
        "RUN sudo keytool -storepass MyRootPw77",
        "RUN sudo unzip -P MyRootPw77 a.zip",
        "RUN sudo rabbitmqctl add_user u MyRootPw77",
        "RUN sudo composer config http-basic.x u MyRootPw77",
        "RUN sudo net user u MyRootPw77",
        "RUN sudo mc alias set m https://h KEY MyRootPw77",
        "RUN useradd -p MyRootPw x",
        "RUN useradd -m -p MyRootPw x",
        "RUN useradd -mpMyRootPw x",
        "RUN [\"useradd\", \"--password=MyRootPw\", \"x\"]",
        "RUN usermod '--password' \"My\"RootPw x",
        "RUN useradd --password=\"$(openssl passwd -1 MyRootPw)\" x",
        "RUN useradd -p $(openssl passwd -salt ab -6 MyRootPw) x",
        "RUN H=$(mkpasswd MyRootPw) && sudo useradd -p $H x",
        "RUN <<EOF\nuseradd -p MyRootPw x\nEOF",
        "RUN sudo -S x <<< MyRootPw77",
        "RUN sudo mongo --eval 'db.auth(\"u\",\"MyRootPw77\")'",
        "RUN sudo openssl enc -k MyRootPw77",
        "RUN sudo git config --global url.\"https://MyRootPw7799@github.com/\".insteadOf x",
        "ADD https://MyRootPw7799@github.com/a/b.git /x",
        "ADD https://h.example.com/f?sig=MyRootPw77 /x",
        "ENV PGPASS=MyRootPw77",
      })
  void noFindingShowsASecret(String instruction) {
    List<Finding> findings = findings("FROM a:1\n" + instruction + "\nUSER 1\n");
    assertThat(findings).isNotEmpty();
    assertThat(findings.toString()).doesNotContain("MyRootPw").doesNotContain("RootPw ");
  }

  /** At the bounds of what is read, with as many commands as fit. */
  @ParameterizedTest
  @Timeout(60)
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      textBlock =
          """
          a && ¦ true ¦ 16000
          curl https://x | sh; ¦ true ¦ 3000
          ^a && \\\n^ ¦ true ¦ 60000
          ^a | b; \\\n^ ¦ true ¦ 60000
          ^npm config set //x/:_authToken $TOKEN; npm config delete y; \\\n^ ¦ true ¦ 20000
          ^echo $TOKEN > /x; rm /y; \\\n^ ¦ true ¦ 20000
          ^echo $TOKEN > ~/.npmrc; rm /y/.npmrc /a/b; \\\n^ ¦ true ¦ 20000
          ^pip install a; rm /b; \\\n^ ¦ true ¦ 20000
          ^apt-get update; \\\n^ ¦ true ¦ 20000
          ^echo a | chpasswd; \\\n^ ¦ true ¦ 20000
          ^ curl https://x | \\\n(^ ¦ true ¦ 20000
          """)
  void aScriptTakesTimeInProportionToItsCommands(String command, String last, int times) {
    String script = command.repeat(times) + last;

    assertThat(findings("FROM a:1\nARG TOKEN\nRUN " + script + "\nUSER 1\n")).isNotEmpty();
  }

  @Test
  @Timeout(60)
  void aHereDocumentTakesTimeInProportionToItsLines() {
    String document = "RUN <<EOF\n" + "curl https://x | sh\n".repeat(20_000) + "EOF\n";

    assertThat(findings("FROM a:1\n" + document + "USER 1\n")).hasSizeGreaterThan(40_000);
  }

  @Test
  @Timeout(60)
  void manyHereDocumentsAreEachLookedAtOnce() {
    String words = "cat <<A > x; echo a | chpasswd; ".repeat(1_500);
    String documents = "x".repeat(1_000).concat("\nA\n").repeat(1_500);

    assertThat(findings("FROM a:1\nRUN " + words + "\n" + documents + "USER 1\n")).isNotEmpty();
  }

  @Test
  void aBaseThatDependsOnAVariableWithoutAValueIsUnjudged() {
    String text = "ARG PREFIX\nFROM ${PREFIX}alpine\nUSER 1\n";
    SourceJudgement judgement =
        new DockerfileAudit(DockerfileChecks.ALL, Policy.DEFAULT, LocalDate.of(2026, 9, 1))
            .judge("Dockerfile", text.getBytes(StandardCharsets.UTF_8), BuildContext.UNKNOWN);

    assertThat(judgement.unjudged())
        .singleElement()
        .satisfies(one ->
            assertThat(one.controls())
                .contains(
                    "dockerfile/base-tag", "dockerfile/base-digest", "dockerfile/supported-base"));
  }

  private static List<Finding> findings(String text) {
    return new DockerfileAudit(DockerfileChecks.ALL, Policy.DEFAULT, LocalDate.of(2026, 9, 1))
        .judge("Dockerfile", text.getBytes(StandardCharsets.UTF_8), BuildContext.UNKNOWN)
        .findings();
  }
}
