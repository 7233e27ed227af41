package dev.brynje.fix;

import dev.brynje.fix.answer.Answer;
import dev.brynje.fix.pod.BoundAccounts;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Place;
import dev.brynje.yaml.edit.Value;
import java.util.Optional;

/** {@code automountServiceAccountToken: false} for the service account {@code default}. */
final class AccountFix {
  static final String CONTROL = "workload/default-account-without-token";
  private static final String ACCOUNT = "default";

  private AccountFix() {}

  /**
   * What can be done.
   *
   * @param top where the object is in its document
   */
  static Answer answer(KubeObject object, Place top, BoundAccounts accounts) {
    Field setting = object.root().get("automountServiceAccountToken");
    Optional<String> binding = accounts.binding(object.namespace(), ACCOUNT);
    if (binding.isPresent()) {
      return new Answer.Left(
          "%s gives it rights, so pods seem to call the API by it; give those an account of their own"
              .formatted(binding.get()));
    }
    return setting.isTrue()
        ? new Answer.Left("it is asked for by name; set it to false if nothing calls the API")
        : new Answer.Mend(
            "Sets automountServiceAccountToken: false",
            new Edit.Put(setting.place(top), Value.of(false)));
  }
}
