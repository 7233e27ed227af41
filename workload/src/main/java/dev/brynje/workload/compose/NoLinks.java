package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import java.util.List;

final class NoLinks implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/no-links", Ring.WORKLOAD, Severity.INFO)
          .title("Services find each other by networks, not by links")
          .rationale(
              """
              links is of a time before networks, and gives a service the environment of the other
              one on the old bridge, its passwords included. external_links reaches into other
              projects.
              """)
          .remediation("Remove links; services of one network find each other by name")
          .reference("cwe", "CWE-1188")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  external_links: [legacy_db]
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  expose: ["8080"]
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    for (String key : List.of("links", "external_links")) {
      service
          .texts(key)
          .forEach(link ->
              verdict
                  .fail(link.place(), key, "%s is of a time before networks".formatted(key))
                  .evidence("link", link.shown()));
    }
  }
}
