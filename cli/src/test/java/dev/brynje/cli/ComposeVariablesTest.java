package dev.brynje.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No output shows a value out of {@code .env}, wherever in a project its variable stands. */
class ComposeVariablesTest {
  /** What a service may say by a variable. */
  private static final List<String> OF_A_SERVICE =
      List.of(
          "blkio_config: {device_read_bps: [{path: '${X}', rate: 1}]}",
          "build: '${X}'",
          "build: {context: ., dockerfile: '${X}'}",
          "build: {context: ., target: '${X}'}",
          "build: {context: ., dockerfile_inline: \"FROM alpine\\nRUN echo ${X} | sh\\n\"}",
          "build: {context: ., dockerfile_inline: \"FROM ${X}\\n\"}",
          "build: {context: ., dockerfile_inline: \"${X}\"}",
          "build: {context: ., args: ['${X}=1', 'A=${X}', '${X}', '${X}_TOKEN']}",
          "build: {context: ., args: {TOKEN: '${X}'}}",
          "build: {context: ., additional_contexts: ['a=${X}']}",
          "build: {context: ., additional_contexts: ['${X}=service:b']}",
          "build: {context: ., additional_contexts: {a: 'service:${X}'}}",
          "build: {context: ., ssh: ['${X}']}",
          "build: {context: ., secrets: ['${X}']}",
          "build: {context: ., platforms: ['${X}']}\n    platform: linux/amd64",
          "build: {context: ., extra_hosts: ['${X}'], entitlements: ['${X}'], network: '${X}'}",
          "build: {context: ., ulimits: {nofile: '${X}'}, shm_size: '${X}', privileged: '${X}'}",
          "cap_add: ['${X}']",
          "cap_drop: ['${X}']",
          "cgroup: '${X}'",
          "cgroup_parent: '${X}'",
          "command: '${X}'",
          "command: [a, --password, '${X}']",
          "configs: ['${X}']",
          "configs: [{source: '${X}', target: /x}]",
          "container_name: '${X}'",
          "cpus: '${X}'",
          "credential_spec: {file: '${X}'}",
          "depends_on: ['${X}']",
          "deploy: {replicas: '${X}'}",
          "deploy: {resources: {limits: {memory: '${X}', pids: '${X}'}}}",
          "device_cgroup_rules: ['${X}']",
          "devices: ['${X}']",
          "devices: [{source: '${X}', target: /x}]",
          "dns: '${X}'",
          "entrypoint: '${X}'",
          "env_file: '${X}'",
          "env_file: [{path: '${X}', format: raw}]",
          "env_file: [{path: a.env, format: '${X}'}]",
          "environment: ['${X}']",
          "environment: ['${X}=a', 'TOKEN=${X}', '${X}_TOKEN=hunter2aaa']",
          "environment: {TOKEN: '${X}'}",
          "expose: ['${X}']",
          "extends: '${X}'",
          "extends: {service: b, file: '${X}'}",
          "external_links: ['${X}']",
          "extra_hosts: ['${X}']",
          "group_add: ['${X}']",
          "healthcheck: {test: ['${X}']}",
          "healthcheck: {test: '${X}', interval: '${X}', retries: '${X}'}",
          "hostname: '${X}'",
          "image: '${X}'",
          "image: 'debian:${X}'",
          "init: '${X}'",
          "ipc: '${X}'",
          "ipc: 'service:${X}'",
          "labels: ['${X}', '${X}=a', 'a=${X}']",
          "label_file: '${X}'",
          "links: ['${X}']",
          "logging: {driver: '${X}', options: {a: '${X}'}}",
          "mem_limit: '${X}'",
          "models: ['${X}']",
          "network_mode: '${X}'",
          "network_mode: 'service:${X}'",
          "networks: ['${X}']",
          "networks: {default: {ipv4_address: '${X}', aliases: ['${X}']}}",
          "oom_score_adj: '${X}'",
          "pid: '${X}'",
          "pid: 'service:${X}'",
          "pids_limit: '${X}'",
          "ports: ['${X}']",
          "ports: ['${X}:80']",
          "ports: [{target: 80, published: '${X}', host_ip: '${X}'}]",
          "post_start: [{command: '${X}', privileged: '${X}'}]",
          "privileged: '${X}'",
          "profiles: ['${X}']",
          "pull_policy: '${X}'",
          "read_only: '${X}'",
          "restart: '${X}'",
          "runtime: '${X}'",
          "secrets: ['${X}']",
          "security_opt: ['${X}']",
          "security_opt: ['seccomp:${X}']",
          "shm_size: '${X}'",
          "stop_grace_period: '${X}'",
          "sysctls: ['${X}']",
          "sysctls: ['${X}=1']",
          "sysctls: {net.core.somaxconn: '${X}'}",
          "tmpfs: ['${X}']",
          "tmpfs: ['/x:${X}']",
          "ulimits: {nofile: '${X}'}",
          "user: '${X}'",
          "userns_mode: '${X}'",
          "uts: '${X}'",
          "volumes: ['${X}']",
          "volumes: ['${X}:/x']",
          "volumes: ['/x:/y:${X}']",
          "volumes: [{type: bind, source: '${X}', target: /x, bind: {propagation: '${X}'}}]",
          "volumes: [{type: '${X}', source: a, target: /x}]",
          "volumes_from: ['${X}']",
          "working_dir: '${X}'");

