package dev.brynje.core;

import java.util.List;

/** What is wanted of waivers. None of these can itself be waived. */
public final class WaiverControls {
  static final Control EXPIRED =
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

  static final Control UNMATCHED =
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

  static final Control BROAD =
      Control.named("policy/waiver-broad", Ring.COMPLIANCE, Severity.MEDIUM)
          .title("Waivers are for something named, and for a year at most")
          .rationale(
              """
              A waiver for everything switches a control off, for things too that nobody has looked
              at, and one for years outlives whoever decided it.
              """)
          .remediation("Name the path, namespace, resource or container, and a day within a year")
          .reference("cwe", "CWE-1188")
          .neverWaived()
          .bad(example("  scope: {path: '**'}", "2027-01-31"))
          .good(example("  scope: {path: k8s/api.yaml}", "2027-01-31"))
          .define();

  /** All of them. */
  public static final List<Control> ALL = List.of(EXPIRED, UNMATCHED, BROAD);

  private WaiverControls() {}

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
