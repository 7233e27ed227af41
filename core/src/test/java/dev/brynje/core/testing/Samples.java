package dev.brynje.core.testing;

import dev.brynje.core.Assessment;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Decision;
import dev.brynje.core.Effort;
import dev.brynje.core.Finding;
import dev.brynje.core.Findings;
import dev.brynje.core.Fix;
import dev.brynje.core.Input;
import dev.brynje.core.Location;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.core.Tally;
import dev.brynje.core.Target;
import dev.brynje.core.Tool;
import dev.brynje.core.Unjudged;
import dev.brynje.core.Waiver;
import dev.brynje.core.WaiverControls;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Assessments, findings and controls to test with. */
public final class Samples {
  public static final Control NON_ROOT =
      Control.named("workload/run-as-non-root", Ring.WORKLOAD, Severity.HIGH)
          .title("Containers run as a non-root user")
          .rationale("Root in a container is root to the kernel.\nSay who runs.")
          .remediation("Set securityContext.runAsNonRoot: true")
          .reference("kube-linter", "run-as-non-root")
          .reference("trivy", "KSV-0012")
          .reference("cwe", "CWE-250")
          .bad("apiVersion: v1\nkind: Pod\n")
          .good("apiVersion: v1\nkind: Pod\nspec: {securityContext: {runAsNonRoot: true}}\n")
          .define();

  public static final Control DEFAULT_DENY =
      Control.named("network/default-deny", Ring.NETWORK, Severity.MEDIUM)
          .title("Every namespace denies traffic by default")
          .rationale("Without a policy every pod reaches every other.")
          .remediation("Add a NetworkPolicy that selects all pods and allows nothing")
          .effort(Effort.BLOCK)
          .reference("kubescape", "C-0049", "C-0206")
          .define();

  public static final Control SIGNED =
      Control.named("signature/verified", Ring.SUPPLY_CHAIN, Severity.CRITICAL)
          .title("Images carry a signature of a known key")
          .rationale("Whoever writes to the registry decides what runs.")
          .remediation("Sign the image in the pipeline that builds it")
          .effort(Effort.WORK)
          .neverWaived()
          .define();

  public static final Catalogue CATALOGUE = new Catalogue(List.of(NON_ROOT, DEFAULT_DENY, SIGNED));

  /** The same and the controls that guard waivers. */
  public static final Catalogue GUARDED =
      new Catalogue(
          Stream.concat(CATALOGUE.controls().stream(), WaiverControls.ALL.stream()).toList());

  private Samples() {}

  /** A finding that has every part. */
  public static Finding whole() {
    Map<String, String> evidence = new LinkedHashMap<>();
    evidence.put("runAsUser", "0");
    evidence.put("image", "registry.example.com/api:1.0");
    return new Finding(
        NON_ROOT.id(),
        Ring.WORKLOAD,
        Severity.HIGH,
        "runAsNonRoot is false",
        "Set runAsNonRoot: true here",
        new Resource("apps/v1", "Deployment", "shop", "api", "api"),
        new Location("k8s/api.yaml", 21, 13, 21, 32, "            runAsNonRoot: false"),
        "spec.template.spec.containers.securityContext.runAsNonRoot",
        evidence,
        Optional.of(new Fix(Fix.State.PROPOSED, "sets runAsNonRoot: true", List.of())),
        Optional.of(
            new Waiver(
                Waiver.Kind.CONFIGURATION,
                "team-shop",
                "moves in Q1",
                Optional.of(LocalDate.of(2027, 3, 31)),
                Location.start("brynje.yaml", 3, 5))));
  }

  /** A finding with nothing but what every finding has. */
  public static Finding bare() {
    return new Finding(
        DEFAULT_DENY.id(),
        Ring.NETWORK,
        Severity.MEDIUM,
        "namespace shop has no policy among these files",
        DEFAULT_DENY.remediation(),
        Resource.NONE,
        Location.file("k8s/api.yaml"),
        "",
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** An Assessment with something in every part. */
  public static Assessment assessment() {
    Tally tally = new Tally();
    tally.count("files", 2);
    tally.passOver("FlinkDeployment");
    tally.judged(Ring.WORKLOAD, Severity.HIGH, false);
    tally.judged(Ring.NETWORK, Severity.MEDIUM, true);
    tally.found(DEFAULT_DENY, Severity.MEDIUM);
    return assessment(
        Findings.of(List.of(whole(), bare())),
        List.of(
            new Unjudged(
                new Location("k8s/broken.yaml", 3, 5, 3, 9, "  a: ["),
                new Resource("v1", "Pod", "", "api", ""),
                "hostNetwork must be a boolean, but is a string",
                "correct the type",
                List.of("workload/no-host-network"))),
        List.of(
            new Decision(
                "Deployment shop/api", false, "one finding", List.of(whole().fingerprint()))),
        tally);
  }

  private static final Target TARGET = new Target("1.37", "", List.of());

  /** An Assessment of these parts. */
  public static Assessment assessment(
      Findings findings, List<Unjudged> unjudged, List<Decision> decisions, Tally tally) {
    return new Assessment(
        new Tool("brynje", "0.1.0"),
        "audit",
        Instant.parse("2026-11-24T12:00:00Z"),
        Policy.DEFAULT.digest(TARGET),
        TARGET,
        List.of(),
        List.of(new Input("file", "k8s/api.yaml", "sha256:" + "0123456789abcdef".repeat(4))),
        findings,
        unjudged,
        decisions,
        tally.summary());
  }
}
