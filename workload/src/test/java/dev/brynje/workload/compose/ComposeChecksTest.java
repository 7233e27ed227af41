package dev.brynje.workload.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brynje.core.Finding;
import dev.brynje.core.Severity;
import dev.brynje.workload.SourceJudgement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeChecksTest {
  /** How often a control complains of a service; a bar stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      textBlock =
          """
          bounded-ulimits ¦ 1 ¦ ulimits: {nofile: -1}
          bounded-ulimits ¦ 2 ¦ ulimits: {nproc: -1, nofile: {soft: 1024, hard: -1}}
          bounded-ulimits ¦ 0 ¦ ulimits: {nproc: 65535, nofile: {soft: 1024, hard: 4096}}
          bounded-ulimits ¦ 0 ¦ ulimits: {memlock: {soft: -1, hard: -1}}
          no-volumes-from ¦ 1 ¦ volumes_from: ["container:other"]
          no-volumes-from ¦ 2 ¦ volumes_from: ["container:other:ro", "container:third:rw"]
          no-volumes-from ¦ 0 ¦ volumes: ["data:/data"]
          no-secrets-in-command ¦ 1 ¦ command: [api, --password, hunter2hunter2]
          no-secrets-in-command ¦ 1 ¦ command: [api, --password, hunter2]
          no-secrets-in-command ¦ 1 ¦ entrypoint: ["api", "-db-password", "correct-horse-battery"]
          no-secrets-in-command ¦ 1 ¦ healthcheck: {test: [CMD, redis-cli, -a, hunter2hunter2, ping]}
          no-secrets-in-command ¦ 1 ¦ image: redis:8|command: [--requirepass, hunter2hunter2]
          no-secrets-in-command ¦ 0 ¦ command: [api, --password, --verbose]
          no-secrets-in-command ¦ 0 ¦ command: [api, --password, "${PASSWORD}"]
          no-secrets-in-command ¦ 0 ¦ command: [api, --password-file, /run/secrets/db]
          no-secrets-in-command ¦ 0 ¦ command: [api, --user, hunter2hunter2]
          non-root-user ¦ 1 ¦ image: a:1
          non-root-user ¦ 1 ¦ build: .
          non-root-user ¦ 1 ¦ user: "0"
          non-root-user ¦ 1 ¦ user: "0:1000"
          non-root-user ¦ 1 ¦ user: "root:root"
          non-root-user ¦ 1 ¦ user: "00"
          non-root-user ¦ 1 ¦ user: ""
          non-root-user ¦ 1 ¦ user: ":1000"
          non-root-user ¦ 0 ¦ user: "1000"
          non-root-user ¦ 0 ¦ user: app
          no-privileged ¦ 0 ¦ privileged: false
          no-privileged ¦ 1 ¦ post_start: [{command: x, privileged: true}]
          drop-all-capabilities ¦ 1 ¦ image: a:1
          drop-all-capabilities ¦ 0 ¦ cap_drop: [all]
          drop-all-capabilities ¦ 0 ¦ privileged: true
          no-dangerous-capabilities ¦ 2 ¦ cap_add: [CAP_SYS_PTRACE, net_admin, CHOWN]
          no-new-privileges ¦ 1 ¦ image: a:1
          no-new-privileges ¦ 0 ¦ security_opt: [no-new-privileges]
          no-new-privileges ¦ 0 ¦ security_opt: ["no-new-privileges=true"]
          no-seccomp-unconfined ¦ 1 ¦ security_opt: ["seccomp=unconfined"]
          no-seccomp-unconfined ¦ 0 ¦ security_opt: ["seccomp:./profile.json"]
          no-app-armor-unconfined ¦ 1 ¦ security_opt: ["apparmor=unconfined"]
          no-selinux-disabled ¦ 1 ¦ security_opt: ["label=disable"]
          no-selinux-disabled ¦ 0 ¦ security_opt: ["label:user:USER"]
          no-powerful-group ¦ 2 ¦ group_add: [docker, 0, 2000]
          read-only-root-filesystem ¦ 1 ¦ image: a:1
          tmpfs-options ¦ 1 ¦ tmpfs: /tmp
          tmpfs-options ¦ 0 ¦ tmpfs: /tmp|mem_limit: 64m
          tmpfs-options ¦ 0 ¦ tmpfs: ["/tmp:size=1m,mode=1777"]
          tmpfs-options ¦ 1 ¦ volumes: [{type: tmpfs, target: /tmp}]
          tmpfs-options ¦ 0 ¦ volumes: [{type: tmpfs, target: /tmp, tmpfs: {size: 1m}}]
          no-host-network ¦ 1 ¦ network_mode: "container:other"
          no-host-network ¦ 0 ¦ network_mode: none
          no-host-cgroup ¦ 1 ¦ cgroup_parent: /x
          no-host-user-namespace ¦ 1 ¦ userns_mode: host
          no-host-uts ¦ 1 ¦ uts: host
          no-host-device ¦ 1 ¦ devices: ["/dev/ttyUSB0:/dev/ttyUSB0"]
          no-host-device ¦ 1 ¦ devices: ["vendor1.com/device=gpu"]
          no-host-device ¦ 1 ¦ device_cgroup_rules: ["a *:* rwm"]
          no-host-device ¦ 1 ¦ volumes: ["/dev:/dev"]
          no-runtime-socket ¦ 1 ¦ volumes: ["/run/docker.sock:/s"]
          no-runtime-socket ¦ 1 ¦ volumes: ["/var/run:/host/run:ro"]
          no-runtime-socket ¦ 1 ¦ volumes: ["/run/containerd/containerd.sock:/c"]
          no-runtime-socket ¦ 1 ¦ volumes: ["/run/user/1000/podman/podman.sock:/c"]
          no-runtime-socket ¦ 1 ¦ volumes: [{type: bind, source: //var/run/docker.sock, target: /s}]
          no-runtime-socket ¦ 1 ¦ use_api_socket: true
          no-sensitive-host-path ¦ 1 ¦ volumes: ["/:/host:ro"]
          no-sensitive-host-path ¦ 1 ¦ volumes: ["/proc:/host/proc:ro"]
          no-sensitive-host-path ¦ 1 ¦ volumes: ["~:/h:ro"]
          no-sensitive-host-path ¦ 0 ¦ volumes: ["~/shop:/h:ro", "./etc:/etc", "/etc/localtime:/etc/localtime:ro"]
          no-sensitive-host-path ¦ 0 ¦ volumes: ["data:/etc"]
          no-host-credentials ¦ 1 ¦ volumes: ["~/.ssh:/root/.ssh:ro"]
          no-host-credentials ¦ 1 ¦ volumes: ["~/.gnupg:/root/.gnupg:ro"]
          no-host-credentials ¦ 1 ¦ volumes: ["~/.netrc:/root/.netrc:ro"]
          no-host-credentials ¦ 1 ¦ volumes: ["~/.config/gh:/root/.config/gh:ro"]
          no-host-credentials ¦ 0 ¦ volumes: ["~/.config/ghost:/root/.config/ghost:ro"]
          no-host-credentials ¦ 1 ¦ volumes: ["./.aws:/root/.aws:ro"]
          read-only-bind ¦ 1 ¦ volumes: ["./src:/src"]
          read-only-bind ¦ 1 ¦ volumes: [{type: bind, source: /srv, target: /srv}]
          read-only-bind ¦ 0 ¦ volumes: ["/var/run/docker.sock:/s", "data:/data", "/srv:/srv:ro"]
          no-mount-propagation ¦ 1 ¦ volumes: [{type: bind, source: /srv, target: /srv, bind: {propagation: slave}}]
          port-on-one-address ¦ 1 ¦ ports: ["80"]
          port-on-one-address ¦ 1 ¦ ports: ["0.0.0.0:80:80"]
          port-on-one-address ¦ 1 ¦ ports: ["[::]:80:80"]
          port-on-one-address ¦ 0 ¦ ports: ["[::1]:80:80", "127.0.0.1:8000-8010:8000-8010"]
          port-on-one-address ¦ 1 ¦ ports: ["8000-8010:8000-8010"]
          port-on-one-address ¦ 1 ¦ ports: [{target: 80, published: "8080"}]
          port-on-one-address ¦ 0 ¦ ports: [{target: 80, published: "8080", host_ip: 127.0.0.1}]
          port-on-one-address ¦ 0 ¦ expose: ["80"]
          unprivileged-host-port ¦ 1 ¦ ports: ["80:8080"]
          unprivileged-host-port ¦ 0 ¦ ports: ["80"]
          no-ssh-port ¦ 1 ¦ ports: ["20-30:20-30"]
          no-ssh-port ¦ 0 ¦ ports: ["22:2222"]
          no-links ¦ 2 ¦ external_links: [x, y]
          memory-limit ¦ 1 ¦ image: a:1
          memory-limit ¦ 0 ¦ mem_limit: 1g
          memory-limit ¦ 0 ¦ deploy: {resources: {limits: {memory: 50M}}}
          memory-limit ¦ 1 ¦ deploy: {resources: {reservations: {memory: 50M}}}
          cpu-limit ¦ 0 ¦ cpus: 0.5
          pids-limit ¦ 1 ¦ pids_limit: 0
          pids-limit ¦ 0 ¦ deploy: {resources: {limits: {pids: 10}}}
          killed-when-out-of-memory ¦ 1 ¦ oom_score_adj: -500
          safe-sysctls ¦ 1 ¦ sysctls: ["kernel.panic=1"]
          safe-sysctls ¦ 0 ¦ sysctls: ["net.ipv4.ip_unprivileged_port_start=0"]
          image-tag ¦ 1 ¦ image: nginx
          image-tag ¦ 1 ¦ image: localhost:5000/a
          image-tag ¦ 0 ¦ image: api|build: .
          image-tag ¦ 0 ¦ image: a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          image-digest ¦ 1 ¦ image: a:1
          image-digest ¦ 0 ¦ image: a
          supported-image ¦ 2 ¦ image: python:3.6-stretch
          no-secrets-in-environment ¦ 1 ¦ environment: ["DB_PASSWORD=hunter2hunter2"]
          no-secrets-in-environment ¦ 1 ¦ environment: {DATABASE_URL: "postgres://app:hunter2hunter2@db/app"}
          no-secrets-in-environment ¦ 0 ¦ environment: [DB_PASSWORD]
          no-secrets-in-environment ¦ 0 ¦ environment: {DB_PASSWORD: "", DB_PASSWORD_FILE: /run/secrets/db}
          no-secret-in-build-args ¦ 1 ¦ build: {context: ., args: {DB_PASSWORD: hunter2hunter2}}
          no-secret-in-build-args ¦ 1 ¦ build: {context: ., args: [NPM_TOKEN]}
          no-secret-in-build-args ¦ 0 ¦ build: {context: ., args: {VERSION: "1"}}
          no-secrets-in-command ¦ 1 ¦ command: redis-server --requirepass hunter2hunter2
          no-secrets-in-command ¦ 1 ¦ labels: {api-token: hunter2hunter2hunter2}
          confined-build ¦ 1 ¦ build: {context: ., privileged: true}
          confined-build ¦ 1 ¦ build: {context: ., entitlements: [network.host]}
          restart-policy ¦ 1 ¦ image: a:1
          restart-policy ¦ 1 ¦ restart: on-failure
          restart-policy ¦ 1 ¦ restart: on-failure:10
          restart-policy ¦ 0 ¦ restart: on-failure:5
          restart-policy ¦ 0 ¦ restart: always
          restart-policy ¦ 0 ¦ deploy: {restart_policy: {condition: any}}
          logging-limits ¦ 1 ¦ image: a:1
          logging-limits ¦ 0 ¦ logging: {driver: local}
          logging-limits ¦ 0 ¦ logging: {driver: syslog}
          logging-limits ¦ 0 ¦ logging: {options: {max-size: 1m}}
          healthcheck ¦ 1 ¦ image: a:1
          healthcheck ¦ 1 ¦ healthcheck: {test: [NONE]}
          healthcheck ¦ 0 ¦ healthcheck: {test: curl localhost}
          """)
  void controlsComplain(String control, int times, String text) {
    String image = text.contains("image:") || text.contains("build:") ? "" : "    image: a:1\n";
    String volumes = text.contains("data:") ? "volumes:\n  data: {}\n" : "";
    String project =
        "services:\n  api:\n%s    %s\n%s".formatted(image, text.replace("|", "\n    "), volumes);
    assertThat(findings("compose/" + control, project)).hasSize(times);
  }

  @Test
  void whatDependsOnAVariableThatNobodySetsIsUnjudged() {
    SourceJudgement judgement =
        Composed.judged(ComposeChecks.ALL, "services:\n  api:\n    image: a:1\n    user: ${WHO}\n");
    assertThat(judgement.unjudged())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.location().words()).isEqualTo("compose.yaml:4:11");
          assertThat(one.controls()).containsExactly("compose/non-root-user");
          assertThat(one.resource().words()).isEqualTo("service shop/api");
        });
  }

  @Test
  void aCommentBesideItWaivesWithItsReason() {
    String text =
        """
        services:
          api:
            image: a:1
            # brynje:ignore compose/no-privileged builds images, see the runbook
            privileged: true
          db:
            image: a:1
            privileged: true
        """;
    assertThat(findings("compose/no-privileged", text))
        .extracting(one -> one.location().line() + " " + one.waiver().isPresent())
        .containsExactlyInAnyOrder("5 true", "8 false");
  }

  @Test
  void whatEnvFilesSetIsNeverShown() {
    SourceJudgement judgement =
        Composed.judged(
            ComposeChecks.ALL,
            "services:\n  api:\n    image: a:${TAG}\n    environment: {DB_PASSWORD: \"${PW}\"}\n",
            "TAG=9.9.9-internal\nPW=hunter2hunter2\n",
            "");
    assertThat(judgement.unjudged()).isEmpty();
    assertThat(judgement.toString()).doesNotContain("hunter2").doesNotContain("9.9.9-internal");
    assertThat(judgement.findings())
        .noneMatch(one -> one.control().equals("compose/no-secrets-in-environment"));
  }

  @Test
  void aDefaultThatIsASecretIsOne() {
    String text =
        "services:\n  api:\n    image: a:1\n    environment: {DB_PASSWORD: \"${PW:-hunter2hunter2}\"}\n";
    assertThat(findings("compose/no-secrets-in-environment", text))
        .singleElement()
        .satisfies(one -> assertThat(one.toString()).doesNotContain("hunter2"));
  }

  /** Of a service that is built, its Dockerfile tells; a bar stands for the end of a line. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '^',
      textBlock =
          """
          non-root-user ¦ 0 ¦ build: . ¦ FROM a:1|USER 1000
          non-root-user ¦ 1 ¦ build: . ¦ FROM a:1
          non-root-user ¦ 1 ¦ build: . ¦ FROM a:1|USER app|USER root
          non-root-user ¦ 0 ¦ build: .|user: "1000" ¦ FROM a:1|USER root
          non-root-user ¦ 1 ¦ build: .|user: root ¦ FROM a:1|USER 1000
          non-root-user ¦ 1 ¦ build: {context: ., args: {WHO: root}} ¦ FROM a:1|ARG WHO=app|USER $WHO
          non-root-user ¦ 0 ¦ build: {context: ., target: run} ¦ FROM a:1 AS run|USER 1000|FROM run AS test|USER root
          non-root-user ¦ 1 ¦ build: {context: other} ¦ FROM a:1|USER 1000
          healthcheck ¦ 0 ¦ build: . ¦ FROM a:1|HEALTHCHECK CMD x
          healthcheck ¦ 1 ¦ build: . ¦ FROM a:1|HEALTHCHECK CMD x|HEALTHCHECK NONE
          healthcheck ¦ 1 ¦ build: .|healthcheck: {disable: true} ¦ FROM a:1|HEALTHCHECK CMD x
          """)
  void aServiceIsJudgedTogetherWithItsDockerfile(
      String control, int times, String text, String dockerfile) {
    String project = "services:\n  api:\n    %s\n".formatted(text.replace("|", "\n    "));
    List<ComposeCheck> checks =
        ComposeChecks.ALL.stream()
            .filter(one -> one.control().id().equals("compose/" + control))
            .toList();
    assertThat(Composed.judged(checks, project, "", dockerfile.replace('|', '\n')).findings())
        .hasSize(times);
  }

  @Test
  void aTaskThatAnotherServiceWaitsForNeedsNoRestartAndNoHealthcheck() {
    String text =
        """
        services:
          migrate:
            image: a:1
          api:
            image: a:1
            restart: always
            healthcheck: {test: x}
            depends_on:
              migrate: {condition: service_completed_successfully}
        """;
    assertThat(findings("compose/restart-policy", text)).isEmpty();
    assertThat(findings("compose/healthcheck", text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "compose/no-runtime-socket, /var/run/docker.sock, bind",
    "compose/no-sensitive-host-path, /, rbind",
    "compose/no-host-credentials, /root/.ssh, 'ro,bind'",
  })
  void aVolumeMayStandForAnyFileOfTheHost(String control, String device, String options) {
    String text =
        """
        services:
          api:
            image: a:1
            volumes: ["data:/data"]
        volumes:
          data:
            driver: local
            driver_opts: {type: none, o: "%s", device: "%s"}
        """
            .formatted(options, device);
    assertThat(findings(control, text)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      textBlock =
          """
          1 ¦ h: {external: true, name: host}
          1 ¦ h: {driver: host}
          0 ¦ h: {external: true, name: hosts}
          0 ¦ h: {name: host}
          0 ¦ h: {driver: bridge}
          0 ¦ h: {external: true}
          """)
  void aNetworkMayStandForTheHosts(int times, String network) {
    String text =
        "services:\n  api:\n    image: a:1\n    networks: [h]\nnetworks:\n  %s\n"
            .formatted(network);
    assertThat(findings("compose/no-host-network", text)).hasSize(times);
  }

  @Test
  void theNetworkOfThoseThatNameNoneMayBeTheHosts() {
    String text =
        """
        services:
          api: {image: a:1}
          own: {image: a:1, networks: [own]}
        networks:
          default: {external: true, name: host}
          own: {}
        """;
    assertThat(findings("compose/no-host-network", text)).hasSize(1);
  }

  @Test
  @Timeout(60)
  void aProjectTakesTimeInProportionToItsServices() {
    StringBuilder text = new StringBuilder("services:\n");
    for (int i = 0; i < 4_000; i++) {
      text.append("  s%d: {image: a, volumes: [\"v%d:/v\"], networks: [n%d]}\n".formatted(i, i, i));
    }
    text.append("volumes:\n");
    for (int i = 0; i < 4_000; i++) {
      text.append("  v%d: {driver_opts: {o: bind, device: /etc}}\n".formatted(i));
    }
    text.append("networks:\n");
    for (int i = 0; i < 4_000; i++) {
      text.append("  n%d: {driver: host}\n".formatted(i));
    }

    SourceJudgement judgement = Composed.judged(ComposeChecks.ALL, text.toString());

    assertThat(judgement.unjudged()).isEmpty();
    assertThat(judgement.findings()).hasSizeGreaterThan(40_000);
  }

  @Test
  @Timeout(60)
  void servicesThatNeedOneAnotherTakeTimeInProportion() {
    StringBuilder text = new StringBuilder("services:\n  s0: {image: a}\n  d0: {image: a}\n");
    for (int i = 1; i < 8_000; i++) {
      text.append("  s%d: {extends: s%d}\n".formatted(i, i - 1));
      text.append("  d%d: {image: a, depends_on: [d%d]}\n".formatted(i, i - 1));
    }

    assertThat(Composed.judged(ComposeChecks.ALL, text.toString()).findings()).isNotEmpty();
  }

  @Test
  void aVolumeThatStandsForADirectoryIsThatDirectory() {
    String text =
        """
        services:
          api:
            image: a:1
            volumes: ["etc:/host:ro"]
        volumes:
          etc:
            driver_opts: {type: none, o: bind, device: /etc}
        """;
    assertThat(findings("compose/no-sensitive-host-path", text))
        .singleElement()
        .satisfies(one ->
            assertThat(one.message())
                .isEqualTo("/etc gives away the accounts, keys and jobs of the host"));
  }

  @Test
  void aServiceAloneInTheDefaultNetworkSharesItWithNobody() {
    assertThat(findings("compose/own-network", "services:\n  api:\n    image: a:1\n")).isEmpty();
  }

  @Test
  void aServiceIsNamedWithItsProject() {
    String text = "name: webshop\nservices:\n  api:\n    image: a:1\n    privileged: true\n";
    assertThat(findings("compose/no-privileged", text))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.resource().words()).isEqualTo("service webshop/api");
          assertThat(one.location().words()).isEqualTo("compose.yaml:5:17");
          assertThat(one.severity()).isEqualTo(Severity.CRITICAL);
        });
  }

  @Test
  void noExcerptShowsASecret() {
    String text =
        """
        services:
          api:
            image: a:1
            user: root
            environment: {DB_PASSWORD: hunter2hunter2, USER_NAME: x}
            command: ["x", "--password=hunter3hunter3"]
            build:
              context: .
              args: ["NPM_TOKEN=hunter4hunter4"]
        """;
    for (Finding finding : Composed.judged(ComposeChecks.ALL, text).findings()) {
      assertThat(finding.toString()).doesNotContain("hunter");
    }
  }

  @Test
  void whatComposeRefusesIsUnjudgedWithItsPlace() {
    assertThat(Composed.judged(ComposeChecks.ALL, "- a\n").unjudged())
        .singleElement()
        .satisfies(one -> assertThat(one.location().words()).isEqualTo("compose.yaml:1:1"));
  }

  private static List<Finding> findings(String control, String text) {
    List<ComposeCheck> checks =
        ComposeChecks.ALL.stream().filter(one -> one.control().id().equals(control)).toList();
    assertThat(checks).as(control).hasSize(1);
    SourceJudgement judgement = Composed.judged(checks, text);
    assertThat(judgement.unjudged()).isEmpty();
    return judgement.findings();
  }
}
