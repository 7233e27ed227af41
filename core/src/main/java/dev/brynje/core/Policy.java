package dev.brynje.core;

import java.time.LocalDate;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
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
 * @param parameters what controls are told to judge by
 * @param failOn the severity from which a finding fails the run
 * @param scopes where it is otherwise; of two that hold the later wins
 * @param waivers decisions to live with findings, in the order of the file
 * @param inline what becomes of waivers that stand beside what they are about
 * @param least findings less severe than this are counted, and may fail the run, but are not told
 */
public record Policy(
    Set<String> only,
    Set<String> off,
    Map<String, Severity> severities,
    Parameters parameters,
    Severity failOn,
    List<ScopedPolicy> scopes,
    List<StandingWaiver> waivers,
    InlineUse inline,
    Severity least) {
  /** Every control as the catalogue has it; {@code high} and worse fails. */
  public static final Policy DEFAULT = new Policy(Set.of(), Set.of(), Map.of(), Severity.HIGH);

  public Policy {
    only = Set.copyOf(only);
    off = Set.copyOf(off);
    severities = Map.copyOf(severities);
    scopes = List.copyOf(scopes);
    waivers = List.copyOf(waivers);
  }

  /** A policy that is the same everywhere and says every finding. */
  public Policy(
      Set<String> only, Set<String> off, Map<String, Severity> severities, Severity failOn) {
    this(
        only,
        off,
        severities,
        Parameters.NONE,
        failOn,
        List.of(),
        List.of(),
        InlineUse.ALLOWED,
        Severity.INFO);
  }

  /** The same, that tells findings from this severity on. */
  public Policy withLeast(Severity severity) {
    return new Policy(only, off, severities, parameters, failOn, scopes, waivers, inline, severity);
  }

  /** The same, that judges nothing but these controls and what guards waivers. */
  public Policy restrictedTo(Set<String> ids) {
    Set<String> both = new HashSet<>();
    for (String id : only.isEmpty() ? ids : only) {
      if (ids.contains(id)) {
        both.add(id);
      }
    }
    WaiverControls.ALL.forEach(guard -> both.add(guard.id()));
    return new Policy(both, off, severities, parameters, failOn, scopes, waivers, inline, least);
  }

  /** What holds within some of the scopes; it has none left. */
  Policy within(BitSet holding) {
    Set<String> offThere = new HashSet<>(off);
    Map<String, Severity> severitiesThere = new HashMap<>(severities);
    Parameters parametersThere = parameters;
    for (int i = holding.nextSetBit(0); i >= 0; i = holding.nextSetBit(i + 1)) {
      ScopedPolicy scope = scopes.get(i);
      offThere.removeAll(scope.on());
      offThere.addAll(scope.off());
      severitiesThere.putAll(scope.severities());
      parametersThere = parametersThere.with(scope.parameters());
    }
    return new Policy(
        only,
        offThere,
        severitiesThere,
        parametersThere,
        failOn,
        List.of(),
        waivers,
        inline,
        least);
  }

  /** The last day on which a waiver may hold that somebody decides today. */
  public LocalDate lastDay(LocalDate today) {
    return parameters
        .range(Parameter.WAIVER_DAYS)
        .map(days -> today.plusDays(days.max()))
        .orElse(today.plusYears(1));
  }

  /** Whether a control is judged, where no scope says otherwise. */
  public boolean judges(Control control) {
    return parameters.suffice(control) && isOn(control.id());
  }

  private boolean isOn(String id) {
    return isAmongOnly(id) && !off.contains(id);
  }

  /** Whether the control of an id is judged, and no scope says otherwise. */
  public boolean judgesEverywhere(String id) {
    return isOn(id) && scopes.stream().noneMatch(scope -> scope.off().contains(id));
  }

  /** Whether a control may be judged somewhere, as far as its being on and its parameters go. */
  public boolean judgesSomewhere(Control control) {
    return suffices(control) && isOnSomewhere(control.id());
  }

  /** Whether all that a control needs is set somewhere. */
  public boolean suffices(Control control) {
    boolean suffices = parameters.suffice(control);
    for (ScopedPolicy scope : scopes) {
      suffices |= parameters.with(scope.parameters()).suffice(control);
    }
    return suffices;
  }

  /** Whether the control of an id is switched on somewhere. */
  public boolean isOnSomewhere(String id) {
    boolean on = isOn(id);
    for (ScopedPolicy scope : scopes) {
      on |= scope.on().contains(id) && isAmongOnly(id);
    }
    return on;
  }

  /** Whether a control is not judged for what is said of it, not for want of a parameter. */
  public boolean isSwitchedOff(Control control) {
    return !isOn(control.id());
  }

  private boolean isAmongOnly(String id) {
    return only.isEmpty() || only.contains(id);
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
    StringBuilder canonical =
        new StringBuilder(
            "only=%s off=%s severities=%s failOn=%s least=%s kubernetes=%s podSecurity=%s"
                .formatted(
                    new TreeSet<>(only),
                    new TreeSet<>(off),
                    new TreeMap<>(severities),
                    failOn,
                    least,
                    target.kubernetesVersion(),
                    target.podSecurity()));
    if (!parameters.isEmpty()) {
      canonical.append(" parameters=").append(parameters.words());
    }
    if (!scopes.isEmpty()) {
      canonical.append(" scopes=");
      scopes.forEach(scope -> canonical.append('[').append(scope.canonical()).append(']'));
    }
    if (inline != InlineUse.ALLOWED) {
      canonical.append(" inline=").append(inline);
    }
    if (!waivers.isEmpty()) {
      canonical.append(" waivers=").append(waivers);
    }
    return Sha256.named(canonical.toString());
  }
}
