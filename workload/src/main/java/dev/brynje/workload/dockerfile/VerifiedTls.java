package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;
import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.dockerfile.shell.ShellWord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

final class VerifiedTls implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/verified-tls", Ring.WORKLOAD, Severity.HIGH)
          .title("No command leaves out the check of certificates")
          .rationale(
              """
              Without the check, whoever stands between the build and the server decides what
              comes into the image, and an https address promises nothing.
              """)
          .remediation(
              "Remove the option; for a registry of your own, add its certificate to the image: COPY ca.crt /usr/local/share/ca-certificates/")
          .reference(
              "checkov",
              "CKV2_DOCKER_2",
              "CKV2_DOCKER_3",
              "CKV2_DOCKER_4",
              "CKV2_DOCKER_5",
              "CKV2_DOCKER_6",
              "CKV2_DOCKER_12",
              "CKV2_DOCKER_13",
              "CKV2_DOCKER_14",
              "CKV2_DOCKER_15",
              "CKV2_DOCKER_16")
          .reference("cwe", "CWE-295")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN curl -kO https://example.com/tool
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN curl -O https://example.com/tool
              """)
          .define();

  private static final Set<String> NO = Set.of("0", "false", "no", "off");

  /** Variables that switch the check off with one of these values. */
  private static final Map<String, Set<String>> OFF =
      Map.of(
          "NODE_TLS_REJECT_UNAUTHORIZED", NO,
          "PYTHONHTTPSVERIFY", NO,
          "NPM_CONFIG_STRICT_SSL", NO,
          "GIT_SSL_NO_VERIFY", Set.of("1", "true", "yes", "on"));

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.stages()) {
      for (RunScript script : stage.scripts()) {
        for (RunCommand command : script.commands()) {
          if (isUnchecked(command)) {
            verdict
                .fail(command, "%s takes any certificate".formatted(command.name()))
                .evidence("command", command.name());
          }
          settings(command, verdict);
        }
      }
      for (Instruction.Env env : stage.all(Instruction.Env.class)) {
        for (Pair pair : env.pairs()) {
          String value =
              pair.value().map(SecretPlaces::unquoted).orElse("").toLowerCase(Locale.ROOT);
          if (isOff(pair.name().text(), value)
              || (pair.name().text().equals("PIP_TRUSTED_HOST") && !value.isEmpty())) {
            verdict
                .fail(
                    stage,
                    env,
                    pair.span(),
                    "%s makes programs take any certificate".formatted(pair.name().text()))
                .evidence("name", pair.name().text());
          }
        }
      }
    }
  }

  private static boolean isOff(String name, String value) {
    return OFF.getOrDefault(name.toUpperCase(Locale.ROOT), Set.of())
        .contains(value.toLowerCase(Locale.ROOT));
  }

  /** {@code NAME=0 npm ci}, {@code export NAME=0}, {@code env NAME=0 npm ci}. */
  private static void settings(RunCommand command, DockerfileVerdict verdict) {
    for (ShellCommand.Assignment one : command.command().assignments()) {
      if (isOff(one.name(), one.value().text())) {
        fail(command, one.name(), verdict);
      }
    }
    boolean sets =
        command.isAny("export", "declare", "env")
            || Wrappers.around(command.command().words()).contains("env");
    for (ShellWord word : sets ? command.command().words() : List.<ShellWord>of()) {
      int equals = word.text().indexOf('=');
      if (equals > 0
          && isOff(word.text().substring(0, equals), word.text().substring(equals + 1))) {
        fail(command, word.text().substring(0, equals), verdict);
      }
    }
  }

  private static void fail(RunCommand command, String name, DockerfileVerdict verdict) {
    verdict
        .fail(command, "%s makes programs take any certificate".formatted(name))
        .evidence("name", name);
  }

  private static boolean isUnchecked(RunCommand command) {
    return switch (command.name()) {
      case "curl" -> command.has("-k", "--insecure", "--proxy-insecure");
      case "wget" -> command.has("--no-check-certificate");
      case "pip", "pip3" -> command.has("--trusted-host");
      case "python", "python3" -> command.hasWord("pip") && command.has("--trusted-host");
      case "npm", "pnpm", "yarn" ->
          isSet(command, "strict-ssl", "false") || command.has("--no-strict-ssl");
      case "git" -> isSet(command, "http.sslverify", "false");
      case "yum", "dnf", "microdnf", "yum-config-manager" ->
          command.arguments().stream()
              .anyMatch(word -> word.text().matches("--setopt=.*sslverify=(0|false|no)"));
      case "apt-get", "apt", "aptitude" ->
          AptOptions.anyMatch(
              command,
              option ->
                  option.matches("acquire::https?::(.*::)?verify-(peer|host)=(false|0|no|off)"));
      case "echo", "printf" -> writesUnchecked(command);
      default -> false;
    };
  }

  /** {@code name value}, or {@code name=value}. */
  private static boolean isSet(RunCommand command, String name, String value) {
    List<ShellWord> words = command.arguments();
    for (int i = 0; i < words.size(); i++) {
      String text = words.get(i).text().toLowerCase(Locale.ROOT);
      text = text.startsWith("--") ? text.substring(2) : text;
      if (text.equals(name + "=" + value)
          || (text.equals(name) && i + 1 < words.size() && words.get(i + 1).is(value))) {
        return true;
      }
    }
    return false;
  }

  /** {@code echo insecure >> ~/.curlrc} */
  private static boolean writesUnchecked(RunCommand command) {
    if (command.writesTo(".curlrc")) {
      return command.hasWord("insecure");
    }
    return command.writesTo(".wgetrc")
        && command.arguments().stream()
            .map(word -> word.text().replace(" ", ""))
            .anyMatch(setting -> setting.equals("check_certificate=off"));
  }
}
