package dev.brynje.pipeline;

import static dev.brynje.pipeline.SecurityStep.Purpose.SCAN;
import static dev.brynje.pipeline.SecurityStep.Purpose.VERIFY;

import dev.brynje.pipeline.SecurityStep.Effect;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Knows the actions, templates, plugins and tasks that scan images or verify them. */
final class SecurityAction {
  private SecurityAction() {}

  static Optional<SecurityStep> of(Step.Action action) {
    String name = action.name().toLowerCase(Locale.ROOT);
    Map<String, String> inputs = action.inputs();
    return switch (name) {
      case "aquasecurity/trivy-action" ->
          inputs.getOrDefault("scan-type", "image").equals("image")
              ? scan(
                  action,
                  "trivy",
                  inputs.containsKey("exit-code")
                      ? SecurityCommand.exits(inputs.getOrDefault("exit-code", ""))
                      : Effect.REPORTED)
              : Optional.empty();
      case "anchore/scan-action" ->
          inputs.containsKey("image")
              ? scan(action, "grype", !inputs.getOrDefault("fail-build", "true").equals("false"))
              : Optional.empty();
      case "docker/scout-action" ->
          inputs.getOrDefault("command", "").contains("cves")
              ? scan(action, "docker scout", inputs.getOrDefault("exit-code", "").equals("true"))
              : Optional.empty();
      case "crazy-max/ghaction-container-scan" ->
          scan(action, "trivy", inputs.containsKey("severity_threshold"));
      case "snyk/actions/docker" ->
          scan(action, "snyk", !inputs.getOrDefault("command", "test").equals("monitor"));
      case "azure/container-scan",
          "sysdiglabs/scan-action",
          "lacework/lw-scanner-action",
          "crowdstrike/container-image-scan-action",
          "palo-alto-networks/prisma-cloud-scan",
          // Plugins of Jenkins and Drone, and tasks of Tekton's catalogue.
          "grypescan",
          "anchore",
          "aqua",
          "snyksecurity",
          "prismacloudscanimage",
          "drillster/drone-trivy",
          "trivy-scanner",
          "grype",
          "snyk-container" ->
          scan(action, action.name(), true);
      case "notaryproject/notation-action/verify" -> verify(action, "notation");
      default -> template(action, name);
    };
  }

  /** Templates and components of GitLab have paths of their own. */
  private static Optional<SecurityStep> template(Step.Action action, String name) {
    return name.matches(".*(?:^|/)container-scanning(?:\\.latest|\\.gitlab-ci.*|\\.latest.*)?")
        ? scan(action, "GitLab container scanning", true)
        : Optional.empty();
  }

  private static Optional<SecurityStep> scan(Step.Action action, String tool, boolean stops) {
    return scan(action, tool, stops ? Effect.STOPS : Effect.REPORTED);
  }

  private static Optional<SecurityStep> scan(Step.Action action, String tool, Effect effect) {
    Effect kept = action.mayFail() ? Effect.IGNORED : effect;
    return Optional.of(new SecurityStep(action, SCAN, tool, kept));
  }

  private static Optional<SecurityStep> verify(Step.Action action, String tool) {
    Effect effect = action.mayFail() ? Effect.IGNORED : Effect.STOPS;
    return Optional.of(new SecurityStep(action, VERIFY, tool, effect));
  }
}
