package dev.brynje.workload.compose;

import dev.brynje.compose.Service;
import dev.brynje.compose.Text;

/** Whether a service has all privileges, beside which nothing smaller need be said. */
final class Privilege {
  private Privilege() {}

  static boolean isPrivileged(Service service) {
    return service.text("privileged").filter(Text::isTrue).isPresent();
  }
}
