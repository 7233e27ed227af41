package dev.brynje.workload.secret;

import dev.brynje.core.Control;
import dev.brynje.core.Effort;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.secret.CommandSecrets;
import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.util.List;
import java.util.Optional;

final class NoSecretsInCommand implements ContainerCheck {
  private static final Control CONTROL =
      Control.named("workload/no-secrets-in-command", Ring.WORKLOAD, Severity.HIGH)
          .title("Commands, arguments and probes hold no secrets in plain text")
          .rationale(
              """
              What stands in a command line is in the repository and its history, in the API for
              everyone who may read pods, and in the process list, where every process of the pod
              and every monitoring agent on the node reads it and often logs it.
              """)
          .remediation(
              "Change the secret, keep it in a Secret outside the repository, and let the program"
                  + " read it from a mounted file")
          .effort(Effort.BLOCK)
          .reference("kubescape", "C-0012")
          .reference("nsm", "2.3.7")
          .reference("gdpr", "Art. 32(1)(b)")
          .reference("cwe", "CWE-214", "CWE-798")
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
                    args:
                      - --db-user=shop
                      - --db-password=sommer2024
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
                    args:
                      - --db-user=shop
                      - --db-password-file=/run/secrets/db/password
              """)
          .define();

  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");
  private static final List<String> HOOKS = List.of("postStart", "preStop");

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
    Field field = container.field();
    CommandSecrets words =
        field.get("command").present()
            ? new CommandSecrets()
            : CommandSecrets.ofImage(Finds.scalar(field.get("image")).map(Scalar::text).orElse(""));
    words(field.get("command"), "the command", words, verdict);
    words(field.get("args"), "an argument", words, verdict);
    for (String probe : PROBES) {
      handler(field.get(probe), probe, verdict);
    }
    for (String hook : HOOKS) {
      Finds.at(field, "lifecycle", hook)
          .ifPresent(handler -> handler(handler, "the " + hook + " hook", verdict));
    }
  }

  private static void handler(Field handler, String where, Verdict verdict) {
    if (!handler.present()) {
      return;
    }
    Finds.at(handler, "exec", "command")
        .ifPresent(command -> words(command, where, new CommandSecrets(), verdict));
    Field headers = Finds.at(handler, "httpGet", "httpHeaders").orElse(null);
    if (headers != null && headers.node().orElse(null) instanceof Sequence) {
      for (Field header : headers.items()) {
        if (header.node().orElse(null) instanceof Mapping) {
          String name = Finds.scalar(header.get("name")).map(Scalar::text).orElse("");
          Finds.judge(header.get("value"), name, where, verdict);
        }
      }
    }
  }

  private static void words(Field list, String where, CommandSecrets command, Verdict verdict) {
    if (!list.present() || !(list.node().orElse(null) instanceof Sequence)) {
      list.items();
      return;
    }
    List<Field> words = list.items();
    for (int i = 0; i < words.size(); i++) {
      Scalar word = Finds.scalar(words.get(i)).orElse(null);
      if (word == null) {
        continue;
      }
      String text = word.text();
      Optional<Secret> option = command.next(text);
      if (option.isPresent()) {
        Finds.complain(words.get(i), word, List.of(option.get()), 0, where, verdict);
        continue;
      }
      Optional<Secret> doubtful = command.doubtful(text);
      if (doubtful.isPresent()) {
        Secret secret = doubtful.get();
        verdict.secret(verdict.span(word, secret.start(), secret.end()));
        continue;
      }
      int equals = text.startsWith("-") ? text.indexOf('=') : -1;
      boolean isOption = equals > 0 && isName(text, equals);
      if (isOption) {
        String value = text.substring(equals + 1);
        List<Secret> secrets = Secrets.of(name(text, equals), value);
        Finds.complain(words.get(i), word, secrets, equals + 1, where, verdict);
      } else {
        Finds.judge(words.get(i), where, verdict);
        if (i + 1 < words.size() && text.startsWith("-") && isName(text, text.length())) {
          i += next(name(text, text.length()), words.get(i + 1), where, verdict);
        }
      }
    }
    Finds.requireStrings(words);
  }

  /** The value of an option may be the next word; then that is read, and 1 is given. */
  private static int next(String name, Field value, String where, Verdict verdict) {
    boolean takesIt =
        Secrets.isSecretName(name)
            && !Finds.scalar(value).map(Scalar::text).orElse("-").startsWith("-");
    if (takesIt) {
      Finds.judge(value, name, where, verdict);
    }
    return takesIt ? 1 : 0;
  }

  private static boolean isName(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }

  private static String name(String text, int end) {
    int start = 0;
    while (start < end && text.charAt(start) == '-') {
      start++;
    }
    return text.substring(start, end);
  }
}