  /** And what stands beside services. */
  private static final List<String> BESIDE =
      List.of(
          "name: '${X}'",
          "include: ['${X}']",
          "include: [{path: other.yaml, env_file: '${X}'}]",
          "include: [{path: other.yaml, project_directory: '${X}'}]",
          "networks: {a: {name: '${X}', driver: '${X}', external: '${X}'}}",
          "networks: {a: {ipam: {config: [{subnet: '${X}'}]}, labels: ['${X}']}}",
          "volumes: {a: {driver: local, driver_opts: {type: none, o: bind, device: '${X}'}}}",
          "volumes: {a: {name: '${X}', external: '${X}'}}",
          "secrets: {a: {file: '${X}'}}",
          "secrets: {a: {environment: '${X}'}}",
          "configs: {a: {content: 'password=${X}'}}",
          "configs: {a: {file: '${X}'}}");

  /** Each holds what is looked for. */
  private static final List<String> VALUES =
      List.of(
          "planted77",
          "/planted77",
          "/dev/planted77",
          "/var/run/planted77/../docker.sock",
          "/etc/planted77:/x",
          "planted77=1",
          "net.planted77.route_localnet",
          "planted77.example.com/debian:10",
          "planted77/Dockerfile",
          "https://planted77.example.com/a.git",
          "seccomp:unconfined#planted77");

  private static final List<String> REPORTS =
      List.of("r.txt", "r.json", "r.sarif", "r.xml", "r.md", "r.html", "codequality.json");

  @TempDir private Path directory;

  @Test
  void noOutputShowsAValueOfAVariable() throws IOException {
    int number = 0;
    for (String value : VALUES) {
      for (String field : OF_A_SERVICE) {
        String image = field.contains("image:") || field.contains("build:") ? "" : "image: a\n    ";
        project(
            number++,
            value,
            "services:\n  web:\n    %s%s\n  b: {image: debian:13}\nvolumes: {a: }\n"
                .formatted(image, field));
      }
      for (String field : BESIDE) {
        project(number++, value, "services: {web: {image: a, volumes: ['a:/a']}}\n" + field + "\n");
      }
    }

    List<String> words = new ArrayList<>(List.of("audit", directory.toString()));
    List<Path> reports = new ArrayList<>();
    for (String name : REPORTS) {
      reports.add(Files.createDirectories(directory.resolve("reports")).resolve(name));
      words.addAll(List.of("-o", reports.getLast().toString()));
    }

    Session.Run run = Session.plain().run(words.toArray(String[]::new));

    assertThat(run.code()).isEqualTo(2);
    for (Path report : reports) {
      assertThat(report).isNotEmptyFile();
      assertThat(lines(report, "planted77")).as("%s", report.getFileName()).isEmpty();
    }
  }

  private static List<String> lines(Path report, String holding) throws IOException {
    try (Stream<String> lines = Files.lines(report)) {
      return lines.filter(line -> line.contains(holding)).toList();
    }
  }

  private void project(int number, String value, String text) throws IOException {
    Path project = Files.createDirectories(directory.resolve("p" + number));
    Files.writeString(project.resolve(".env"), "X=" + value + "\n");
    Files.writeString(project.resolve("other.yaml"), "services: {other: {image: a}}\n");
    Files.writeString(project.resolve("compose.yaml"), text);
  }

  @Test
  void whatIsNotThereIsNamedByItsVariable() throws IOException {
    project(1, "planted77", "services: {web: {build: '${X}'}}\n");
    project(2, "planted77", "services: {web: {image: a, secrets: ['${X}']}}\n");
    project(3, "planted77", "services: {web: {image: a, sysctls: ['${X}=1']}}\n");

    assertThat(Session.plain().run("audit", "-q", directory.toString()).out())
        .contains(
            "there is no ${X}/Dockerfile",
            "names the secret \"${X}\", which is not there",
            "${X}=1 is not kept apart for each container");
  }
}
