package dev.brynje.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Tells a composer what snakeyaml-engine finds in one document. */
final class EngineParser {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setCodePointLimit(Integer.MAX_VALUE).build();

  private final SourceText source;
  private final Composer composer;

  EngineParser(SourceText source, Composer composer) {
    this.source = source;
    this.composer = composer;
  }

  void parse(int start, int end) {
    String text = source.text().substring(start, end);
    int lastEnd = start;
    try {
      for (Event event : new Parse(SETTINGS).parseString(text)) {
        int from = start + offset(text, event.getStartMark());
        int to = start + offset(text, event.getEndMark());
        switch (event) {
          case AliasEvent alias -> composer.alias(from, to, alias.getAlias().getValue());
          case ScalarEvent scalar ->
              composer.scalar(
                  from,
                  to,
                  scalar.getValue(),
                  style(scalar),
                  scalar.getTag().orElse(""),
                  name(scalar.getAnchor()));
          case MappingStartEvent mapping ->
              composer.startMapping(from, to, mapping.isFlow(), name(mapping.getAnchor()));
          case CollectionStartEvent sequence ->
              composer.startSequence(from, to, sequence.isFlow(), name(sequence.getAnchor()));
          case DocumentEndEvent _ -> {
            return;
          }
          default -> {
            switch (event.getEventId()) {
              case MappingEnd -> composer.endMapping(Math.max(lastEnd, from == to ? lastEnd : to));
              case SequenceEnd ->
                  composer.endSequence(Math.max(lastEnd, from == to ? lastEnd : to));
              default -> {}
            }
          }
        }
        lastEnd = from == to ? lastEnd : to;
      }
    } catch (MarkedYamlEngineException e) {
      int at = start + e.getProblemMark().map(mark -> offset(text, Optional.of(mark))).orElse(0);
      throw new Unreadable(
          source.span(at, at), String.valueOf(e.getProblem()), "correct the YAML here");
    } catch (YamlEngineException e) {
      throw new Unreadable(
          source.span(start, start), "the text holds a character that YAML forbids", "remove it");
    }
  }

  private static int offset(String text, Optional<Mark> mark) {
    return mark.map(m -> text.offsetByCodePoints(0, m.getIndex())).orElse(0);
  }

  private static String name(Optional<Anchor> anchor) {
    return anchor.map(Anchor::getValue).orElse("");
  }

  private static Scalar.Style style(ScalarEvent event) {
    return switch (event.getScalarStyle()) {
      case SINGLE_QUOTED -> Scalar.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Scalar.Style.DOUBLE_QUOTED;
      case LITERAL -> Scalar.Style.LITERAL;
      case FOLDED -> Scalar.Style.FOLDED;
      case PLAIN -> Scalar.Style.PLAIN;
    };
  }
}
