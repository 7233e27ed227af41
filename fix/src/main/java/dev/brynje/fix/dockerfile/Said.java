package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.Command;
import dev.brynje.dockerfile.Flag;
import dev.brynje.dockerfile.Heredoc;
import dev.brynje.dockerfile.Instruction;
import dev.brynje.dockerfile.Pair;
import dev.brynje.dockerfile.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an instruction says, however it is written: without breaks, comments and indentation.
 *
 * @param keyword in capitals
 * @param flags as {@code name=value}
 * @param form how the words are meant
 * @param words its arguments; of a script one that is all of it
 * @param documents its here-documents
 */
record Said(
    String keyword, List<String> flags, Form form, List<String> words, List<String> documents) {
  /** How words are meant. */
  enum Form {
    WORDS,
    /** As a text for a shell. */
    SHELL,
    /** As a list of words for no shell. */
    EXEC
  }

  Said {
    flags = List.copyOf(flags);
    words = List.copyOf(words);
    documents = List.copyOf(documents);
  }

  /** One that has words only. */
  static Said of(String keyword, String... words) {
    return new Said(keyword, List.of(), Form.WORDS, List.of(words), List.of());
  }

  /** {@code RUN} with a script. */
  static Said ofScript(String script) {
    return new Said("RUN", List.of(), Form.SHELL, List.of(script), List.of());
  }

  /** What an instruction says. */
  static Said of(Instruction instruction) {
    Instruction.Head head = instruction.head();
    return switch (instruction) {
      case Instruction.From from -> words(head, names(from.image(), from.name()));
      case Instruction.Run run -> command(head, run.command());
      case Instruction.Cmd cmd -> command(head, cmd.command());
      case Instruction.Entrypoint entrypoint -> command(head, entrypoint.command());
      case Instruction.Shell shell -> of(head, Form.EXEC, texts(shell.words()));
      case Instruction.Healthcheck check ->
          check.command().map(command -> command(head, command)).orElseGet(() -> words(head));
      case Instruction.Copy copy -> words(head, copy.sources(), copy.destination());
      case Instruction.Add add -> words(head, add.sources(), add.destination());
      case Instruction.Env env -> pairs(head, env.pairs());
      case Instruction.Label label -> pairs(head, label.pairs());
      case Instruction.Arg arg -> pairs(head, arg.pairs());
      case Instruction.Expose expose -> of(head, Form.WORDS, texts(expose.ports()));
      case Instruction.Volume volume -> of(head, Form.WORDS, texts(volume.paths()));
      case Instruction.User user -> words(head, user.user());
      case Instruction.Workdir workdir -> words(head, workdir.path());
      case Instruction.StopSignal stop -> words(head, stop.signal());
      case Instruction.Maintainer maintainer -> words(head, maintainer.name());
      case Instruction.Onbuild later ->
          of(
              head,
              Form.WORDS,
              later.trigger().map(trigger -> List.of(of(trigger).toString())).orElse(List.of()));
    };
  }

  private static Said of(Instruction.Head head, Form form, List<String> words) {
    return new Said(
        head.keyword(),
        head.flags().stream().map(Said::text).toList(),
        form,
        words,
        head.heredocs().stream().map(Heredoc::content).toList());
  }

  private static String text(Flag flag) {
    return flag.name() + "=" + flag.value();
  }

  private static Said words(Instruction.Head head, Word... words) {
    return of(head, Form.WORDS, texts(List.of(words)));
  }

  private static Said words(Instruction.Head head, List<Word> words, Word last) {
    List<Word> all = new ArrayList<>(words);
    all.add(last);
    return of(head, Form.WORDS, texts(all));
  }

  private static Word[] names(Word image, Optional<Word> name) {
    return name.map(one -> new Word[] {image, one}).orElseGet(() -> new Word[] {image});
  }

  private static Said pairs(Instruction.Head head, List<Pair> pairs) {
    return of(
        head,
        Form.WORDS,
        pairs.stream()
            .map(pair ->
                pair.name().text() + pair.value().map(value -> "=" + value.text()).orElse(""))
            .toList());
  }

  private static Said command(Instruction.Head head, Command command) {
    return switch (command) {
      case Command.Exec exec -> of(head, Form.EXEC, texts(exec.words()));
      case Command.Shell shell -> of(head, Form.SHELL, List.of(shell.text().text()));
    };
  }

  private static List<String> texts(List<Word> words) {
    return words.stream().map(Word::text).toList();
  }

  /** The same under another keyword. */
  Said as(String other) {
    return new Said(other.toUpperCase(Locale.ROOT), flags, form, words, documents);
  }

  /** The same as a list of words for no shell. */
  Said exec(List<String> list) {
    return new Said(keyword, flags, Form.EXEC, list, documents);
  }

  /** The same with a flag before the others. */
  Said with(String flag) {
    List<String> all = new ArrayList<>(List.of(flag));
    all.addAll(flags);
    return new Said(keyword, all, form, words, documents);
  }

  /** The same without any flag. */
  Said withoutFlags() {
    return new Said(keyword, List.of(), form, words, documents);
  }

  /** The same with another flag in the place of one. */
  Said withFlag(int index, String flag) {
    return new Said(keyword, replaced(flags, index, flag), form, words, documents);
  }

  /** The same with another word in the place of one. */
  Said withWord(int index, String word) {
    return new Said(keyword, flags, form, replaced(words, index, word), documents);
  }

  /** The same with other text in a part of a word. */
  Said withText(int word, int from, int to, String text) {
    return withWord(word, replaced(words.get(word), from, to, text));
  }

  /** The same with other text in a part of a here-document. */
  Said withDocument(int index, int from, int to, String text) {
    String document = replaced(documents.get(index), from, to, text);
    return new Said(keyword, flags, form, words, replaced(documents, index, document));
  }

  private static String replaced(String whole, int from, int to, String text) {
    return whole.substring(0, from) + text + whole.substring(to);
  }

  private static List<String> replaced(List<String> list, int index, String text) {
    List<String> all = new ArrayList<>(list);
    all.set(index, text);
    return all;
  }
}
