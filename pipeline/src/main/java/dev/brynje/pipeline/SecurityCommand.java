package dev.brynje.pipeline;

import static dev.brynje.pipeline.SecurityStep.Purpose.SCAN;
import static dev.brynje.pipeline.SecurityStep.Purpose.VERIFY;

import dev.brynje.pipeline.SecurityStep.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows the programs that scan images or verify them, by name and first arguments. */
final class SecurityCommand {
  /** Programs that run the one after them. */
  private static final Set<String> WRAPPERS =
      Set.of("sudo", "env", "time", "exec", "command", "nice", "npx", "retry", "timeout", "xargs");

  private static final Set<String> ENGINES = Set.of("docker", "podman", "nerdctl");

  /** What an image runs, by a part of its name. */
  private static final Map<String, String> IN_IMAGES =
      Map.of(
          "aquasec/trivy", "trivy",
          "aquasecurity/trivy", "trivy",
          "anchore/grype", "grype",
          "projectsigstore/cosign", "cosign",
          "sigstore/cosign", "cosign",
          "snyk/snyk", "snyk");

  private static final Set<String> TRIVY_LOOKS_ELSEWHERE =
      Set.of(
          "fs",
          "filesystem",
          "repo",
          "repository",
          "config",
          "conf",
          "k8s",
          "kubernetes",
          "aws",
          "sbom",
          "vm",
          "plugin",
          "server",
          "s",
          "convert",
          "module",
          "version",
          "clean",
          "help",
          "registry",
          "vex");

  /** What makes each of them tell of itself, and do nothing else. */
  private static final Set<String> ASKS = Set.of("--help", "-h", "--version");

  private SecurityCommand() {}

