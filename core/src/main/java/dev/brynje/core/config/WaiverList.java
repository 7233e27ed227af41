package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Scope;
import dev.brynje.core.StandingWaiver;
import dev.brynje.core.Waiver;
import dev.brynje.core.secret.Secrets;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import dev.brynje.yaml.Sequence;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** {@code waivers: [{control: …, scope: …, owner: …, reason: …, expires: …}]}. */
final class WaiverList implements Section {
  private static final List<String> KEYS =
      List.of("control", "scope", "owner", "reason", "expires");
  private static final List<String> SCOPES = List.of("path", "namespace", "resource", "container");

  @Override
  public String key() {
    return "waivers";
  }

  @Override
  public void read(Node value, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes) {
    if (!(value instanceof Sequence sequence)) {
      mistakes.wrongType(key(), "a list of waivers", value);
      return;
    }
    for (Node item : sequence.items()) {
      if (mistakes.enough()) {
        return;
      }
      if (item instanceof Mapping waiver) {
        readOne(waiver, catalogue, mistakes).ifPresent(draft.waivers::add);
      } else {
        mistakes.wrongType("a waiver", "a mapping of " + String.join(", ", KEYS), item);
      }
    }
  }

  private static Optional<StandingWaiver> readOne(
      Mapping waiver, Catalogue catalogue, Mistakes mistakes) {
    for (Mapping.Entry entry : waiver.entries()) {
      if (!KEYS.contains(entry.key())) {
        mistakes.unknownKey(entry, "a waiver", KEYS);
      }
    }
    Optional<String> control = control(waiver, catalogue, mistakes);
    Optional<Scope> scope = part(waiver, "scope", mistakes).flatMap(node -> scope(node, mistakes));
    Optional<String> owner = text(waiver, "owner", mistakes);
    Optional<String> reason = text(waiver, "reason", mistakes);
    Optional<LocalDate> expires = expires(waiver, mistakes);
    if (control.isEmpty()
        || scope.isEmpty()
        || owner.isEmpty()
        || reason.isEmpty()
        || expires.isEmpty()) {
      return Optional.empty();
    }
    Waiver read =
        new Waiver(
            Waiver.Kind.CONFIGURATION,
            owner.get(),
            Secrets.masked(reason.get()),
            expires,
            mistakes.location(waiver.span()));
    return Optional.of(new StandingWaiver(control.get(), scope.get(), read));
  }

  private static Optional<Node> part(Mapping waiver, String key, Mistakes mistakes) {
    Optional<Node> part = waiver.get(key);
    if (part.isEmpty()) {
      mistakes.add(
          waiver.span(),
          "a waiver needs " + key,
          "write control, scope, owner, reason and expires");
    }
    return part;
  }

  private static Optional<String> text(Mapping waiver, String key, Mistakes mistakes) {
    return part(waiver, key, mistakes).flatMap(node -> Words.text(key, node, mistakes));
  }

  private static Optional<String> control(Mapping waiver, Catalogue catalogue, Mistakes mistakes) {
    Optional<Node> node = part(waiver, "control", mistakes);
    Optional<String> id = node.flatMap(one -> Words.text("control", one, mistakes));
    if (id.isEmpty()
        || !Words.isControl(id.get(), node.orElseThrow().span(), catalogue, mistakes)) {
      return Optional.empty();
    }
    if (!catalogue.find(id.get()).orElseThrow().waivable()) {
      mistakes.add(
          node.orElseThrow().span(),
          id.get() + " cannot be waived",
          "take the waiver out and correct what the control finds");
      return Optional.empty();
    }
    return id;
  }

  private static Optional<LocalDate> expires(Mapping waiver, Mistakes mistakes) {
    Optional<Node> node = part(waiver, "expires", mistakes);
    if (node.isPresent() && node.get() instanceof Scalar scalar) {
      try {
        return Optional.of(LocalDate.parse(scalar.text()));
      } catch (DateTimeParseException _) {
        // Said below, as for what is no scalar.
      }
    }
    node.ifPresent(one -> mistakes.wrongType("expires", "a day such as 2027-03-31", one));
    return Optional.empty();
  }

  private static Optional<Scope> scope(Node node, Mistakes mistakes) {
    if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      mistakes.wrongType("scope", "a mapping of " + String.join(", ", SCOPES), node);
      return Optional.empty();
    }
    ScopeReader read = new ScopeReader(mistakes);
    for (Mapping.Entry entry : mapping.entries()) {
      if (SCOPES.contains(entry.key())) {
        read.read(entry.key(), entry.value());
      } else {
        mistakes.unknownKey(entry, "scope", SCOPES);
      }
    }
    return Optional.of(read.scope());
  }
}
