package dev.brynje.core.config;

import dev.brynje.core.Catalogue;
import dev.brynje.core.Control;
import dev.brynje.core.Parameter;
import dev.brynje.core.Policy;
import dev.brynje.yaml.Document;
import dev.brynje.yaml.Limits;
import dev.brynje.yaml.Mapping;
import dev.brynje.yaml.Node;
import dev.brynje.yaml.Problem;
import dev.brynje.yaml.Reading;
import dev.brynje.yaml.Span;
import dev.brynje.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/** Reads one file, section by section. */
final class ConfigurationReader {
  /** A megabyte: a waiver for each of ten thousand findings still fits. */
  static final Limits LIMITS = new Limits(1 << 20, 64, 100_000);

  private static final List<Section> SECTIONS =
      List.of(
          new FailOn(),
          new Only(),
          new ControlSettings(),
          new ParameterSettings(),
          new Scopes(),
          new WaiverList(),
          new InlineWaiverUse());

  private final String name;
  private final Catalogue catalogue;

  ConfigurationReader(String name, Catalogue catalogue) {
    this.name = name;
    this.catalogue = catalogue;
  }

  Configuration read(byte[] bytes) {
    Reading reading = YamlReader.read(bytes, LIMITS);
    Mistakes mistakes = new Mistakes(name, reading.source());
    for (Problem problem : reading.problems()) {
      mistakes.add(problem.span(), problem.message(), problem.advice());
    }
    PolicyDraft draft = new PolicyDraft();
    List<Document> documents = reading.documents();
    if (!documents.isEmpty()) {
      read(documents.getFirst().root(), draft, mistakes);
    }
    draft.only.forEach((id, span) -> {
      if (draft.controls.off.contains(id)) {
        mistakes.add(
            span, id + " is listed here and off below controls", "take it out of one of them");
      }
    });
    Policy policy = draft.policy();
    draft.named().forEach((id, span) -> refuseWithoutParameter(id, span, policy, mistakes));
    if (documents.size() > 1) {
      mistakes.add(
          documents.get(1).root().span(),
          "a second document begins here",
          "keep one document, without --- between its parts");
    }
    return mistakes.none()
        ? new Configuration.Read(policy, draft.origins())
        : new Configuration.Refused(mistakes.inOrder());
  }

  /** What somebody speaks of and is then not judged would pass in silence. */
  private void refuseWithoutParameter(String id, Span span, Policy policy, Mistakes mistakes) {
    Control control = catalogue.find(id).orElseThrow();
    if (!policy.suffices(control)) {
      Parameter needed = control.needs().getFirst();
      mistakes.add(
          span,
          "%s is not judged without the parameter %s".formatted(id, needed.word()),
          "set it below parameters, as %s: %s".formatted(needed.word(), needed.example()));
    }
  }

  private void read(Node root, PolicyDraft draft, Mistakes mistakes) {
    if (!(root instanceof Mapping mapping)) {
      mistakes.wrongType("the configuration", "a mapping of " + String.join(", ", keys()), root);
      return;
    }
    for (Mapping.Entry entry : mapping.entries()) {
      if (mistakes.enough()) {
        return;
      }
      Optional<Section> section =
          SECTIONS.stream().filter(one -> one.key().equals(entry.key())).findFirst();
      if (section.isPresent()) {
        section.get().read(entry.value(), catalogue, draft, mistakes);
      } else {
        mistakes.unknownKey(entry, "the configuration", keys());
      }
    }
  }

  private static List<String> keys() {
    return SECTIONS.stream().map(Section::key).toList();
  }
}
