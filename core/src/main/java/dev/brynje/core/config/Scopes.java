package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Parameters;
import dev.brynje.core.ScopedPolicy;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Sequence;
import java.util.List;

/**
 * {@code scopes: [{path: …, namespace: …, resource: …, controls: {…}, parameters: {…}}]}: what is
 * judged otherwise in some places. Of two scopes that hold the later wins.
 */
final class Scopes implements Section {
  private static final List<String> PLACES = List.of("path", "namespace", "resource");
  private static final List<String> KEYS =
      List.of("path", "namespace", "resource", "controls", "parameters");

  @Override
  public String key() {
    return "scopes";
  }

  @Override
  public void read(Node value, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes) {
    if (!(value instanceof Sequence sequence)) {
      mistakes.wrongType(key(), "a list of scopes", value);
      return;
    }
    for (Node item : sequence.items()) {
      if (mistakes.enough()) {
        return;
      }
      if (item instanceof Mapping mapping) {
        draft.scopes.add(read(mapping, catalogue, draft, mistakes));
      } else {
        mistakes.wrongType("a scope", "a mapping of " + String.join(", ", KEYS), item);
      }
    }
  }

  private static ScopedPolicy read(
      Mapping mapping, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes) {
    ScopeReader where = new ScopeReader(mistakes);
    ControlDraft controls = new ControlDraft(mapping.span().line());
    draft.inScopes.add(controls);
    boolean placed = false;
    boolean says = false;
    for (Mapping.Entry entry : mapping.entries()) {
      if (PLACES.contains(entry.key())) {
        placed = true;
        where.read(entry.key(), entry.value());
      } else if (entry.key().equals("controls")) {
        says = true;
        ControlSettings.read(entry.value(), catalogue, controls, mistakes);
      } else if (entry.key().equals("parameters")) {
        says = true;
        ParameterSettings.read(entry.value(), controls, mistakes);
      } else {
        mistakes.unknownKey(entry, "a scope", KEYS);
      }
    }
    if (!placed) {
      mistakes.add(
          mapping.span(),
          "a scope does not say where it holds",
          "give it path, namespace or resource");
    }
    if (!says) {
      mistakes.add(mapping.span(), "a scope changes nothing", "give it controls or parameters");
    }
    return new ScopedPolicy(
        where.scope(),
        controls.on,
        controls.off,
        controls.severities,
        new Parameters(controls.parameters));
  }
}
