package dev.brynje.workload.compose;

import dev.brynje.compose.Field;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;

/** Services that do one thing and end, as a migration does. */
final class Tasks {
  private Tasks() {}

  /** Whether another service waits until this one has ended. */
  static boolean isOne(Project project, Service service) {
    for (Service other : project.services()) {
      for (Field dependency : other.fields().fields("depends_on")) {
        boolean ends =
            dependency.key().equals(service.name())
                && other
                    .text("depends_on", dependency.key(), "condition")
                    .map(Text::text)
                    .filter("service_completed_successfully"::equals)
                    .isPresent();
        if (ends) {
          return true;
        }
      }
    }
    return false;
  }
}