  static Optional<SecurityStep> of(Step.Command command) {
    List<String> words = program(command.words());
    if (words.isEmpty() || words.stream().anyMatch(ASKS::contains)) {
      return Optional.empty();
    }
    List<String> operands = operands(words);
    String first = operands.isEmpty() ? "" : operands.getFirst();
    String second = operands.size() < 2 ? "" : operands.get(1);
    return switch (words.getFirst()) {
      case "trivy" ->
          operands.isEmpty() || TRIVY_LOOKS_ELSEWHERE.contains(first)
              ? Optional.empty()
              : scan(command, "trivy", exits(words));
      case "grype" ->
          first.isEmpty() || first.equals("db") || first.startsWith("dir:")
              ? Optional.empty()
              : scan(command, "grype", has(words, "--fail-on") || has(words, "-f"));
      case "snyk" ->
          first.equals("container")
              ? scan(command, "snyk", second.equals("test"))
              : Optional.empty();
      case "brynje" ->
          switch (first) {
            case "scan" -> scan(command, "brynje", true);
            case "verify", "verify-attestation" -> verify(command, "brynje");
            default -> Optional.empty();
          };
      case "docker" -> docker(command, words, first, second);
      case "docker-scout" ->
          first.equals("cves") ? scan(command, "docker scout", exitCode(words)) : Optional.empty();
      case "twistcli" ->
          first.equals("images") && second.equals("scan")
              ? scan(command, "twistcli", true)
              : Optional.empty();
      case "wizcli" ->
          first.equals("docker") && second.equals("scan")
              ? scan(command, "wizcli", true)
              : Optional.empty();
      case "jf" ->
          first.equals("docker") && second.equals("scan")
              ? scan(command, "jf", true)
              : Optional.empty();
      case "osv-scanner" ->
          (first.equals("scan") && second.equals("image")) || has(words, "--docker")
              ? scan(command, "osv-scanner", true)
              : Optional.empty();
      case "sysdig-cli-scanner" -> scan(command, "sysdig-cli-scanner", true);
      case "clairctl" ->
          first.equals("report") ? scan(command, "clairctl", false) : Optional.empty();
      case "cosign" ->
          Set.of("verify", "verify-attestation").contains(first)
              ? verify(command, "cosign")
              : Optional.empty();
      case "notation" -> first.equals("verify") ? verify(command, "notation") : Optional.empty();
      case "slsa-verifier" ->
          first.equals("verify-image") ? verify(command, "slsa-verifier") : Optional.empty();
      case "gh" ->
          first.equals("attestation") && second.equals("verify")
              ? verify(command, "gh attestation")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<SecurityStep> docker(
      Step.Command command, List<String> words, String first, String second) {
    if (first.equals("scout") && second.equals("cves")) {
      return scan(command, "docker scout", exitCode(words));
    }
    return first.equals("scan") ? scan(command, "docker scan", true) : Optional.empty();
  }

  private static boolean exitCode(List<String> words) {
    return has(words, "--exit-code") || has(words, "-e");
  }

  private static Optional<SecurityStep> scan(Step.Command command, String tool, boolean stops) {
    return scan(command, tool, stops ? Effect.STOPS : Effect.REPORTED);
  }

  private static Optional<SecurityStep> scan(Step.Command command, String tool, Effect effect) {
    Effect kept = command.mayFail() ? Effect.IGNORED : effect;
    return Optional.of(new SecurityStep(command, SCAN, tool, kept));
  }

  private static Optional<SecurityStep> verify(Step.Command command, String tool) {
    Effect effect = command.mayFail() ? Effect.IGNORED : Effect.STOPS;
    return Optional.of(new SecurityStep(command, VERIFY, tool, effect));
  }

  /** The program that runs in the end, without its directory, and its arguments. */
  private static List<String> program(List<String> words) {
    List<String> rest = unwrapped(words);
    if (rest.size() > 2 && ENGINES.contains(name(rest.getFirst())) && rest.get(1).equals("run")) {
      return inImage(rest);
    }
    List<String> program = new ArrayList<>(rest);
    if (!program.isEmpty()) {
      program.set(0, name(program.getFirst()));
    }
    return program;
  }

  /** What runs in the end, as it is written, and its arguments. */
  static List<String> unwrapped(List<String> words) {
    List<String> rest = words;
    while (rest.size() > 1 && WRAPPERS.contains(name(rest.getFirst()))) {
      rest = rest.subList(1, rest.size());
      while (rest.size() > 1 && isPassedOver(rest.getFirst())) {
        rest = rest.subList(1, rest.size());
      }
    }
    return rest;
  }

  /** Options, assignments and numbers after a wrapper's name. */
  private static boolean isPassedOver(String word) {
    return word.startsWith("-") || word.indexOf('=') > 0 || word.matches("[0-9.]+[smhd]?");
  }

  private static List<String> inImage(List<String> words) {
    for (int i = 2; i < words.size(); i++) {
      for (Map.Entry<String, String> image : IN_IMAGES.entrySet()) {
        if (isImage(words.get(i), image.getKey())) {
          List<String> program = new ArrayList<>();
          program.add(image.getValue());
          program.addAll(words.subList(i + 1, words.size()));
          return program;
        }
      }
    }
    return words;
  }

  private static boolean isImage(String word, String name) {
    int at = word.indexOf(name);
    int end = at + name.length();
    return at >= 0
        && (at == 0 || word.charAt(at - 1) == '/')
        && (end == word.length() || word.charAt(end) == ':' || word.charAt(end) == '@');
  }

  private static String name(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    return name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
  }

  /** What is no option; the value of one that stands apart is among them, but after the verb. */
  private static List<String> operands(List<String> words) {
    return words.subList(1, words.size()).stream().filter(word -> !word.startsWith("-")).toList();
  }

  private static boolean has(List<String> words, String option) {
    return words.stream().anyMatch(word -> word.equals(option) || word.startsWith(option + "="));
  }

  /** Trivy says nothing by its exit code unless it is asked to; 0 is asked for on purpose. */
  private static Effect exits(List<String> words) {
    Effect effect = Effect.REPORTED;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("--exit-code=")) {
        effect = exits(word.substring("--exit-code=".length()));
      } else if (word.equals("--exit-code") && i + 1 < words.size()) {
        effect = exits(words.get(i + 1));
      }
    }
    return effect;
  }

  static Effect exits(String code) {
    return code.strip().equals("0") ? Effect.IGNORED : Effect.STOPS;
  }
}
