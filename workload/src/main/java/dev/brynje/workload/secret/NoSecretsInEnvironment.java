package dev.brynje.workload.secret;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.Mapping;

final class NoSecretsInEnvironment implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-secrets-in-environment", Ring.WORKLOAD, Severity.HIGH)
          .title("Environment variables hold no secrets in plain text")
          .rationale(
              """
              A secret in a manifest is known to everyone who may read the repository, its history
              and its forks, and to everyone who may read pods in the namespace. It cannot be
              changed without a new release, and deleting the line does not take it back.
              """)
          .remediation(
              "Put the value into a Secret that is not kept in the repository, change it, and read"
                  + " it from a mounted file or through env[].valueFrom.secretKeyRef")
          .effort(Effort.BLOCK)
          .reference("kube-linter", "env-var-secret")
          .reference("polaris", "sensitiveContainerEnvVar")
          .reference("kubescape", "C-0012", "C-0259")
          .reference("nsm", "2.3.7")
          .reference("gdpr", "Art. 32(1)(b)")
          .reference("cwe", "CWE-312", "CWE-798")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    env:
                      - name: DB_PASSWORD
                        value: sommer2024
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
                    env:
                      - name: DB_PASSWORD
                        valueFrom:
                          secretKeyRef:
                            name: database
                            key: password
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean marksSecrets() {
    return true;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field env = container.field().get("env");
    if (!env.present()) {
      return;
    }
    for (Field variable : env.items()) {
      if (variable.node().orElse(null) instanceof Mapping) {
        String name = Finds.scalar(variable.get("name")).map(scalar -> scalar.text()).orElse("");
        Finds.judge(variable.get("value"), name, "environment variable " + name, verdict);
      }
    }
    for (Field variable : env.items()) {
      variable.get("value").string();
    }
  }
}
