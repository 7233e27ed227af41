package dev.brynje.workload.controlplane;

import dev.brynje.kube.Container;
import dev.brynje.kube.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words that start a container: its command and args, or what they give to a shell. */
final class Words {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash");
  private static final String SEPARATORS = ";|&\n";

  /** A word, and the item of {@code command} or {@code args} that it stands in. */
  record Word(String text, Field field) {
    /** The last part of a path. */
    String program() {
      return text.substring(text.lastIndexOf('/') + 1);
    }

    /** Whether a shell would begin another command after it. */
    boolean separates() {
      return text.length() == 1 && SEPARATORS.contains(text);
    }
  }

  private Words() {}

  static List<Word> of(Container container) {
    List<Word> words = new ArrayList<>();
    add(words, container.field().get("command"));
    add(words, container.field().get("args"));
    return script(words).map(Words::split).orElse(words);
  }

  private static void add(List<Word> words, Field list) {
    for (Field item : list.items()) {
      item.string().ifPresent(text -> words.add(new Word(text, item)));
    }
  }

  /** What a shell is given by {@code -c}, also among other letters as in {@code -ec}. */
  private static Optional<Word> script(List<Word> words) {
    if (words.isEmpty() || !SHELLS.contains(words.getFirst().program())) {
      return Optional.empty();
    }
    for (int i = 1; i < words.size() - 1; i++) {
      String option = words.get(i).text();
      if (!option.startsWith("-")) {
        return Optional.empty();
      }
      if (!option.startsWith("--") && option.endsWith("c")) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  /** Splits as a shell does, as far as blanks, quotes and separators go; it expands nothing. */
  private static List<Word> split(Word script) {
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    char quote = 0;
    String text = script.text();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
        i++;
        if (text.charAt(i) != '\n') {
          word.append(text.charAt(i));
        }
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
        if (quote != 0) {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        quoted = true;
      } else if (ends(word, c)) {
        end(words, word, quoted, script);
        quoted = false;
        if (SEPARATORS.indexOf(c) >= 0) {
          words.add(new Word(String.valueOf(c), script.field()));
        }
      } else {
        word.append(c);
      }
    }
    end(words, word, quoted, script);
    return words;
  }

  /** Whether a character ends the word before it; the one in {@code 2>&1} does not. */
  private static boolean ends(StringBuilder word, char c) {
    boolean redirects = c == '&' && !word.isEmpty() && word.charAt(word.length() - 1) == '>';
    return Character.isWhitespace(c) || (SEPARATORS.indexOf(c) >= 0 && !redirects);
  }

  private static void end(List<Word> words, StringBuilder word, boolean quoted, Word script) {
    if (quoted || !word.isEmpty()) {
      words.add(new Word(word.toString(), script.field()));
      word.setLength(0);
    }
  }
}
