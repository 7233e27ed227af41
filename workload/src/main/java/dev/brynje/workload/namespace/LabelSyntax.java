package dev.brynje.workload.namespace;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

final class LabelSyntax implements ObjectCheck {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
  private static final Pattern PREFIX =
      Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");
  private static final int LONGEST_PREFIX = 253;
  private static final int ALL_ANNOTATIONS = 256 * 1024;

  private static final Control CONTROL =
      Control.named("workload/label-syntax", Ring.WORKLOAD, Severity.LOW)
          .title("Labels and annotations are well formed")
          .rationale(
              """
              The API server refuses labels whose key or value has other characters than letters,
              digits, dots, hyphens and underscores, or more than 63 of them. Such a manifest was
              never applied as it stands, so it does not describe what runs.
              """)
          .remediation(
              "Use at most 63 letters, digits, - _ and . in each label, with a letter or "
                  + "digit at both ends")
          .reference("kube-score", "label-values")
          .reference("kubescape", "C-0076", "C-0077")
          .reference("nsm", "1.1.5")
          .bad(
              """
              apiVersion: apps/v1
              kind: Deployment
              metadata:
                name: api
                namespace: shop
                labels:
                  team: web shop
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
                labels:
                  team: web-shop
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
    judge(object.metadata(), verdict);
    Optional<Pod> pod = Pod.of(object);
    if (pod.isPresent() && !object.kind().equals("Pod")) {
      judge(pod.get().metadata(), verdict);
    }
  }

  private static void judge(Field metadata, Verdict verdict) {
    for (Field label : metadata.get("labels").fields()) {
      String value = label.string().orElse("");
      if (!isKey(label.name())) {
        verdict.fail(label, "%s is not the key of a label".formatted(label.name()));
      } else if (!value.isEmpty() && !NAME.matcher(value).matches()) {
        verdict.fail(label, "the value of label %s is not one".formatted(label.name()));
      }
    }
    long size = 0;
    for (Field annotation : metadata.get("annotations").fields()) {
      size += annotation.name().length() + annotation.string().orElse("").length();
      if (!isKey(annotation.name().toLowerCase(Locale.ROOT))) {
        verdict.fail(annotation, "%s is not the key of an annotation".formatted(annotation.name()));
      }
    }
    if (size > ALL_ANNOTATIONS) {
      verdict.fail(
          metadata.get("annotations"),
          "the annotations hold more than the 256 KiB that are allowed");
    }
  }

  private static boolean isKey(String key) {
    int slash = key.indexOf('/');
    if (slash < 0) {
      return NAME.matcher(key).matches();
    }
    String prefix = key.substring(0, slash);
    return prefix.length() <= LONGEST_PREFIX
        && PREFIX.matcher(prefix).matches()
        && NAME.matcher(key.substring(slash + 1)).matches();
  }
}
