package dev.brynje.workload.pss;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Field;
import dev.brynje.kube.KubeObject;
import dev.brynje.workload.check.ObjectCheck;
import dev.brynje.workload.check.Verdict;
import java.util.Optional;

/** Only labels that are there: without a warn label Kubernetes warns of what it enforces. */
final class PodSecurityWarnsOfRefusals implements ObjectCheck {
  private static final Control CONTROL =
      Control.named("workload/pod-security-warns-of-refusals", Ring.WORKLOAD, Severity.LOW)
          .title("Pod Security warns and audits at least as strictly as it enforces")
          .rationale(
              """
              Only pods are refused; a Deployment that makes such pods is accepted, and a warning
              is all that its author sees. A warn or audit label that is weaker than enforce
              switches just that off. Stricter than enforce is how the next level is prepared.
              """)
          .remediation(
              "Set pod-security.kubernetes.io/warn and audit to the enforced level or a stricter"
                  + " one,"
                  + " or remove warn, which then follows enforce")
          .reference("nsa-cisa", "Pod security enforcement")
          .bad(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                labels:
                  pod-security.kubernetes.io/enforce: restricted
                  pod-security.kubernetes.io/warn: baseline
              """)
          .good(
              """
              apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                labels:
                  pod-security.kubernetes.io/enforce: restricted
                  pod-security.kubernetes.io/warn: restricted
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
    if (labels.level(Mode.ENFORCE).isPresent()) {
      Field written = object.metadata().get("labels");
      judge(labels, Mode.AUDIT, written, verdict);
      judge(labels, Mode.WARN, written, verdict);
    }
  }

  private static void judge(PodSecurityLabels labels, Mode mode, Field written, Verdict verdict) {
    LevelAt enforced = labels.inForce(Mode.ENFORCE);
    Optional<PodSecurityLevel> level = labels.level(mode);
    LevelAt inForce = labels.inForce(mode);
    if (level.isPresent() && level.get().weakerThan(enforced.level())) {
      verdict
          .fail(
              written.get(mode.label()),
              "%s is %s, weaker than the %s that is enforced"
                  .formatted(mode.word(), level.get().word(), enforced.level().word()))
          .evidence(mode.word(), level.get().word());
    } else if (labels.version(mode).isPresent()
        && inForce.level() == enforced.level()
        && inForce.level() != PodSecurityLevel.PRIVILEGED
        && !inForce.version().known().reaches(enforced.version().known())) {
      verdict
          .fail(
              written.get(mode.versionLabel()),
              "%s goes by version %s, older than %s by which it is enforced"
                  .formatted(mode.word(), inForce.version(), enforced.version()))
          .evidence(mode.word() + "-version", inForce.version().toString())
          .remedy("Set it to the version of enforce, or to latest");
    }
  }
}
