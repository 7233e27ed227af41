package dev.brynje.workload.controlplane;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import dev.brynje.workload.controlplane.Words.Word;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The command line by which a container starts a component, read as the component's own flag
 * library reads it.
 *
 * @param flags what follows the program
 */
record CommandLine(Component component, Container container, List<Word> flags) {
  private static final Set<String> WRAPPERS =
      Set.of("exec", "go-runner", "hyperkube", "tini", "dumb-init", "nice", "ionice", "nohup");

  /** The command line of a container; empty when it starts something else. */
  static Optional<CommandLine> of(Container container) {
    List<Word> words = Words.of(container);
    boolean commandStart = true;
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (commandStart) {
        Optional<Component> component = Component.of(word.program());
        if (component.isPresent()) {
          List<Word> flags = words.subList(i + 1, end(words, i + 1));
          return Optional.of(new CommandLine(component.get(), container, List.copyOf(flags)));
        }
      }
      commandStart =
          word.separates()
              || (commandStart && (WRAPPERS.contains(word.program()) || isOption(words, i)));
    }
    return byImage(container, words);
  }

  private static boolean isOption(List<Word> words, int i) {
    return i > 0 && words.get(i).text().startsWith("-");
  }

  /** A container with flags alone starts what its image is named after. */
  private static Optional<CommandLine> byImage(Container container, List<Word> words) {
    if (words.isEmpty()
        || !words.getFirst().text().startsWith("-")
        || container.field().get("command").present()) {
      return Optional.empty();
    }
    String image = container.field().get("image").string().orElse("");
    String path = image.substring(image.lastIndexOf('/') + 1);
    String name = path.split("[:@]", 2)[0];
    return Component.of(name)
        .map(component -> new CommandLine(component, container, List.copyOf(words)));
  }

  private static int end(List<Word> words, int from) {
    for (int i = from; i < words.size(); i++) {
      if (words.get(i).separates()) {
        return i;
      }
    }
    return words.size();
  }

  /** A boolean flag: alone it is true, and it takes no word after it. The last one holds. */
  Setting bool(String flag) {
    Setting setting = outside(flag);
    for (Word word : flags) {
      if (named(word, flag)) {
        String text = word.text();
        int equals = text.indexOf('=');
        String value = equals < 0 ? "true" : text.substring(equals + 1);
        setting = Setting.given("--" + flag, resolved(value), word.field());
      }
    }
    return setting;
  }

  /** A flag with a value, after {@code =} or as the next word. The last one holds. */
  Setting text(String flag) {
    Setting setting = outside(flag);
    for (int i = 0; i < flags.size(); i++) {
      if (named(flags.get(i), flag)) {
        setting = Setting.given("--" + flag, resolved(value(i)), flags.get(i).field());
      }
    }
    return setting;
  }

  /** A flag whose values add up when it is repeated; with commas between them. */
  Setting list(String flag) {
    Setting setting = outside(flag);
    String before = "";
    for (int i = 0; i < flags.size(); i++) {
      if (named(flags.get(i), flag)) {
        String all = before + resolved(value(i));
        setting = Setting.given("--" + flag, all, flags.get(i).field());
        before = all + ",";
      }
    }
    return setting;
  }

  /** Whether a flag is there at all. */
  boolean has(String flag) {
    return text(flag).given();
  }

  private String value(int i) {
    String text = flags.get(i).text();
    int equals = text.indexOf('=');
    if (equals >= 0) {
      return text.substring(equals + 1);
    }
    return i + 1 < flags.size() ? flags.get(i + 1).text() : "";
  }

  /** Kubernetes takes {@code _} for {@code -}, and etcd one dash for two. */
  private boolean named(Word word, String flag) {
    String text = word.text();
    int dashes = component == Component.ETCD && !text.startsWith("--") ? 1 : 2;
    int equals = text.indexOf('=');
    int end = equals < 0 ? text.length() : equals;
    return text.startsWith("-")
        && end - dashes == flag.length()
        && text.substring(dashes, end).replace('_', '-').equals(flag);
  }

  /** What holds without the flag: for etcd, an environment variable. */
  private Setting outside(String flag) {
    if (component == Component.ETCD) {
      String variable = "ETCD_" + flag.toUpperCase(Locale.ROOT).replace('-', '_');
      Optional<Field> set = variable(variable);
      if (set.isPresent()) {
        Field value = set.get().get("value");
        String text = value.string().orElse("$(" + variable + ")");
        return Setting.given(variable, text, value);
      }
    }
    return Setting.absent("--" + flag, start());
  }

  private Field start() {
    Field command = container.field().get("command");
    return command.present() ? command : container.field().get("args");
  }

  /** With {@code $(NAME)} replaced, as the kubelet does, where the manifest says the value. */
  private String resolved(String value) {
    int open = value.indexOf("$(");
    int close = value.indexOf(')', Math.max(open, 0));
    if (open < 0 || close < 0) {
      return value;
    }
    return variable(value.substring(open + 2, close))
        .flatMap(variable -> variable.get("value").string())
        .map(known -> value.substring(0, open) + known + value.substring(close + 1))
        .orElse(value);
  }

  private Optional<Field> variable(String name) {
    for (Field variable : container.field().get("env").items()) {
      if (variable.get("name").string().filter(name::equals).isPresent()) {
        return Optional.of(variable);
      }
    }
    return Optional.empty();
  }
}
