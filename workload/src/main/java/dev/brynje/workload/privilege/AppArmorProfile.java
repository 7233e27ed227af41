package dev.brynje.workload.privilege;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.kube.Pod;
import dev.brynje.workload.check.ContainerCheck;
import dev.brynje.workload.check.Verdict;

final class AppArmorProfile implements ContainerCheck {
  private static final String ANNOTATION = "container.apparmor.security.beta.kubernetes.io/";

  private static final Control CONTROL =
      Control.named("workload/app-armor-profile", Ring.WORKLOAD, Severity.INFO)
          .title("Containers name an AppArmor profile")
          .rationale(
              """
              On a node with AppArmor the runtime's profile keeps a container from writing below
              /proc and /sys and from mounting. It holds there by default; named, the pod refuses to
              start on a node without it. Unconfined switches it off. Nodes with SELinux have no
              AppArmor: there this is left out.
              """)
          .remediation(
              """
              Set securityContext.appArmorProfile.type: RuntimeDefault where the nodes have \
              AppArmor\
              """)
          .reference("pss", "appArmorProfile")
          .reference("nsa-cisa", "Hardening container environments")
          .reference("nsm", "2.3.8")
          .reference("cwe", "CWE-693")
          .reference("polaris", "linuxHardening")
          .reference("trivy", "KSV-0002")
          .reference("kubesec", "ApparmorAny")
          .reference("kubescape", "C-0055")
          .bad(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  appArmorProfile:
                    type: Unconfined
                containers:
                  - name: api
                    image: registry.example.com/api:1.0
              """)
          .good(
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: api
              spec:
                securityContext:
                  appArmorProfile:
                    type: RuntimeDefault
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
  public boolean concerns(Pod pod, Container container) {
    return !pod.isWindows();
  }

  @Override
  public void judge(Pod pod, Container container, Verdict verdict) {
    Field profile = container.effective("appArmorProfile");
    if (profile.present()) {
      judge(profile.get("type"), verdict);
      return;
    }
    Field annotation = pod.metadata().at("annotations", ANNOTATION + container.name());
    String value = annotation.string().orElse("");
    if (value.isEmpty()) {
      verdict.fail(profile, "no AppArmor profile is named, so it depends on the node");
    } else if (!value.equals("runtime/default") && !value.startsWith("localhost/")) {
      verdict
          .fail(annotation, "the annotation sets AppArmor to %s".formatted(value))
          .severity(Severity.HIGH);
    }
  }

  private static void judge(Field type, Verdict verdict) {
    switch (type.string().orElse("")) {
      case "RuntimeDefault", "Localhost" -> {}
      case "Unconfined" -> verdict.fail(type, "AppArmor is switched off").severity(Severity.HIGH);
      case "" -> verdict.fail(type, "appArmorProfile has no type").severity(Severity.MEDIUM);
      default ->
          verdict
              .fail(type, "%s is no type of AppArmor profile".formatted(type.string().orElse("")))
              .severity(Severity.MEDIUM);
    }
  }
}
