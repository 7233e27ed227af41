package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code automountServiceAccountToken: false}, where nothing shows that the token is used. */
final class NoToken implements PodFix {
  private static final String TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount";

  /** Sidecars that log in with the pod's own token. */
  private static final Set<String> INJECTED =
      Set.of(
          "vault.hashicorp.com/agent-inject",
          "vault.hashicorp.com/agent-inject-token",
          "consul.hashicorp.com/connect-inject",
          "linkerd.io/inject",
          "sidecar.istio.io/inject");

  /** Programs by their names, alone or in a line of a shell. */
  private static final Pattern CLIENT =
      Pattern.compile(
          "(?:^|[\\s;&|(/])(?:kubectl|helm|oc|argocd|flux|kustomize|velero|istioctl|k9s|stern)(?:\\s|$)");

  /** Images of programs that do nothing but that. */
  private static final Pattern CALLER =
      Pattern.compile(
          "(?:^|/)(?:kubectl|helm|kube-[a-z-]+|external-dns|external-secrets|metrics-server|cert-manager[a-z-]*|cluster-autoscaler|descheduler|reloader|argocd|argocli|workflow-controller|fluxcd|[a-z0-9-]*-(?:operator|controller|provisioner|csi-driver)|velero|k8s-sidecar|kiwigrid|node-feature-discovery|ingress-nginx|traefik|promtail|fluent-bit|fluentd[a-z-]*|datadog-agent|agent-k8s)(?:[/:@]|$)");

  @Override
  public Answer answer(PodSubject subject, Finding finding) {
    Pod pod = subject.pod();
    Field setting = pod.spec().get("automountServiceAccountToken");
    if (setting.isTrue()) {
      return new Answer.Left("it is asked for by name; set it to false if nothing calls the API");
    }
    String account = account(pod);
    Optional<String> binding = subject.accounts().binding(pod.owner().namespace(), account);
    if (binding.isPresent()) {
      return new Answer.Left(
          "%s gives rights to its service account, so it seems to call the API"
              .formatted(binding.get()));
    }
    if (!account.equals("default")) {
      return new Answer.Left(
          "it has the service account %s, whose rights these files do not hold; set automountServiceAccountToken: false if nothing calls the API"
              .formatted(account));
    }
    Optional<String> caller = caller(pod);
    if (caller.isPresent()) {
      return new Answer.Left(
          "%s, so it seems to call the API; set automountServiceAccountToken: false if it does not"
              .formatted(caller.get()));
    }
    return new Answer.Mend(
        "Sets automountServiceAccountToken: false",
        new Edit.Put(subject.place(setting), Value.of(false)));
  }

  private static String account(Pod pod) {
    Optional<String> name = pod.spec().get("serviceAccountName").string();
    return name.or(() -> pod.spec().get("serviceAccount").string())
        .filter(one -> !one.isEmpty())
        .orElse("default");
  }

  /** What shows that its program calls the API, whatever rights its files give it. */
  private static Optional<String> caller(Pod pod) {
    for (String annotation : pod.annotations().keySet()) {
      if (INJECTED.contains(annotation)) {
        return Optional.of("%s asks for a container that needs the token".formatted(annotation));
      }
    }
    for (Container container : pod.containers()) {
      Field field = container.field();
      List<String> words = new ArrayList<>(field.get("command").strings());
      words.addAll(field.get("args").strings());
      for (String word : words) {
        if (word.contains(TOKEN)) {
          return Optional.of("it names the token's path");
        }
        if (CLIENT.matcher(word).find()) {
          return Optional.of("it runs a client of the API");
        }
      }
      String image = field.get("image").string().orElse("");
      if (CALLER.matcher(image).find()) {
        return Optional.of("%s works on the cluster".formatted(image));
      }
    }
    return Optional.empty();
  }
}
