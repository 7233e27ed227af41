package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.PodCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Set;

final class DnsSearch implements PodCheck {
  private static final Set<String> OTHER_RESOLVERS = Set.of("Default", "None");

  private static final Control CONTROL =
      Control.named("workload/dns-search", Ring.WORKLOAD, Severity.INFO)
          .title("Pods ask for names outside the cluster once")
          .rationale(
              """
              With the ndots of 5 that pods have by default, a name with fewer dots is first
              looked up under every search domain: five queries instead of one for each name
              outside, and all of them tell the cluster's DNS, and whoever reads along, what is
              asked for.
              """)
          .remediation("Add to spec.dnsConfig.options an entry with name: ndots and value: \"2\"")
          .reference("kube-linter", "dnsconfig-options")
          .reference("nsm", "2.2.7")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
              spec:
                selector:
                  matchLabels:
                    app: api
                template:
                  metadata:
                    labels:
                      app: api
                  spec:
                    dnsConfig:
                      options:
                        - name: ndots
                          value: "2"
                    containers:
                      - name: api
                        image: registry.example.com/api:1.0
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(Pod pod) {
    Field policy = pod.spec().get("dnsPolicy");
    return policy.string().filter(OTHER_RESOLVERS::contains).isEmpty();
  }

  @Override
  public void judge(Pod pod, Verdict verdict) {
    Field options = pod.spec().at("dnsConfig", "options");
    for (Field option : options.items()) {
      if (option.get("name").string().filter("ndots"::equals).isPresent()) {
        return;
      }
    }
    verdict.fail(options, "ndots is not set, so names outside are looked up five times");
  }
}
