package dev.brynje.workload.compose;

import dev.brynje.compose.Text;
import dev.brynje.core.secret.CommandSecrets;
import dev.brynje.core.secret.Secret;
import dev.brynje.core.secret.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The secrets in the words of a command that is written as a list, where an option and its value
 * may be two items: {@code ["api", "--password", "hunter2"]}.
 */
final class CommandWords {
  /**
   * A word with secrets, by their places in it.
   *
   * @param certain whether it is complained of; what is not is only shown to nobody
   */
  record Held(Text word, List<Secret> secrets, boolean certain) {}

  private final CommandSecrets command;
  private final List<Held> found = new ArrayList<>(0);

  private CommandWords(CommandSecrets command) {
    this.command = command;
  }

  /**
   * Those of a list.
   *
   * @param image whose entry point may be what they are given to; empty when it is not
   */
  static List<Held> in(List<Text> words, String image) {
    CommandWords reader =
        new CommandWords(image.isEmpty() ? new CommandSecrets() : CommandSecrets.ofImage(image));
    String option = "";
    for (Text word : words) {
      option = reader.take(word, option);
    }
    return reader.found;
  }

  /** Gives the option whose value the next word may be; empty when it is none. */
  private String take(Text word, String option) {
    String text = Found.written(word);
    Optional<Secret> known = command.next(text);
    if (known.isPresent()) {
      found.add(new Held(word, List.of(known.get()), true));
      return "";
    }
    boolean isOption = text.startsWith("-");
    List<Secret> named = option.isEmpty() || isOption ? List.of() : Secrets.of(option, text);
    List<Secret> secrets = named.isEmpty() ? Secrets.in(text) : named;
    if (!secrets.isEmpty()) {
      found.add(new Held(word, secrets, true));
    } else {
      command.doubtful(text).ifPresent(one -> found.add(new Held(word, List.of(one), false)));
    }
    String name = text.replaceFirst("^-+", "");
    return isOption && text.indexOf('=') < 0 && Secrets.isSecretName(name) ? name : "";
  }
}
