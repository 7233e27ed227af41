package dev.brynje.workload.compose;

import dev.brynje.compose.Field;
import dev.brynje.compose.Fields;
import dev.brynje.compose.Items;
import dev.brynje.compose.Place;
import dev.brynje.compose.Project;
import dev.brynje.compose.Text;
import dev.brynje.compose.Value;
import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import dev.brynje.yaml.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where secrets stand in a project, whichever controls are judged: no output may show them. */
public final class ComposeSecrets {
  private static final Set<String> COMMANDS = Set.of("command", "entrypoint", "test");

  private final Map<String, List<Span>> byFile = new HashMap<>();

  private ComposeSecrets() {}

  /** All of a project, by the names of its files. */
  public static Map<String, List<Span>> in(Project project) {
    ComposeSecrets secrets = new ComposeSecrets();
    secrets.look("", project.fields());
    return secrets.byFile;
  }

  private void look(String name, Value value) {
    switch (value) {
      case Text text -> text(name, text);
      case Items items -> items.values().forEach(item -> look(name, item));
      case Fields fields -> {
        String image = fields.text("image").map(Text::text).orElse("");
        for (Field field : fields.all()) {
          look(field.key(), field.value());
          if (COMMANDS.contains(field.key()) && field.value() instanceof Items) {
            words(fields.texts(field.key()), image);
          }
        }
      }
    }
  }

  /** Whichever program they are given to: nothing is lost when too much is masked. */
  private void words(List<Text> words, String image) {
    CommandWords.in(words, "").forEach(this::mark);
    CommandWords.in(words, image).forEach(this::mark);
  }

  private void mark(CommandWords.Held held) {
    for (Secret secret : held.secrets()) {
      mark(held.word().place(), Found.written(held.word()).substring(secret.start(), secret.end()));
    }
  }

  private void text(String name, Text text) {
    for (Secret secret : of(name, text)) {
      String value = text.secret() ? text.shown() : text.text();
      mark(text.place(), value.substring(secret.start(), secret.end()));
    }
  }

  /**
   * The secrets that a Compose file itself gives away: those in what is written, and in defaults of
   * variables. What a file of variables gives is not written there.
   */
  static List<Secret> of(String name, Text text) {
    return Secrets.of(name, text.secret() ? text.shown() : text.text());
  }

  /** Where the secret is not written as it is, all of the value is marked. */
  private void mark(Place place, String secret) {
    Span span = place.span();
    List<Span> spans = byFile.computeIfAbsent(place.file().name(), _ -> new ArrayList<>());
    String written = place.file().source().text().substring(span.start(), span.end());
    int at = secret.indexOf('\n') < 0 ? written.indexOf(secret) : -1;
    spans.add(
        at < 0
            ? span
            : place.file().source().span(span.start() + at, span.start() + at + secret.length()));
  }
}
