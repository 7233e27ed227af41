package dev.brynje.fix.missing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what a namespace and each of its containers may take, from what its workloads ask for.
 * Every number says in a comment where it comes from.
 */
final class Bounds {
  private final String namespace;
  private final Demand demand;

  Bounds(String namespace, Demand demand) {
    this.namespace = namespace;
    this.demand = demand;
  }

  /** A LimitRange; empty when no container says a number that could be taken. */
  Optional<String> limitRange() {
    List<String> defaults = new ArrayList<>();
    List<String> requests = new ArrayList<>();
    List<String> most = new ArrayList<>();
    for (String resource : Demands.RESOURCES) {
      limit(resource)
          .ifPresent(amount -> {
            defaults.add(line(resource, amount));
            most.add(line(resource, amount.withHeadroom(resource)));
          });
      request(resource).ifPresent(amount -> requests.add(line(resource, amount)));
    }
    if (defaults.isEmpty() && requests.isEmpty()) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder(head("v1", "LimitRange", "containers", comment()));
    text.append("spec:\n  limits:\n    - type: Container\n");
    section(
        text,
        "defaultRequest",
        "of containers that request nothing: what one in the middle requests",
        requests);
    section(
        text,
        "default",
        "of containers without a limit: the highest limit or request there is",
        defaults);
    section(text, "max", "of any container: the same, and half as much on top", most);
    return Optional.of(text.toString());
  }

  /** A ResourceQuota; of at least one workload. */
  String resourceQuota() {
    StringBuilder text = new StringBuilder(head("v1", "ResourceQuota", "quota", comment()));
    text.append("spec:\n  hard:\n");
    text.append("    # %d, and half as much on top.\n".formatted(demand.pods()));
    text.append("    pods: %d\n".formatted(Math.max(1, demand.pods() + (demand.pods() + 1) / 2)));
    for (String kind : Demands.KINDS) {
      for (String resource : Demands.RESOURCES) {
        quota(text, kind, resource);
      }
    }
    return text.toString();
  }

  /** A resource that is in a quota has to be said of every pod, or none starts. */
  private void quota(StringBuilder text, String kind, String resource) {
    String what = kind + "." + resource;
    Optional<Amount> otherwise = kind.equals("limits") ? limit(resource) : request(resource);
    long silent = demand.silent(what);
    if (otherwise.isEmpty() && silent > 0) {
      text.append(
          "    # No %s: %s, and nothing here says a number that would be theirs.\n"
              .formatted(what, says(silent)));
      return;
    }
    Amount sum = demand.sum(what, otherwise.orElse(Amount.NONE));
    if (sum.units() == 0) {
      return;
    }
    String counted =
        silent == 0
            ? ""
            : "; %s, counted with the %s of the LimitRange"
                .formatted(says(silent), otherwise.orElseThrow().quantity(resource));
    text.append(
        "    # %s, and half as much on top%s.\n".formatted(sum.quantity(resource), counted));
    text.append("    %s\n".formatted(line(what, sum.withHeadroom(resource), resource)));
  }

  private static String says(long silent) {
    return silent == 1 ? "1 container does not say it" : silent + " containers do not say it";
  }

  /** Never below a request, or the LimitRange would turn its pod away. */
  private Optional<Amount> limit(String resource) {
    String what = "limits." + resource;
    Amount request = demand.largest("requests." + resource).orElse(Amount.NONE);
    return demand
        .byDefault(what)
        .or(() -> demand.largest(what).map(most -> most.compareTo(request) < 0 ? request : most));
  }

  /** Never above the limit that containers get with it. */
  private Optional<Amount> request(String resource) {
    String what = "requests." + resource;
    return demand
        .byDefault(what)
        .or(() -> demand.middle(what))
        .map(amount -> limit(resource).filter(most -> most.compareTo(amount) < 0).orElse(amount));
  }

  private String comment() {
    return "# From %s with %s in the files that were read.\n"
        .formatted(counted(demand.workloads(), "workload"), counted(demand.pods(), "pod"));
  }

  private static String counted(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private String head(String apiVersion, String kind, String name, String comment) {
    return comment + ObjectHead.of(apiVersion, kind, name, namespace, demand);
  }

  private static void section(StringBuilder text, String key, String why, List<String> lines) {
    if (!lines.isEmpty()) {
      text.append("      # %s.\n      %s:\n".formatted(capital(why), key));
      lines.forEach(line -> text.append("        ").append(line).append('\n'));
    }
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private static String line(String resource, Amount amount) {
    return line(resource, amount, resource);
  }

  private static String line(String key, Amount amount, String resource) {
    String quantity = amount.quantity(resource);
    boolean number = quantity.chars().allMatch(Character::isDigit);
    return "%s: %s".formatted(key, number ? '"' + quantity + '"' : quantity);
  }
}
