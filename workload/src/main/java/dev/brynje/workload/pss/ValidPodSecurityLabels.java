package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class ValidPodSecurityLabels implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/valid-pod-security-labels", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Pod Security labels say something that Kubernetes understands")
          .rationale(
              """
              The API server refuses a namespace whose Pod Security labels hold a value that it
              does not know, and a label whose key it does not know is passed over without a word:
              the namespace looks guarded and is not.
              """)
          .remediation(
              "Write pod-security.kubernetes.io/enforce, audit or warn with privileged, baseline or"
                  + " restricted, and their -version labels with latest or a version like v1.34")
          .reference("nsa-cisa", "Pod security enforcement")
          .bad(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                labels:
                  pod-security.kubernetes.io/enforce: Restricted
              """)
          .good(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                labels:
                  pod-security.kubernetes.io/enforce: restricted
              """)
          .define();

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean concerns(KubeObject object) {
    return PodSecurityLabels.concern(object);
  }

  @Override
  public void judge(KubeObject object, Verdict verdict) {
    PodSecurityLabels labels = PodSecurityLabels.of(object);
    Field written = object.metadata().get("labels");
    labels
        .labels()
        .forEach((key, value) -> {
          if (key.startsWith(PodSecurityLabels.PREFIX)) {
            judge(labels, written.get(key), key, value, verdict);
          }
        });
  }

  private static void judge(
      PodSecurityLabels labels, Field label, String key, String value, Verdict verdict) {
    String name = key.substring(PodSecurityLabels.PREFIX.length());
    for (Mode mode : Mode.values()) {
      if (key.equals(mode.label())) {
        if (labels.level(mode).isEmpty()) {
          verdict
              .fail(label, name + " is \"" + value + "\", which is no level; it is refused")
              .evidence(name, value)
              .remedy("Write privileged, baseline or restricted");
        }
        return;
      }
      if (key.equals(mode.versionLabel())) {
        judgeVersion(labels, mode, label, value, verdict);
        return;
      }
    }
    verdict
        .fail(label, name + " is no Pod Security label, so it does nothing")
        .remedy("Write enforce, audit or warn, or one of these with -version, after the slash");
  }

  private static void judgeVersion(
      PodSecurityLabels labels, Mode mode, Field label, String value, Verdict verdict) {
    String name = mode.word() + "-version";
    if (labels.version(mode).isEmpty()) {
      verdict
          .fail(label, name + " is \"" + value + "\", which is no version; it is refused")
          .evidence(name, value)
          .remedy("Write latest or a version like v1.34");
    } else if (!labels.has(mode) && !(mode == Mode.WARN && labels.has(Mode.ENFORCE))) {
      verdict
          .fail(label, name + " stands without " + mode.word() + ", so it does nothing")
          .severity(Severity.LOW)
          .remedy("Add " + mode.label() + " with the level that is wanted");
    }
  }
}
