package dev.brynje.core;

import java.util.List;

/** What is wanted of waivers. None of these can itself be waived. */
public final class WaiverControls {
  public static final Control EXPIRED =
      Control.named("policy/waiver-expired", Ring.COMPLIANCE, Severity.MEDIUM)
          .title("Waivers have not expired")
          .rationale(
              """
              A waiver is a promise to look again on a day. Once that day is over it waives nothing,
              and what it was about counts again.
              """)
          .remediation("Correct what it is about and take it out, or decide anew with a later day")
          .reference("cwe", "CWE-1188")
          .neverWaived()
          .bad(example("  scope: {resource: Deployment/api}", "2020-01-31"))
          .good(example("  scope: {resource: Deployment/api}", "2099-01-31"))
          .define();

  public static final Control UNMATCHED =
      Control.named("policy/waiver-unmatched", Ring.COMPLIANCE, Severity.LOW)
          .title("Waivers are about something that is there")
          .rationale(
              """
              A waiver that no finding needs is either done with or misspelt. Left where it is, it
              will silence the next finding that happens to look like the old one.
              """)
          .remediation("Take it out, or correct its control and scope")
          .reference("cwe", "CWE-1188")
          .neverWaived()
          .bad(example("  scope: {resource: Deployment/gone}", "2027-01-31"))
          .good(example("  scope: {resource: Deployment/api}", "2027-01-31"))
          .define();

  public static final Control BROAD =
      Control.named("policy/waiver-broad", Ring.COMPLIANCE, Severity.MEDIUM)
          .title("Waivers are for something named, and for a year at most")
          .takes(Parameter.WAIVER_DAYS)
          .rationale(
              """
              A waiver for everything switches a control off, for things too that nobody has looked
              at: a scope of stars only is one, and so are all namespaces one by one. It waives
              nothing that is critical. One for years outlives whoever decided it.
              """)
          .remediation("Name the path, namespace, resource or container, and a day within a year")
          .reference("cwe", "CWE-1188")
          .neverWaived()
          .bad(example("  scope: {path: '**'}", "2027-01-31"))
          .good(example("  scope: {path: k8s/api.yaml}", "2027-01-31"))
          .define();

  public static final Control REASON =
      Control.named("policy/waiver-reason", Ring.COMPLIANCE, Severity.MEDIUM)
          .title("Waivers give a reason")
          .rationale(
              """
              Whoever meets a waiver later has to know whether it still holds, and only the reason
              tells. One without waives nothing.
              """)
          .remediation("Write the reason after the control, or take the waiver out")
          .reference("cwe", "CWE-1188")
          .neverWaived()
          .bad(beside("# brynje:ignore workload/no-host-network"))
          .good(beside("# brynje:ignore workload/no-host-network it announces the node's address"))
          .define();

  public static final Control CONTROL =
      Control.named("policy/waiver-control", Ring.COMPLIANCE, Severity.MEDIUM)
          .title("Waivers name controls that there are and that can be waived")
          .rationale(
              """
              A waiver of a control that is misspelt waives nothing, and one of a control about
              which nobody may decide, such as a signature, is refused.
              """)
          .remediation(
              "Name a control as brynje controls lists it, or take the waiver out and correct what"
                  + " it is about")
          .reference("cwe", "CWE-1188")
          .neverWaived()
          .bad(beside("# brynje:ignore workload/host-network it announces the node's address"))
          .good(beside("# brynje:ignore workload/no-host-network it announces the node's address"))
          .define();

  public static final Control INLINE =
      Control.named("policy/waiver-inline", Ring.COMPLIANCE, Severity.MEDIUM)
          .title("Waivers stand beside what they are about only as the configuration allows it")
          .rationale(
              """
              Whoever writes a manifest could excuse it himself. Where that is not his to decide,
              the configuration takes no comments and annotations that waive, or wants an owner and
              a last day of each; the others waive nothing.
              """)
          .remediation(
              "Move the waiver to brynje.yaml, or give it the owner= and until= that inline-waivers"
                  + " asks for")
          .reference("cwe", "CWE-1188")
          .neverWaived()
          .bad(beside("# brynje:ignore workload/no-host-network it announces the address"))
          .good(
              beside(
                  "# brynje:ignore workload/no-host-network until=2027-01-31 owner=net it announces"
                      + " the address"))
          .define();

  public static final Control FORM =
      Control.named("policy/waiver-form", Ring.COMPLIANCE, Severity.MEDIUM)
          .title("Waivers are written so that they are read")
          .rationale(
              """
              Whoever wrote one believes that it holds. In other letters it is none, and in a
              Dockerfile a # in the middle of a line begins no comment: Docker takes it for a part of
              the instruction.
              """)
          .remediation(
              "Write # brynje:ignore in small letters, then the control and the reason; in a"
                  + " Dockerfile on a line of its own, above the instruction")
          .reference("cwe", "CWE-1188")
          .neverWaived()
          .bad(beside("# Brynje:Ignore workload/no-host-network it announces the node's address"))
          .good(beside("# brynje:ignore workload/no-host-network it announces the node's address"))
          .define();

  /** How the ids begin of all that guard waivers, which nobody may switch off. */
  private static final String GUARDS = "policy/waiver-";

  /** All of them. */
  public static final List<Control> ALL =
      List.of(EXPIRED, UNMATCHED, BROAD, REASON, CONTROL, INLINE, FORM);

  private WaiverControls() {}

  /** Whether a control guards waivers, so that a configuration cannot loosen it. */
  public static boolean guard(String id) {
    return id.startsWith(GUARDS);
  }

  private static String beside(String comment) {
    return """
    apiVersion: v1
    kind: Pod
    metadata:
      name: speaker
    spec:
      hostNetwork: true  %s
      containers:
      - name: speaker
        image: registry.example.com/speaker:1.0
    """
        .formatted(comment);
  }

  private static String example(String scope, String expires) {
    return """
    waivers:
    - control: workload/run-as-non-root
    %s
      owner: team-shop
      reason: the image moves to a user of its own in the next release
      expires: %s
    """
        .formatted(scope, expires);
  }
}
