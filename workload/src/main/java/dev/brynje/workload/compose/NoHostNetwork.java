package dev.brynje.workload.compose;

import dev.brynje.compose.Declared;
import dev.brynje.compose.Field;
import dev.brynje.compose.Place;
import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.Optional;

final class NoHostNetwork implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-host-network", Ring.WORKLOAD, Severity.HIGH)
          .title("Services have a network of their own")
          .rationale(
              """
              On the host's network a service reaches what listens on localhost only, listens on
              every port itself, and sees the traffic of all others.
              """)
          .remediation(
              "Remove network_mode: host, and publish the ports that are needed with ports:")
          .reference("cis-docker", "5.9")
          .reference("nsm", "2.3.3")
          .reference("cwe", "CWE-668")
          .reference("kics", "071a71ff")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  network_mode: host
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  cap_drop: [ALL]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    service
        .text("network_mode")
        .filter(text -> Values.isHost(text, verdict))
        .ifPresent(text ->
            verdict.fail(
                text.place(),
                "network_mode",
                "the service is on the network of the host, with all that listens on its localhost"));
    service
        .text("network_mode")
        .filter(text -> text.known() && text.text().startsWith("container:"))
        .ifPresent(text ->
            verdict
                .fail(
                    text.place(),
                    "network_mode",
                    "the service shares the network of a container that is not of this project")
                .severity(Severity.MEDIUM));
    for (Field network : service.networks()) {
      named(project, network.key(), network.place(), verdict);
    }
    if (service.inDefaultNetwork() && service.networks().isEmpty()) {
      named(project, "default", service.place(), verdict);
    }
  }

  /** A network may only stand for the host's, as one of Swarm does. */
  private static void named(Project project, String name, Place place, ComposeVerdict verdict) {
    project
        .network(name)
        .filter(network -> isHosts(network, verdict))
        .ifPresent(_ ->
            verdict
                .fail(
                    place,
                    "networks",
                    "the service is on the network of the host, which is called %s here"
                        .formatted(name))
                .evidence("network", name));
  }

  private static boolean isHosts(Declared network, ComposeVerdict verdict) {
    Optional<Text> driver = network.text("driver");
    if (driver.isPresent() && Values.isHost(driver.get(), verdict)) {
      return true;
    }
    Optional<Text> name = network.text("name").or(() -> network.text("external", "name"));
    boolean external = network.external() || network.text("external", "name").isPresent();
    return external
        && name.map(text -> Values.isHost(text, verdict)).orElse(network.name().equals("host"));
  }
}
