package dev.brynje.workload.dockerfile;

import dev.brynje.core.secret.Secrets;
import dev.brynje.dockerfile.Heredoc;
import dev.brynje.dockerfile.shell.ShellCommand;
import dev.brynje.dockerfile.shell.ShellWord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows secrets through one script, from the mounts, variables and literals that hold them to the
 * files that they are written to: {@code cp /run/secrets/npm /root/.npmrc}, {@code echo $TOKEN |
 * tee /app/token}, {@code T=$(cat /run/secrets/t) && sed -i "s/@T@/$T/" /app/conf}.
 *
 * <p>What a program downloads with a secret, as {@code curl -H "$TOKEN" -o file} does, is not the
 * secret, and is not followed.
 */
final class SecretFlow {
  /** They print what they are given, or most of it. */
  private static final String[] PRINTERS = {
    "cat", "base64", "head", "tail", "sed", "tr", "awk", "jq", "tee", "cut", "xargs", "sort", "grep"
  };

  /** More than any script writes. */
  private static final int MOST = 200;

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*+)");

  /**
   * A file that a secret is written to.
   *
   * @param path as it is written; empty where a program keeps it in a file of its own
   * @param literal whether the secret stands in the script itself
   */
  record Written(RunCommand command, String path, boolean literal) {}

  private final SecretMounts mounts;
  private final Removed removed;
  private final Undoing undoing;

  /** Those of the instruction that no command has taken yet, by their names. */
  private final Map<String, Deque<Heredoc>> outer = new HashMap<>();

  private final Set<String> variables;
  private final Set<String> files;
  private final List<Written> written = new ArrayList<>(0);

  /** Whether a substitution before this command printed a secret. */
  private boolean substituted;

  /** Whether the command before this one in a pipeline printed a secret. */
  private boolean piped;

  /** The here-documents of the command that is looked at. */
  private List<Document> documents = List.of();

  /** How many commands came before it. */
  private int at;

  private SecretFlow(RunScript script, SecretMounts mounts, Set<String> variables) {
    this.mounts = mounts;
    this.removed = new Removed(script);
    this.undoing = new Undoing(script);
    for (Heredoc document : script.run().head().heredocs()) {
      outer.computeIfAbsent(document.name(), _ -> new ArrayDeque<>(1)).add(document);
    }
    this.variables = new HashSet<>(variables);
    this.variables.addAll(mounts.variables());
    this.files = new HashSet<>(mounts.files());
  }

  /**
   * The files of a layer that secrets are written to, and not removed from by the same script.
   *
   * @param variables that hold secrets, beside those of mounts
   */
  static List<Written> of(RunScript script, Set<String> variables) {
    SecretFlow flow = new SecretFlow(script, SecretMounts.of(script.run()), variables);
    script.commands().forEach(flow::take);
    return flow.written;
  }

  private void take(RunCommand command) {
    command.before().forEach(this::assign);
    documents = documents(command);
    // What a substitution printed before an assignment went there.
    substituted &= command.before().isEmpty();
    boolean literal = printsLiteral(command);
    boolean prints = literal || prints(command);
    assign(command);
    if (prints) {
      redirected(command, literal);
    }
    copied(command);
    if (command.isAny("sed") && command.has("-i", "--in-place") && anyHolds(command.arguments())) {
      command.operands().stream().skip(1).forEach(file -> write(command, file.text(), false));
    }
    if (SecretKeepers.keeps(command) && (piped || anyHolds(command.arguments()))) {
      keptByItself(command);
    }
    boolean within = command.command().within().contains(ShellCommand.Within.SUBSTITUTION);
    piped = prints && command.command().link() == ShellCommand.Link.PIPE;
    substituted = within && (substituted || (prints && !piped));
    at++;
  }

  private void keptByItself(RunCommand command) {
    boolean kept = !mounts.hideHome() && written.size() < MOST;
    if (kept && !undoing.isOf(command, at)) {
      written.add(new Written(command, "", false));
    }
  }

  private void assign(ShellCommand.Assignment assignment) {
    if (holds(assignment.value())) {
      variables.add(assignment.name());
    }
  }

  private void assign(RunCommand command) {
    command.command().assignments().forEach(this::assign);
    boolean declares = command.isAny("export", "declare", "local", "readonly", "typeset");
    for (ShellWord word : declares ? command.operands() : List.<ShellWord>of()) {
      int equals = word.text().indexOf('=');
      if (equals > 0 && holds(word)) {
        variables.add(word.text().substring(0, equals));
      }
    }
    if (command.isAny("read") && readsSecret(command)) {
      command.operands().forEach(word -> variables.add(word.text()));
    }
  }

  private boolean prints(RunCommand command) {
    return switch (command.name()) {
      case "echo", "printf" -> anyHolds(command.arguments());
      case "printenv" -> command.operands().stream().anyMatch(w -> variables.contains(w.text()));
      case "envsubst" -> piped || !variables.isEmpty();
      default ->
          command.isAny(PRINTERS)
              && (piped || readsSecret(command) || namesAny(command.operands()));
    };
  }

  private boolean printsLiteral(RunCommand command) {
    boolean echoes = command.isAny("echo", "printf");
    return (echoes && command.operands().stream().anyMatch(w -> isSecret(w.text())))
        || (command.isAny(PRINTERS) && documents.stream().anyMatch(one -> isSecret(one.text())));
  }

  private static boolean isSecret(String text) {
    return !Secrets.in(text).isEmpty();
  }

  /** Whether its standard input is a secret: a file, a here-document or a here-string. */
  private boolean readsSecret(RunCommand command) {
    for (ShellCommand.Redirection one : command.command().redirections()) {
      boolean file = one.operator().equals("<") && files.contains(one.target().text());
      if (file || (one.operator().equals("<<<") && holds(one.target()))) {
        return true;
      }
    }
    return piped || documents.stream().anyMatch(this::holds);
  }

  private record Document(String text, boolean expanded) {}

  /** Its here-documents; BuildKit keeps those of the instruction apart from the script. */
  private List<Document> documents(RunCommand command) {
    List<Document> documents = new ArrayList<>(0);
    for (ShellCommand.Redirection one : command.command().redirections()) {
      if (one.operator().startsWith("<<") && !one.operator().equals("<<<")) {
        String text = one.document().isEmpty() ? apart(one.target().text()) : one.document();
        documents.add(new Document(text, !one.target().quoted()));
      }
    }
    return documents;
  }

  private String apart(String name) {
    return Optional.ofNullable(outer.get(name)).map(Deque::poll).map(Heredoc::content).orElse("");
  }

  private boolean holds(Document document) {
    Matcher names = VARIABLE.matcher(document.text());
    while (document.expanded() && names.find()) {
      if (variables.contains(names.group(1))) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(ShellWord word) {
    return word.variables().stream().anyMatch(variables::contains)
        || (substituted && !word.isKnown() && word.variables().isEmpty());
  }

  private boolean anyHolds(List<ShellWord> words) {
    return words.stream().anyMatch(this::holds);
  }

  private boolean namesAny(List<ShellWord> words) {
    return words.stream().anyMatch(word -> files.contains(word.text()));
  }

  private void redirected(RunCommand command, boolean literal) {
    for (ShellCommand.Redirection one : command.command().redirections()) {
      if (one.writes() && one.descriptor() != 2 && !one.operator().endsWith("&")) {
        write(command, one.target().text(), literal);
      }
    }
    if (command.isAny("tee")) {
      command.operands().forEach(word -> write(command, word.text(), literal));
    }
  }

  private void copied(RunCommand command) {
    List<ShellWord> operands = command.operands();
    if (command.isAny("cp", "mv", "install", "rsync")
        && operands.size() > 1
        && namesAny(operands.subList(0, operands.size() - 1))) {
      String target = operands.getLast().text();
      String name = target.endsWith("/") ? ImagePath.name(operands.getFirst().text()) : "";
      write(command, target + name, false);
    }
  }

  private void write(RunCommand command, String path, boolean literal) {
    files.add(path);
    if (written.size() < MOST && mounts.leaveInLayer(path) && !removed.has(path)) {
      written.add(new Written(command, path, literal));
    }
  }
}
