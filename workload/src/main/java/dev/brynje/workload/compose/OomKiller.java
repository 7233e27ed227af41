package dev.brynje.workload.compose;

import dev.brynje.compose.Project;
import dev.brynje.compose.Service;
import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;

final class OomKiller implements ServiceCheck {
  private static final Control CONTROL =
      Control.named("compose/killed-when-out-of-memory", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Services do not outlive the host when memory runs out")
          .rationale(
              """
              A service that the kernel may not kill, or kills last, takes the memory of all
              others, the engine and SSH included.
              """)
          .remediation("Remove oom_kill_disable and a negative oom_score_adj; set mem_limit")
          .reference("cwe", "CWE-770")
          .bad(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  oom_kill_disable: true
              """)
          .good(
              """
              services:
                api:
                  image: registry.example.com/api:1.0
                  mem_limit: 256m
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public void judge(Project project, Service service, ComposeVerdict verdict) {
    service
        .text("oom_kill_disable")
        .filter(text -> verdict.knows(text) && text.isTrue())
        .ifPresent(text ->
            verdict.fail(
                text.place(),
                "oom_kill_disable",
                "the kernel may not end the service when memory runs out"));
    service
        .text("oom_score_adj")
        .filter(text -> verdict.knows(text) && text.text().startsWith("-"))
        .ifPresent(text ->
            verdict
                .fail(
                    text.place(),
                    "oom_score_adj",
                    "others are ended before the service when memory runs out")
                .severity(Severity.LOW));
  }
}
