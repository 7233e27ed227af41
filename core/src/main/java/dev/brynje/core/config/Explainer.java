package dev.brynje.core.config;

import dev.brynje.core.BaseDirectory;
import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import dev.brynje.core.Policies;
import dev.brynje.core.Policy;
import dev.brynje.core.Resource;
import dev.brynje.core.Scope;
import dev.brynje.core.ScopedPolicy;
import dev.brynje.core.Severity;
import dev.brynje.core.StandingWaiver;
import dev.brynje.core.config.Explanation.OfControl;
import dev.brynje.core.config.Explanation.OfScope;
import dev.brynje.core.config.Explanation.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says what is in force for a path and where that comes from. */
public final class Explainer {
  /**
   * What flags say on top of the file.
   *
   * @param only controls that alone are judged
   * @param skipped controls that are not judged
   * @param failOn whether they say from which severity a run fails
   */
  public record Flags(Set<String> only, Set<String> skipped, boolean failOn) {}

  private final Catalogue catalogue;
  private final String file;
  private final Policy inForce;
  private final BaseDirectory base;
  private final Origins origins;
  private final Flags flags;

  /**
   * @param file the configuration as it is shown; empty when there is none
   * @param inForce what the file and the flags say together
   * @param base where paths in the file begin
   */
  public Explainer(
      Catalogue catalogue,
      String file,
      Policy inForce,
      BaseDirectory base,
      Origins origins,
      Flags flags) {
    this.catalogue = catalogue;
    this.file = file;
    this.inForce = inForce;
    this.base = base;
    this.origins = origins;
    this.flags = flags;
  }

  /**
   * What holds for a path.
   *
   * @param path of a file or directory; it need not be there
   */
  public Explanation explain(String path) {
    String below = base.relative(path);
    Policy policy = new Policies(inForce, base).at(path, Resource.NONE);
    List<Origins.Said> said = new ArrayList<>(List.of(origins.everywhere()));
    List<OfScope> scopes = new ArrayList<>();
    for (int i = 0; i < inForce.scopes().size(); i++) {
      ScopedPolicy scope = inForce.scopes().get(i);
      if (scope.scope().hasFile(below)) {
        boolean always = scope.scope().has(Resource.NONE);
        Origins.Said words = origins.scopes().get(i);
        scopes.add(
            new OfScope(scope.scope().words(), at(words.line()), always, values(scope, words)));
        if (always) {
          said.add(words);
        }
      }
    }
    List<OfControl> controls = new ArrayList<>();
    for (Control control : catalogue.controls()) {
      controls.add(control(control, policy, said));
    }
    return new Explanation(
        path, file, failOn(), inline(), controls, parameters(policy, said), scopes, waivers(below));
  }

  private Value failOn() {
    String origin =
        flags.failOn
            ? "--fail-on"
            : origins.failOn().isPresent() ? at(origins.failOn().getAsInt()) : Explanation.DEFAULT;
    return new Value("fail-on", inForce.failOn().word(), origin);
  }

  private Value inline() {
    String origin =
        origins.inline().isPresent() ? at(origins.inline().getAsInt()) : Explanation.DEFAULT;
    return new Value("inline-waivers", inForce.inline().word(), origin);
  }

  private OfControl control(Control control, Policy policy, List<Origins.Said> said) {
    Severity severity = policy.severity(control);
    String place = lastOf(control.id(), said).map(this::at).orElse(Explanation.DEFAULT);
    boolean weighed = policy.severities().containsKey(control.id());
    return new OfControl(
        control.id(),
        new Value("judged", judged(control, policy), judgedBy(control, policy, place)),
        severity,
        new Value("severity", severity.word(), weighed ? place : Explanation.DEFAULT));
  }

  private static String judged(Control control, Policy policy) {
    boolean lacks = !policy.judges(control) && !policy.isSwitchedOff(control);
    return policy.judges(control)
        ? "on"
        : lacks ? "off until %s is set".formatted(control.needs().getFirst().word()) : "off";
  }

  private String judgedBy(Control control, Policy policy, String place) {
    if (!flags.only.isEmpty()) {
      return "--only";
    }
    if (flags.skipped.contains(control.id())) {
      return "--skip";
    }
    if (!policy.only().isEmpty()) {
      return at(origins.only().getOrDefault(control.id(), firstOfOnly()));
    }
    return policy.isSwitchedOff(control) ? place : Explanation.DEFAULT;
  }

  private int firstOfOnly() {
    return origins.only().values().stream().mapToInt(Integer::intValue).min().orElse(0);
  }

  private static Optional<Integer> lastOf(String id, List<Origins.Said> said) {
    return said.stream()
        .filter(one -> one.controls().containsKey(id))
        .map(one -> one.controls().get(id))
        .reduce((_, later) -> later);
  }

  private List<Value> parameters(Policy policy, List<Origins.Said> said) {
    List<Value> parameters = new ArrayList<>();
    policy
        .parameters()
        .values()
        .forEach((parameter, value) ->
            parameters.add(new Value(parameter.word(), value.words(), setBy(parameter, said))));
    return parameters;
  }

  private String setBy(Parameter parameter, List<Origins.Said> said) {
    return said.stream()
        .filter(one -> one.parameters().containsKey(parameter))
        .map(one -> one.parameters().get(parameter))
        .reduce((_, later) -> later)
        .map(this::at)
        .orElse(Explanation.DEFAULT);
  }

  /** What a scope sets. */
  private List<Value> values(ScopedPolicy scope, Origins.Said said) {
    TreeMap<String, Value> values = new TreeMap<>();
    said.controls()
        .forEach((id, line) -> {
          List<String> words = new ArrayList<>();
          if (scope.off().contains(id) || scope.on().contains(id)) {
            words.add(scope.off().contains(id) ? "off" : "on");
          }
          Severity severity = scope.severities().get(id);
          if (severity != null) {
            words.add(severity.word());
          }
          if (!words.isEmpty()) {
            values.put(id, new Value(id, String.join(", ", words), at(line)));
          }
        });
    scope
        .parameters()
        .values()
        .forEach((parameter, value) ->
            values.put(
                parameter.word(),
                new Value(parameter.word(), value.words(), setBy(parameter, List.of(said)))));
    return List.copyOf(values.values());
  }

  private List<StandingWaiver> waivers(String below) {
    List<StandingWaiver> waivers = new ArrayList<>();
    for (StandingWaiver waiver : inForce.waivers()) {
      Scope scope = waiver.scope();
      if (scope.hasFile(below)) {
        waivers.add(waiver);
      }
    }
    return waivers;
  }

  private String at(int line) {
    return file + ":" + line;
  }
}
