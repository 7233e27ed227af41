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
import java.util.ArrayList;
import java.util.List;

final class SecretsAsFiles implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/secrets-as-files", Ring.WORKLOAD, Severity.LOW)
          .title("Secrets reach containers as files and not through the environment")
          .rationale(
              """
              The environment is handed on to every child process, printed by crash handlers and
              debug pages, and stays as it was when the Secret changes. A mounted file is read by
              the one who needs it, has a mode and an owner, and follows the Secret.
              """)
          .remediation(
              "Mount the Secret as a volume with the keys that are needed, and let the program read"
                  + " the file; many take the path in a variable that ends in _FILE")
          .effort(Effort.WORK)
          .reference("cis", "5.4.1")
          .reference("kube-linter", "read-secret-from-env-var")
          .reference("checkov", "CKV_K8S_35")
          .reference("kubescape", "C-0207")
          .reference("cwe", "CWE-526")
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
                        valueFrom:
                          secretKeyRef:
                            name: database
                            key: password
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
                      - name: DB_PASSWORD_FILE
                        value: /run/secrets/database/password
                    volumeMounts:
                      - name: database
                        mountPath: /run/secrets/database
                        readOnly: true
                volumes:
                  - name: database
                    secret:
                      secretName: database
                      items:
                        - key: password
                          path: password
              """)
          .define();

  private static final int NAMED = 5;

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    List<Field> variables = new ArrayList<>(0);
    for (Field variable : container.field().get("env").items()) {
      Field reference = variable.get("valueFrom").get("secretKeyRef");
      if (reference.present()) {
        variables.add(variable);
      }
    }
    if (!variables.isEmpty()) {
      complain(variables, verdict);
    }
    for (Field source : container.field().get("envFrom").items()) {
      Field reference = source.get("secretRef");
      if (reference.present()) {
        String secret = reference.get("name").string().orElse("");
        verdict
            .fail(reference, "every key of Secret " + secret + " becomes an environment variable")
            .evidence("secret", secret);
      }
    }
  }

  private static void complain(List<Field> variables, Verdict verdict) {
    List<String> names = new ArrayList<>(NAMED);
    for (Field variable : variables.subList(0, Math.min(NAMED, variables.size()))) {
      names.add(variable.get("name").string().orElse(""));
    }
    int more = variables.size() - names.size();
    String listed = String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    verdict
        .fail(
            variables.getFirst().get("valueFrom").get("secretKeyRef"),
            "the environment takes %s from Secrets".formatted(listed))
        .evidence("variables", listed);
  }
}
