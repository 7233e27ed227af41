package dev.brynje.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the recipes of a makefile run. A variable is known that is set once, plainly and in every
 * case. See https://www.gnu.org/software/make/manual/make.html.
 */
public final class Makefile {
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?:export +|override +)*([\\w.-]+) *(\\+|\\?|!|:{0,3})= *(.*)");

  /** What is set for a target, or otherwise than by a line of its own. */
  private static final Pattern SET =
      Pattern.compile("(?<![\\w.-])([\\w.-]++) *+(?:[+?!]|:{1,3})?=|define ++(\\S++)");

  /** What may set any of them. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("[ -]*s?include\\b.*|.*\\$[({]eval\\b.*");

  private static final Pattern CONDITION = Pattern.compile("\\s*(?:ifn?eq|ifn?def)\\b.*");
  private static final Pattern END = Pattern.compile("\\s*endif\\b.*");

  /** {@code $$}, {@code $(NAME)}, {@code ${NAME}}, {@code $N}, and functions, which are not run. */
  private static final Pattern REFERENCE =
      Pattern.compile("\\$(?:(\\$)|\\(([^()]*+)\\)|\\{([^{}]*+)}|(.))");

  /** What only make knows, as the shell would name what it does not know. */
  private static final String UNKNOWN = "$x";

  private final Map<String, String> variables = new HashMap<>();
  private final Draft draft;

  private Makefile(String file) {
    this.draft = new Draft(file);
  }

  /**
   * Reads one. Never throws for what the bytes hold.
   *
   * @param file as it is shown
   */
  public static Pipeline read(String file, byte[] bytes) {
    Makefile makefile = new Makefile(file);
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    makefile.readVariables(lines);
    makefile.readRecipes(lines);
    return makefile.draft.pipeline();
  }

  private void readVariables(List<String> lines) {
    Set<String> unsure = new HashSet<>();
    int depth = 0;
    for (String line : lines) {
      depth += CONDITION.matcher(line).matches() ? 1 : END.matcher(line).matches() ? -1 : 0;
      Matcher assignment = ASSIGNMENT.matcher(line);
      if (assignment.matches()) {
        String name = assignment.group(1);
        String value = assignment.group(3).strip();
        boolean plain =
            depth == 0
                && assignment.group(2).matches(":*")
                && value.chars().noneMatch(c -> c == '$' || c == '#' || c == '\\');
        if (!plain || variables.putIfAbsent(name, value) != null) {
          unsure.add(name);
        }
      } else if (!line.startsWith("\t")) {
        SET.matcher(line)
            .results()
            .forEach(set -> unsure.add(set.group(1) == null ? set.group(2) : set.group(1)));
      }
    }
    variables.keySet().removeAll(unsure);
    if (lines.stream().anyMatch(line -> ELSEWHERE.matcher(line).matches())) {
      variables.clear();
    }
  }

  /** Each line of a recipe is run by a shell of its own, with those that it goes on in. */
  private void readRecipes(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("\t")) {
        continue;
      }
      int first = i;
      StringBuilder script = new StringBuilder(lines.get(i));
      while (lines.get(i).endsWith("\\") && i + 1 < lines.size()) {
        script.append('\n').append(lines.get(++i));
      }
      String command = script.toString().strip().replaceFirst("^[@+-]+", "");
      draft.script(first + 1, false, expanded(command), ShellOptions.NONE);
    }
  }

  private String expanded(String text) {
    return REFERENCE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found)));
  }

  private String value(MatchResult reference) {
    if (reference.group(1) != null) {
      return "$";
    }
    String name = reference.group(2) == null ? reference.group(3) : reference.group(2);
    return name == null ? UNKNOWN : variables.getOrDefault(name, UNKNOWN);
  }
}
