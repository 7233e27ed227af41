package dev.brynje.dockerfile;

import java.util.List;

/**
 * A Dockerfile.
 *
 * @param escape the escape character, a backslash or a backquote
 * @param comments all lines that are comments, also within instructions
 * @param global the ARG instructions before the first FROM
 */
public record Dockerfile(
    char escape,
    List<Directive> directives,
    List<Comment> comments,
    List<Instruction.Arg> global,
    List<Stage> stages) {
  public Dockerfile {
    directives = List.copyOf(directives);
    comments = List.copyOf(comments);
    global = List.copyOf(global);
    stages = List.copyOf(stages);
  }

  /**
   * A word without its quotes and with its variables replaced, as BuildKit does it. One that
   * BuildKit could not expand is not known.
   */
  Expanded expand(Word word, Variables variables) {
    try {
      return Lexer.expand(word.text(), escape, variables);
    } catch (WordException _) {
      return new Expanded("", false, false);
    }
  }
}
