package dev.brynje.fix.compose;

import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Finding;
import dev.brynje.fix.answer.Answer;
import dev.brynje.yaml.edit.Edit;
import dev.brynje.yaml.edit.Value;
import java.util.List;
import java.util.Optional;

/**
 * A limit, if those who run it have said how much, in the form that the project uses.
 *
 * @param resource as {@code --defaults} calls it
 * @param of its key below {@code deploy.resources.limits}
 * @param key its key beside {@code image}
 */
record Limit(String resource, String of, String key) implements ServiceFix {
  private static final List<String> SHORT = List.of("mem_limit", "cpus", "pids_limit");

  @Override
  public Answer answer(ServiceSubject subject, Finding finding) {
    Optional<String> value = subject.wishes().resource("limits." + resource);
    if (value.isEmpty()) {
      return new Answer.Left(
          "no number is guessed; give resources.limits.%s in a file by --defaults"
              .formatted(resource));
    }
    boolean deployed = isDeployed(subject);
    return new Answer.Mend(
        "Sets %s as --defaults says".formatted(deployed ? "deploy.resources.limits." + of : key),
        edit(value.get(), deployed));
  }

  private Edit edit(String value, boolean deployed) {
    if (resource.equals("memory")) {
      Value amount = Value.of(Amount.inDocker(value));
      return deployed ? deploy(amount) : ServiceSubject.put(amount, key);
    }
    String number = Amount.number(value);
    Value word = new Value.Word(number);
    return deployed
        ? deploy(resource.equals("cpu") ? Value.of(number) : word)
        : ServiceSubject.put(word, key);
  }

  private Edit deploy(Value value) {
    return ServiceSubject.put(value, "deploy", "resources", "limits", of);
  }

  /** As the service has other limits; else as the project has; else as the specification shows. */
  private boolean isDeployed(ServiceSubject subject) {
    Service service = subject.service();
    Optional<Text> said = service.text(key);
    if (said.isPresent() || hasShort(service)) {
      return said.isEmpty() && hasDeployed(service);
    }
    return hasDeployed(service) || subject.project().services().stream().noneMatch(Limit::hasShort);
  }

  private static boolean hasShort(Service service) {
    return SHORT.stream().anyMatch(each -> service.get(each).isPresent());
  }

  private static boolean hasDeployed(Service service) {
    return service.get("deploy", "resources", "limits").isPresent();
  }
}
