package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;

final class PodSecurityEnforced implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/pod-security-enforced", Ring.WORKLOAD, Severity.MEDIUM)
          .title("Every namespace enforces a Pod Security level")
          .rationale(
              """
              Where no level is enforced, whoever may create a pod may create a privileged one,
              and with it take the node. The label turns that off for the whole namespace, with
              nothing to install.
              """)
          .remediation(
              "Label the namespace pod-security.kubernetes.io/enforce: restricted, or baseline"
                  + " where"
                  + " its pods need more")
          .reference("cis", "5.2.1")
          .reference("nsa-cisa", "Pod security enforcement")
          .bad(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
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

  /** As every audit judges it: anything but nothing. */
  static final ObjectCheck ANY = new PodSecurityEnforced(PodSecurityLevel.BASELINE, false);

  private final PodSecurityLevel wanted;
  private final boolean asked;

  private PodSecurityEnforced(PodSecurityLevel wanted, boolean asked) {
    this.wanted = wanted;
    this.asked = asked;
  }

  /** As it is judged when a level is asked for: the label must not contradict that. */
  static ObjectCheck as(PodSecurityLevel level) {
    return new PodSecurityEnforced(level, true);
  }

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
    Field label = object.metadata().get("labels").get(Mode.ENFORCE.label());
    if (labels.has(Mode.ENFORCE)) {
      labels.level(Mode.ENFORCE).ifPresent(level -> judge(level, label, verdict));
    } else if (wanted != PodSecurityLevel.PRIVILEGED) {
      verdict
          .fail(label, "no Pod Security level is enforced" + (asked ? ", but " + asked() : ""))
          .remedy(
              "Label it " + Mode.ENFORCE.label() + ": " + (asked ? wanted.word() : "restricted"));
    }
  }

  private void judge(PodSecurityLevel level, Field label, Verdict verdict) {
    if (level.weakerThan(wanted) && !asked) {
      verdict
          .fail(label, "the level enforced is privileged, which refuses nothing")
          .severity(Severity.LOW);
    } else if (level.weakerThan(wanted)) {
      verdict
          .fail(label, "the level enforced is " + level.word() + ", weaker: " + asked())
          .evidence("enforce", level.word())
          .remedy("Set " + Mode.ENFORCE.label() + ": " + wanted.word());
    } else if (asked && wanted.weakerThan(level)) {
      verdict
          .fail(
              label,
              "the level enforced is "
                  + level.word()
                  + ", so pods may be refused that pass here: "
                  + asked())
          .evidence("enforce", level.word())
          .severity(Severity.INFO)
          .remedy("Judge with --pod-security " + level.word());
    }
  }

  private String asked() {
    return wanted.word() + " was asked for";
  }
}
