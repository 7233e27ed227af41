package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Set;

final class NpmCi implements CommandCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/npm-ci", Ring.WORKLOAD, Severity.LOW)
          .title("npm installs what the lock file says")
          .rationale(
              """
              npm install changes the lock file to fit, so that the image may hold other versions
              than those that were tested. npm ci takes exactly them, with their hashes, or fails.
              """)
          .remediation(
              "npm ci --omit=dev; yarn install --immutable; pnpm install --frozen-lockfile")
          .reference("cwe", "CWE-494")
          .bad(
              """
              FROM registry.example.com/base:1.0
              RUN npm install
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN npm ci --omit=dev
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(RunCommand command, DockerfileVerdict verdict) {
    boolean loose =
        switch (command.name()) {
          case "npm" ->
              Set.of("install", "i", "update").contains(command.verb())
                  && command.operands().size() == 1
                  && !command.has("-g", "--global");
          case "yarn" ->
              Set.of("", "install").contains(command.verb())
                  && !command.has("--immutable", "--frozen-lockfile", "--version", "-v");
          case "pnpm" ->
              Set.of("install", "i").contains(command.verb())
                  && command.operands().size() == 1
                  && !command.has("--frozen-lockfile", "-g", "--global");
          default -> false;
        };
    if (loose) {
      verdict
          .fail(
              command,
              "%s may install other versions than the lock file names".formatted(command.name()))
          .evidence("command", command.name());
    }
  }
}
