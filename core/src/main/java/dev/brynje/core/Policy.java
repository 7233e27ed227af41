package dev.brynje.core;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The configuration in force.
 *
 * @param only the controls that are judged; empty for all
 * @param off controls that are not judged
 * @param severities severities other than the catalogue's, by control id
 * @param failOn the severity from which a finding fails the run
 * @param waivers decisions to live with findings, in the order of the file
 * @param least findings less severe than this are counted, and may fail the run, but are not told
 */
public record Policy(
    Set<String> only,
    Set<String> off,
    Map<String, Severity> severities,
    Severity failOn,
    List<StandingWaiver> waivers,
    Severity least) {
  /** Every control as the catalogue has it; {@code high} and worse fails. */
  public static final Policy DEFAULT = new Policy(Set.of(), Set.of(), Map.of(), Severity.HIGH);

  public Policy {
    only = Set.copyOf(only);
    off = Set.copyOf(off);
    severities = Map.copyOf(severities);
    waivers = List.copyOf(waivers);
  }

  /** A policy that says every finding. */
  public Policy(
      Set<String> only, Set<String> off, Map<String, Severity> severities, Severity failOn) {
    this(only, off, severities, failOn, List.of(), Severity.INFO);
  }

  /** The same, that tells findings from this severity on. */
  public Policy withLeast(Severity severity) {
    return new Policy(only, off, severities, failOn, waivers, severity);
  }

  /** Whether a control is judged. */
  public boolean judges(Control control) {
    return judges(control.id());
  }

  /** Whether the control of an id is judged. */
  public boolean judges(String id) {
    return (only.isEmpty() || only.contains(id)) && !off.contains(id);
  }

  /** The severity of a control's findings, unless a finding says that it weighs otherwise. */
  public Severity severity(Control control) {
    return severities.getOrDefault(control.id(), control.severity());
  }

  /**
   * {@code sha256:…} of the whole and of what it was put to, the same where the same is judged.
   *
   * @param target of which only that counts by which was judged, not how it was asked for
   */
  public String digest(Target target) {
    String canonical =
        "only=%s off=%s severities=%s failOn=%s least=%s kubernetes=%s podSecurity=%s"
            .formatted(
                new TreeSet<>(only),
                new TreeSet<>(off),
                new TreeMap<>(severities),
                failOn,
                least,
                target.kubernetesVersion(),
                target.podSecurity());
    return Sha256.named(waivers.isEmpty() ? canonical : canonical + " waivers=" + waivers);
  }
}
