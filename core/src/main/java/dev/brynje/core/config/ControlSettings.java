package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Severity;
import dev.brynje.core.WaiverControls;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Scalar;
import java.util.List;

/**
 * {@code controls: {id: off}}, or a severity, or {@code {enabled: …, severity: …}}. YAML reads a
 * plain {@code off} as {@code false}, so both say the same.
 */
final class ControlSettings implements Section {
  private static final String WANTED =
      "off, one of %s, or a mapping of enabled and severity"
          .formatted(String.join(", ", Words.SEVERITIES));
  private static final List<String> KEYS = List.of("enabled", "severity");

  @Override
  public String key() {
    return "controls";
  }

  @Override
  public void read(Node value, Catalogue catalogue, PolicyDraft draft, Mistakes mistakes) {
    read(value, catalogue, draft.controls, mistakes);
  }

  /** The same words say it of everything and of a scope. */
  static void read(Node value, Catalogue catalogue, ControlDraft draft, Mistakes mistakes) {
    if (!(value instanceof Mapping mapping)) {
      mistakes.wrongType("controls", "a mapping of control ids", value);
      return;
    }
    for (Mapping.Entry entry : mapping.entries()) {
      if (mistakes.enough()) {
        return;
      }
      if (Words.isControl(entry.key(), entry.keySpan(), catalogue, mistakes)) {
        draft.named.put(entry.key(), entry.keySpan());
        read(entry.key(), entry.value(), draft, mistakes);
        refuseLooserGuard(entry, catalogue, draft, mistakes);
      }
    }
  }

  /** Whoever could silence what is said of waivers could waive anything. */
  private static void refuseLooserGuard(
      Mapping.Entry entry, Catalogue catalogue, ControlDraft draft, Mistakes mistakes) {
    String id = entry.key();
    if (!WaiverControls.guard(id)) {
      return;
    }
    Severity usual = catalogue.find(id).orElseThrow().severity();
    if (draft.off.contains(id)) {
      mistakes.add(
          entry.value().span(),
          id + " guards the waivers and cannot be switched off",
          "take it out here and correct the waivers that it finds");
    } else if (!draft.severities.getOrDefault(id, usual).reaches(usual)) {
      mistakes.add(
          entry.value().span(),
          "%s guards the waivers and cannot weigh less than %s".formatted(id, usual.word()),
          "leave it out, or let it weigh more");
    }
  }

  private static void read(String id, Node value, ControlDraft draft, Mistakes mistakes) {
    switch (value) {
      case Scalar scalar when scalar.type() == Scalar.Type.BOOLEAN -> enable(id, scalar, draft);
      case Scalar scalar when scalar.type() == Scalar.Type.STRING && scalar.text().equals("off") ->
          draft.off.add(id);
      case Scalar scalar when scalar.type() == Scalar.Type.STRING ->
          Words.severity(id, WANTED, scalar, mistakes)
              .ifPresent(severity -> draft.severities.put(id, severity));
      case Mapping mapping -> readLong(id, mapping, draft, mistakes);
      default -> mistakes.wrongType(id, WANTED, value);
    }
  }

  private static void readLong(String id, Mapping mapping, ControlDraft draft, Mistakes mistakes) {
    for (Mapping.Entry entry : mapping.entries()) {
      switch (entry.key()) {
        case "enabled" -> {
          if (entry.value() instanceof Scalar scalar && scalar.type() == Scalar.Type.BOOLEAN) {
            enable(id, scalar, draft);
          } else {
            mistakes.wrongType("enabled", "true or false", entry.value());
          }
        }
        case "severity" ->
            Words.severity("severity", entry.value(), mistakes)
                .ifPresent(severity -> draft.severities.put(id, severity));
        default -> mistakes.unknownKey(entry, id, KEYS);
      }
    }
  }

  private static void enable(String id, Scalar enabled, ControlDraft draft) {
    if (enabled.text().equals("false")) {
      draft.off.add(id);
    } else {
      draft.on.add(id);
    }
  }
}
