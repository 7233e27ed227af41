package dev.brynje.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.answer.Wishes;
import dev.brynje.fix.image.ImageTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposeFixTest {
  private static final Wishes UNSAFE = new Wishes(Map.of(), "64Mi", true, Map.of());

  private static final String NGINX =
      """
      services:
        web: # the front
          image: nginx:1.27
          ports:
            - "8080:80"
      """;

  @Test
  void aServiceIsHardenedAndItsImageCanStillWrite() {
    assertThat(fixed(NGINX, Wishes.NONE))
        .isEqualTo(
            """
            services:
              web: # the front
                image: nginx:1.27
                ports:
                  - "8080:80"
                user: "101:101"
                cap_drop:
                  - ALL
                security_opt:
                  - no-new-privileges:true
                read_only: true
                tmpfs:
                  - "/tmp:size=64m"
                  - "/var/cache/nginx:size=64m,mode=1777"
                  - "/var/run:size=64m,mode=1777"
                restart: unless-stopped
            """);
  }

  @Test
  void whatTheProgramKeepsIsInAVolume() {
    assertThat(fixed("services: {db: {image: 'redis:7', tmpfs: /tmp}}\n", Wishes.NONE))
        .isEqualTo(
            "services: {db: {image: 'redis:7', tmpfs: /tmp, user: \"999:999\", cap_drop: [ALL], security_opt: [no-new-privileges:true], read_only: true, volumes: [/data]}}\n");
  }

  @Test
  void nothingIsMountedOverAMountOrAboveOrBelowIt() {
    String text =
        """
        services:
          web:
            image: nginx:1.27
            volumes:
              - cache:/var/cache
              - ./x:/tmp/x
            secrets: [key]
        volumes: {cache: {}}
        secrets: {key: {file: ./key}}
        """;

    assertThat(fixed(text, Wishes.NONE)).contains("read_only: true").doesNotContain("tmpfs");
    assertThat(notes(text, "compose/read-only-root-filesystem"))
        .contains("/var/run is not mounted over, because of the mount at /run/secrets/key");
  }

  @Test
  void noNumberIsGuessedAndTheFormThatIsUsedStays() {
    Wishes wishes =
        new Wishes(
            Map.of("limits.memory", "128Mi", "limits.cpu", "500m", "limits.pids", "100"),
            "64Mi",
            false,
            Map.of());

    assertThat(fixed("services:\n  a:\n    image: a:1\n    mem_limit: 1g\n", wishes))
        .contains("    cpus: 0.5\n    pids_limit: 100\n")
        .contains("    mem_limit: 1g\n");
    assertThat(fixed("services:\n  a:\n    image: a:1\n", wishes))
        .contains(
            """
                deploy:
                  resources:
                    limits:
                      memory: 128m
                      cpus: "0.5"
                      pids: 100
            """);
    assertThat(reasons("services: {a: {image: 'a:1'}}\n", "compose/memory-limit", Wishes.NONE))
        .containsExactly(
            "no number is guessed; give resources.limits.memory in a file by --defaults");
  }

  @Test
  void imagesArePinnedByTheLockFile() {
    String digest = "sha256:" + "0".repeat(64);

    assertThat(fixed(NGINX, new Wishes(Map.of(), "64Mi", false, Map.of("nginx:1.27", digest))))
        .contains("    image: nginx:1.27@" + digest + "\n");
  }

  @Test
  void whatAProgramMayStandOnGoesOnlyWhenAsked() {
    String text =
        """
        services:
          a:
            image: a:1
            privileged: true
            pid: host
            security_opt: [seccomp:unconfined]
            volumes:
              - /var/run/docker.sock:/var/run/docker.sock
              - /srv/a:/srv/a
            ports:
              - 8080:80
              - {target: 81, published: "8081"}
        """;

    assertThat(fixed(text, Wishes.NONE))
        .contains("privileged: true", "pid: host", "seccomp", "docker.sock", "- 8080:80\n");
    assertThat(fixed(text, UNSAFE))
        .contains(
            """
                privileged: false
                security_opt: [no-new-privileges:true]
                volumes:
                  - /srv/a:/srv/a:ro
                ports:
                  - "127.0.0.1:8080:80"
                  - {target: 81, published: "8081", host_ip: "127.0.0.1"}
                cap_drop: [ALL]
            """);
  }

  @Test
  void whatAVariableDecidesIsNotReplaced() {
    String text = "services: {a: {image: 'a:1', read_only: '${RO:-false}'}}\n";

    assertThat(reasons(text, "compose/read-only-root-filesystem", Wishes.NONE))
        .containsExactly("a variable decides it, ${RO:-false}; change it where that is set");
  }

  @Test
  void whatAnOverrideDecidesIsChangedThere() {
    ComposeFixing project =
        ComposeFixing.of(NGINX, "services:\n  web:\n    read_only: false\n    cap_drop: [CHOWN]\n");
    ComposeFixing after = fixed(project, Wishes.NONE);

    assertThat(after.text("compose.override.yaml"))
        .isEqualTo(
            """
            services:
              web:
                read_only: true
                cap_drop: [CHOWN, ALL]
                tmpfs: ["/tmp:size=64m", "/var/cache/nginx:size=64m,mode=1777", "/var/run:size=64m,mode=1777"]
            """);
    assertThat(after.text("compose.yaml")).contains("user: \"101:101\"");
  }

  @Test
  void whatAnOverrideTakesBackIsNotWritten() {
    ComposeFixing project =
        ComposeFixing.of(NGINX, "services:\n  web:\n    restart: !reset null\n");

    assertThat(fixed(project, Wishes.NONE).text("compose.yaml")).doesNotContain("restart");
  }

  @Test
  void aServiceThatIsExtendedChangesOnlyWithThoseThatExtendIt() {
    String text =
        """
        services:
          base:
            image: nginx:1.27
          own:
            extends: base
            image: registry.example.com/own:1
        """;

    assertThat(reasons(text, "compose/non-root-user", Wishes.NONE))
        .contains("the service own, which takes this over, would change with it");
    assertThat(fixed(text, Wishes.NONE)).contains("read_only: true").doesNotContain("user:");
  }

  @Test
  void whatAServiceTakesOverIsWrittenOnceInTheOneThatItExtends() {
    String text =
        """
        services:
          base:
            image: a:1
          own:
            extends: base
            image: b:1
            read_only: false
            security_opt: [label:type:own]
          last:
            extends: {service: own}
        """;

    assertThat(fixed(text, Wishes.NONE))
        .isEqualTo(
            """
            services:
              base:
                image: a:1
                cap_drop: [ALL]
                security_opt: [no-new-privileges:true]
                read_only: true
                tmpfs: ["/tmp:size=64m"]
              own:
                extends: base
                image: b:1
                read_only: true
                security_opt: [label:type:own]
              last:
                extends: {service: own}
            """);
  }

  @Test
  void whatIsExtendedChangesAloneWhenTheOtherSaysOtherwiseItself() {
    String text =
        """
        services:
          base: {image: 'a:1'}
          own: {extends: base, cap_drop: !override [ALL]}
        """;

    assertThat(fixed(text, Wishes.NONE))
        .isEqualTo(
            """
            services:
              base: {image: 'a:1', cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], read_only: true, tmpfs: ['/tmp:size=64m']}
              own: {extends: base, cap_drop: !override [ALL]}
            """);
  }

  @Test
  void aTmpfsThatIsTakenOverIsBoundedWhereItIsWritten() {
    String text =
        """
        services:
          base: {image: 'a:1', tmpfs: /a}
          own: {extends: base, tmpfs: /b}
        """;
    Wishes wishes = new Wishes(Map.of(Wishes.SIZE_LIMIT, "1Mi"), "1Mi", false, Map.of());

    assertThat(fixed(text, wishes)).contains("/a:size=1m", "/b:size=1m");
  }

  @Test
  void whatIsMergedFromAnExtensionIsChangedOnceForAllItsUsers() {
    assertThat(
            fixed(
                """
                x-safe: &safe
                  security_opt:
                    - label:type:web
                services:
                  a: {<<: *safe, image: "a:1"}
                  b: {<<: *safe, image: "b:1"}
                """,
                Wishes.NONE))
        .startsWith(
            """
            x-safe: &safe
              security_opt:
                - label:type:web
                - no-new-privileges:true
            services:
            """);
  }

  @Test
  void aSharedFileIsChangedForAllProjectsThatReadIt() {
    ComposeFixing project =
        ComposeFixing.of("services: {a: {extends: {file: base.yaml, service: a}}}\n")
            .with(Map.of("base.yaml", "services:\n  a:\n    image: a:1\n    privileged: true\n"));

    assertThat(fixed(project, UNSAFE).text("base.yaml")).contains("privileged: true");
    assertThat(fixed(project, UNSAFE).text("compose.yaml")).contains("privileged: false");
  }

  private static String fixed(String text, Wishes wishes) {
    return fixed(ComposeFixing.of(text), wishes).text("compose.yaml");
  }

  private static ComposeFixing fixed(ComposeFixing project, Wishes wishes) {
    return project.with(ComposeRound.verify(project, wishes));
  }

  private static List<String> reasons(String text, String control, Wishes wishes) {
    return outcomes(text, control, wishes).stream()
        .filter(outcome -> !outcome.isMended())
        .map(outcome -> ((Answer.Left) outcome.answer()).reason())
        .toList();
  }

  private static List<String> notes(String text, String control) {
    return outcomes(text, control, Wishes.NONE).stream()
        .flatMap(outcome -> outcome.notes().stream())
        .toList();
  }

  private static List<Outcome> outcomes(String text, String control, Wishes wishes) {
    ComposeFixing project = ComposeFixing.of(text);
    List<Finding> findings = project.findings();
    return project.mended(wishes, ImageTable.known(), findings).stream()
        .flatMap(mended -> mended.outcomes().stream())
        .filter(outcome -> outcome.finding().control().equals(control))
        .toList();
  }
}
