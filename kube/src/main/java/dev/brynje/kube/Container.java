package dev.brynje.kube;

/**
 * A container of a pod.
 *
 * @param podSpec the pod's spec, from which settings are inherited
 * @param type when it runs
 * @param name as written; empty where the API allows none
 */
public record Container(Field podSpec, Type type, String name, Field field) {
  /** When a container runs. */
  public enum Type {
    /** Before the others, to its end; with {@code restartPolicy: Always}, beside them. */
    INIT,
    MAIN,
    /** Put into a running pod for debugging. */
    EPHEMERAL
  }

  public Field securityContext() {
    return field.get("securityContext");
  }

  /**
   * A security setting as it holds for this container: its own, else the pod's. Absent, it points
   * at the container.
   */
  public Field effective(String setting) {
    Field own = securityContext().get(setting);
    if (own.present()) {
      return own;
    }
    Field inherited = podSpec.at("securityContext", setting);
    return inherited.present() ? inherited : own;
  }

  /** Whether it runs as long as the pod does: the main ones, and init containers that restart. */
  public boolean longRunning() {
    return switch (type) {
      case MAIN -> true;
      case INIT -> field.get("restartPolicy").string().filter("Always"::equals).isPresent();
      case EPHEMERAL -> false;
    };
  }
}
