package dev.brynje.fix.compose;

import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.edit.Value;
import java.util.Optional;

/** {@code restart: unless-stopped} for what serves others, and an end to endless starts. */
final class Restart implements ServiceFix {
  private static final String ON_FAILURE = "on-failure:5";

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    Optional<Text> restart = subject.service().text("restart");
    if (restart.isPresent()) {
      return restart.get().text().startsWith("on-failure")
          ? new Answer.Mend(
              "Sets restart: " + ON_FAILURE, ServiceSubject.put(Value.of(ON_FAILURE), "restart"))
          : new Answer.Left(
              "it is said by name that it stays down; write restart: unless-stopped if it serves others");
    }
    return isServer(subject.service())
        ? new Answer.Mend(
            "Sets restart: unless-stopped",
            ServiceSubject.put(Value.of("unless-stopped"), "restart"))
        : new Answer.Left(
            "whether it serves others or ends when its work is done is not known; write restart: unless-stopped, or restart: on-failure:5");
  }

  /** What publishes ports or says how its health is checked is not meant to end. */
  private static boolean isServer(Service service) {
    return service.profiles().isEmpty()
        && (!service.ports().isEmpty()
            || service.get("expose").isPresent()
            || service.get("healthcheck", "test").isPresent());
  }
}
