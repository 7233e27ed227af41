package dev.brynje.pipeline;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Jenkinsfile, read as text: the scripts that {@code sh} runs, and the names with which
 * statements begin, as those of plugins do. What its Groovy computes is not known. See
 * https://www.jenkins.io/doc/book/pipeline/syntax/.
 */
final class JenkinsPipeline {
  private static final Pattern NEVER =
      Pattern.compile("\\s*\\{\\s*expression\\s*\\{\\s*(?:return\\s+)?false\\s*;?\\s*}\\s*}");

  private final Draft draft;
  private final String text;

  /** For each block that is open, whether what fails in it is forgiven. */
  private final Deque<Boolean> blocks = new ArrayDeque<>();

  private int at;
  private int line = 1;
  private boolean begins = true;
  private boolean forgiving;

  JenkinsPipeline(Draft draft, String text) {
    this.draft = draft;
    this.text = text;
  }

  void read() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '\n') {
        line++;
        at++;
        begins = true;
      } else if (text.startsWith("//", at)) {
        skipTo("\n", false);
      } else if (text.startsWith("/*", at)) {
        skipTo("*/", true);
      } else if (c == '\'' || c == '"') {
        string();
        begins = false;
      } else if (Character.isJavaIdentifierStart(c)) {
        word();
      } else {
        punctuation(c);
      }
    }
  }

  private void punctuation(char c) {
    if (c == '{') {
      blocks.push(forgiving);
      forgiving = false;
      begins = true;
    } else if (c == '}') {
      blocks.poll();
      begins = true;
    } else if (c == ';') {
      begins = true;
    } else if (!Character.isWhitespace(c)) {
      begins = false;
    }
    at++;
  }

  private void word() {
    String word = identifier();
    switch (word) {
      case "sh" -> script();
      case "catchError", "warnError" -> forgiving = true;
      case "Library" -> library();
      case "library", "load", "evaluate" -> {
        if (begins || isGiven()) {
          loaded(word);
        }
      }
      case "when" -> {
        // What is not to run forgives all that the rest of its stage would say.
        if (NEVER.matcher(text).region(at, Math.min(text.length(), at + 200)).lookingAt()
            && !blocks.isEmpty()) {
          blocks.pop();
          blocks.push(true);
        }
      }
      default -> {
        if (begins) {
          draft.action(line, isForgiven(), word, Map.of());
        }
      }
    }
    begins = false;
  }

  /** {@code @Library('shared@v1') _} */
  private void library() {
    if (isAfter('@')) {
      draft.elsewhere("the library " + argument().orElse("of an annotation"));
    }
  }

  /** A part of the repository is read too; what else is run cannot be. */
  private void loaded(String word) {
    Optional<String> name = argument();
    if (word.equals("load") && name.isPresent() && name.get().indexOf('$') < 0) {
      draft.include(name.get());
    } else {
      draft.elsewhere(
          word.equals("library")
              ? "the library " + name.orElse("of a step")
              : "a script that it makes or finds");
    }
  }

  /** Whether it is the value of a variable, as in {@code def x = load 'a'}. */
  private boolean isGiven() {
    return isAfter('=');
  }

  private boolean isAfter(char sign) {
    int before = at - 1;
    while (before >= 0 && Character.isJavaIdentifierPart(text.charAt(before))) {
      before--;
    }
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    return before >= 0 && text.charAt(before) == sign;
  }

  /** The string that follows. */
  private Optional<String> argument() {
    skipBlanks("([");
    return at < text.length() && isQuote() ? string() : Optional.empty();
  }

  private String identifier() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean isForgiven() {
    return blocks.contains(true);
  }

  /**
   * {@code sh '…'}, {@code sh("…")} or {@code sh(script: '…', returnStatus: true)}: reads on while
   * it looks like these.
   */
  private void script() {
    Optional<String> script = Optional.empty();
    int first = line;
    boolean forgiven = isForgiven();
    String label = "script";
    skipBlanks("(");
    while (at < text.length()) {
      if (isQuote()) {
        int begin = line;
        String quote = quote();
        Optional<String> content = string();
        if (label.equals("script") && content.isPresent()) {
          script = Optional.of(unescaped(content.get(), quote));
          first = begin;
        }
      } else if (Character.isJavaIdentifierStart(text.charAt(at))) {
        String word = identifier();
        forgiven |= label.equals("returnStatus") && word.equals("true");
        label = word;
      } else {
        break;
      }
      if (!skipBlanks(":,") && !label.equals("script")) {
        break;
      }
      if (text.startsWith("\n", at)) {
        break;
      }
    }
    if (script.isPresent()) {
      draft.script(first, forgiven, script.get(), ShellOptions.ERREXIT);
    }
  }

  private static String unescaped(String script, String quote) {
    return quote.equals("'''") || quote.equals("'")
        ? script.replace("\\'", "'").replace("\\\\", "\\")
        : script.replace("\\\"", "\"").replace("\\$", "$").replace("\\\\", "\\");
  }

  private boolean isQuote() {
    return text.charAt(at) == '\'' || text.charAt(at) == '"';
  }

  private String quote() {
    String one = text.substring(at, at + 1);
    return text.startsWith(one.repeat(3), at) ? one.repeat(3) : one;
  }

  /** Reads a string and moves behind it; empty when it does not end. */
  private Optional<String> string() {
    String quote = quote();
    int start = at + quote.length();
    int end = start;
    while (end < text.length() && !text.startsWith(quote, end)) {
      if (quote.length() == 1 && text.charAt(end) == '\n') {
        break;
      }
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    if (!text.startsWith(quote, Math.min(end, text.length()))) {
      moveTo(Math.min(end, text.length()));
      return Optional.empty();
    }
    String content = text.substring(start, end);
    moveTo(end + quote.length());
    return Optional.of(content);
  }

  /** Passes over blanks, and says whether one of these marks was among them. */
  private boolean skipBlanks(String marks) {
    boolean met = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean mark = marks.indexOf(c) >= 0;
      if (!mark && c != ' ' && c != '\t' && !(met && Character.isWhitespace(c))) {
        break;
      }
      met |= mark;
      moveTo(at + 1);
    }
    return met;
  }

  private void skipTo(String end, boolean over) {
    int found = text.indexOf(end, at);
    moveTo(found < 0 ? text.length() : found + (over ? end.length() : 0));
  }

  private void moveTo(int offset) {
    int end = Math.min(offset, text.length());
    for (; at < end; at++) {
      line += text.charAt(at) == '\n' ? 1 : 0;
    }
  }
}
