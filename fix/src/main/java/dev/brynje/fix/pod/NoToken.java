package dev.brynje.fix.pod;

import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.Optional;

/** {@code automountServiceAccountToken: false}, where nothing shows that the token is used. */
final class NoToken implements PodFix {
  private static final String TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount";

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
    if (mentionsToken(pod)) {
      return new Answer.Left("it names the token's path, so it seems to call the API");
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

  private static boolean mentionsToken(Pod pod) {
    for (Container container : pod.containers()) {
      Field field = container.field();
      boolean said =
          field.get("command").strings().stream().anyMatch(word -> word.contains(TOKEN))
              || field.get("args").strings().stream().anyMatch(word -> word.contains(TOKEN));
      if (said) {
        return true;
      }
    }
    return false;
  }
}
