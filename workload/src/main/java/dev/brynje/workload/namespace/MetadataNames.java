package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.regex.Pattern;

final class MetadataNames implements ObjectCheck {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");
  private static final Pattern SUBDOMAIN =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");

  /** The API server adds 11 characters to the name of a CronJob's Jobs. */
  private static final int LONGEST_CRON_JOB = 52;

  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_SUBDOMAIN = 253;

  private static final Control CONTROL =
      Control.named("workload/metadata-name", Ring.WORKLOAD, Severity.LOW)
          .title("Objects have a name that the API server takes")
          .rationale(
              """
              Names are of lower-case letters, digits, hyphens and mostly dots; those of Services
              and namespaces become host names and are shorter. The API server refuses any other,
              so a manifest with one was never applied as it stands.
              """)
          .remediation(
              "Use lower-case letters, digits and hyphens in metadata.name, with a letter "
                  + "or digit at both ends")
          .reference("cwe", "CWE-20")
          .reference("nsm", "1.1.5")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: Shop_API
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
  public boolean concerns(KubeObject object) {
    return BuiltIn.is(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    Field field = object.metadata().get("name");
    String name = field.string().orElse("");
    if (name.isEmpty()) {
      if (!object.metadata().get("generateName").present()) {
        verdict.fail(object.metadata(), "the object has no name");
      }
      return;
    }
    boolean hostName = object.kind().equals("Service") || object.kind().equals("Namespace");
    if (!(hostName ? LABEL : SUBDOMAIN).matcher(name).matches()) {
      verdict.fail(field, "the API server takes no such name for a %s".formatted(object.kind()));
    } else if (name.length() > longest(object.kind(), hostName)) {
      verdict.fail(
          field,
          "the name has %s characters, but a %s takes %s"
              .formatted(name.length(), object.kind(), longest(object.kind(), hostName)));
    }
  }

  private static int longest(String kind, boolean hostName) {
    if (kind.equals("CronJob")) {
      return LONGEST_CRON_JOB;
    }
    return hostName || kind.equals("Job") ? LONGEST_LABEL : LONGEST_SUBDOMAIN;
  }
}
