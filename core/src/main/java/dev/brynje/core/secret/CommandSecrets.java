package dev.brynje.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds passwords given to the short options of well-known programs, word by word: {@code mysql
 * -pX}, {@code redis-cli -a X}, {@code curl -u user:X}. What {@code -p} means depends on the
 * program; of one that is not known, only a value that can hardly be anything else is taken.
 */
public final class CommandSecrets {
  private enum Value {
    /** In the same word only: in the next one, it is something else. */
    ATTACHED,
    SAME_OR_NEXT_WORD,
    /** After the colon of {@code user:password}, in the same or the next word. */
    AFTER_USER,
    /** After the equals sign of {@code name=value}, in the same or the next word. */
    AFTER_NAME,
    NEXT_WORD,
    /** After {@code pass:} in the next word. */
    AFTER_PASS
  }

  private record Option(String name, Value value) {}

  private static final List<Option> MYSQL = List.of(new Option("-p", Value.ATTACHED));
  private static final List<Option> LOWER_P = List.of(new Option("-p", Value.SAME_OR_NEXT_WORD));
  private static final List<Option> UPPER_P = List.of(new Option("-P", Value.SAME_OR_NEXT_WORD));
  private static final List<Option> LDAP = List.of(new Option("-w", Value.SAME_OR_NEXT_WORD));
  private static final List<Option> REDIS = List.of(new Option("-a", Value.SAME_OR_NEXT_WORD));
  private static final List<Option> CURL =
      List.of(
          new Option("-u", Value.AFTER_USER),
          new Option("--user", Value.AFTER_USER),
          new Option("-U", Value.AFTER_USER),
          new Option("--proxy-user", Value.AFTER_USER),
          new Option("-b", Value.AFTER_NAME),
          new Option("--cookie", Value.AFTER_NAME));
  private static final List<Option> ARCHIVE =
      List.of(
          new Option("-P", Value.SAME_OR_NEXT_WORD),
          new Option("--password", Value.SAME_OR_NEXT_WORD));
  private static final List<Option> ACCOUNT =
      List.of(
          new Option("-p", Value.SAME_OR_NEXT_WORD),
          new Option("--password", Value.SAME_OR_NEXT_WORD));
  private static final List<Option> OPENSSL =
      List.of(
          new Option("-k", Value.NEXT_WORD),
          new Option("-passin", Value.AFTER_PASS),
          new Option("-passout", Value.AFTER_PASS),
          new Option("-pass", Value.AFTER_PASS));
  private static final List<Option> KEYTOOL =
      List.of(
          new Option("-storepass", Value.NEXT_WORD),
          new Option("-keypass", Value.NEXT_WORD),
          new Option("-srcstorepass", Value.NEXT_WORD),
          new Option("-deststorepass", Value.NEXT_WORD),
          new Option("-srckeypass", Value.NEXT_WORD),
          new Option("-destkeypass", Value.NEXT_WORD));

  /** Options of curl that take no word, which may stand in one word before one that does. */
  private static final String SWITCHES_OF_CURL = "012346aBfgGiIjJklLMnNOpqRsSvVZ#";

  private static final Map<String, List<Option>> PROGRAMS =
      Map.ofEntries(
          Map.entry("mysql", MYSQL),
          Map.entry("mysqladmin", MYSQL),
          Map.entry("mysqlcheck", MYSQL),
          Map.entry("mysqldump", MYSQL),
          Map.entry("mysqlimport", MYSQL),
          Map.entry("mysqlshow", MYSQL),
          Map.entry("mariadb", MYSQL),
          Map.entry("mariadb-admin", MYSQL),
          Map.entry("mariadb-dump", MYSQL),
          Map.entry("mongo", LOWER_P),
          Map.entry("mongosh", LOWER_P),
          Map.entry("mongodump", LOWER_P),
          Map.entry("mongoexport", LOWER_P),
          Map.entry("mongoimport", LOWER_P),
          Map.entry("mongorestore", LOWER_P),
          Map.entry("sshpass", LOWER_P),
          Map.entry("cqlsh", LOWER_P),
          Map.entry("rabbitmqadmin", LOWER_P),
          Map.entry("sqlcmd", UPPER_P),
          Map.entry("mosquitto_pub", UPPER_P),
          Map.entry("mosquitto_sub", UPPER_P),
          Map.entry("ipmitool", UPPER_P),
          Map.entry("ldapadd", LDAP),
          Map.entry("ldapdelete", LDAP),
          Map.entry("ldapmodify", LDAP),
          Map.entry("ldappasswd", LDAP),
          Map.entry("ldapsearch", LDAP),
          Map.entry("ldapwhoami", LDAP),
          Map.entry("redis-cli", REDIS),
          Map.entry("valkey-cli", REDIS),
          Map.entry("unzip", ARCHIVE),
          Map.entry("zip", ARCHIVE),
          Map.entry("openssl", OPENSSL),
          Map.entry("keytool", KEYTOOL),
          Map.entry("useradd", ACCOUNT),
          Map.entry("usermod", ACCOUNT),
          Map.entry("curl", CURL));

  /** Images that are not called as their client is. */
  private static final Map<String, String> IMAGES =
      Map.of(
          "percona", "mysql",
          "mysql-server", "mysql",
          "redis", "redis-cli",
          "valkey", "valkey-cli",
          "mssql-tools", "sqlcmd",
          "openldap", "ldapsearch");

  /** Programs that take a password with -p once they are asked to log in. */
  private static final Set<String> REGISTRY_CLIENTS =
      Set.of("docker", "podman", "nerdctl", "buildah", "skopeo", "helm", "crane", "oras", "az");

  /** Programs to which -p is a port, a path or a switch. */
  private static final Set<String> OTHERS =
      Set.of("mkdir", "cp", "install", "tar", "ssh", "scp", "psql", "pg_dump", "pg_isready", "git");

  private static final int LEAST_OF_UNKNOWN = 8;
  private static final int LEAST_IN_DOUBT = 6;
  private static final int LONGEST_PORT = 5;

  private String program = "";
  private List<Option> options = List.of();
  private @Nullable Option awaited;
  private final List<String> operands = new ArrayList<>(0);
  private boolean strict = true;

  /** Begins a command of which nothing is known yet. */
  public CommandSecrets() {}

  /** Begins a command whose program is the one that an image is called by, as its entry point. */
  public static CommandSecrets ofImage(String image) {
    CommandSecrets command = new CommandSecrets();
    int start = image.lastIndexOf('/') + 1;
    int end = start;
    while (end < image.length() && image.charAt(end) != ':' && image.charAt(end) != '@') {
      end++;
    }
    String name = image.substring(start, end);
    command.program(IMAGES.getOrDefault(name, name));
    return command;
  }

  /**
   * What may be a password in a word after {@code -p} of a program that is not known: enough to
   * show it to nobody, and too little to complain.
   */
  public Optional<Secret> doubtful(String word) {
    boolean attached = strict && word.startsWith("-p") && word.length() >= 2 + LEAST_IN_DOUBT;
    if (!attached || !mayBePassword(word.substring(2))) {
      return Optional.empty();
    }
    return Optional.of(new Secret(SecretKind.PASSWORD, "-p", 2, word.length()));
  }

  private static boolean mayBePassword(String value) {
    boolean plain = value.chars().noneMatch(c -> "/:.,=".indexOf(c) >= 0);
    return plain
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter)
        && SecretValue.isSecret(NameKind.PASSWORD, "password", value);
  }

  /** The secret in the next word, by its place in the word. */
  public Optional<Secret> next(String word) {
    Option option = awaited;
    awaited = null;
    if (option != null && !word.startsWith("-")) {
      return given(option, word, 0);
    }
    if (word.startsWith("-")) {
      if (program.equals("htpasswd") && word.indexOf('n') > 0) {
        operands.add(word); // stands for the file, since this one writes to none
      }
      return option(word);
    }
    if (!program(word) && Positions.know(program) && operands.size() < Positions.MOST) {
      operands.add(word);
      boolean secret =
          Positions.isSecret(program, operands)
              && SecretValue.isSecret(NameKind.PASSWORD, "password", word);
      return secret
          ? Optional.of(new Secret(SecretKind.PASSWORD, program, 0, word.length()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  /** Another command follows. */
  void begin() {
    program = "";
    options = List.of();
    awaited = null;
    operands.clear();
    strict = true;
  }

  /** Whether the next word is taken as one, whatever quotes are around it. */
  boolean awaits() {
    return awaited != null || Positions.know(program);
  }

  /** Whether a word is the name of a program that is known here, or makes it log in. */
  private boolean program(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    if (word.equals("login") && REGISTRY_CLIENTS.contains(program)) {
      options = LOWER_P;
      return true;
    }
    if (Positions.know(program)) {
      return false;
    }
    if (PROGRAMS.containsKey(name)) {
      begin();
      program = name;
      options = PROGRAMS.get(name);
      strict = false;
      return true;
    }
    boolean known =
        REGISTRY_CLIENTS.contains(name)
            || OTHERS.contains(name)
            || (program.isEmpty() && Positions.know(name));
    if (known) {
      begin();
      program = name;
      strict = false;
    }
    return known;
  }

  private Optional<Secret> option(String word) {
    return option(program.equals("curl") ? unbundled(word) : word, word);
  }

  /** An option as if it stood alone: {@code -u} of {@code -ku}. */
  private static String unbundled(String word) {
    int at = 1;
    while (at < word.length() && SWITCHES_OF_CURL.indexOf(word.charAt(at)) >= 0) {
      at++;
    }
    return at > 1 && at < word.length() ? "-" + word.substring(at) : word;
  }

  private Optional<Secret> option(String word, String written) {
    int before = written.length() - word.length();
    for (Option option : strict ? LOWER_P : options) {
      if (word.equals(option.name)) {
        awaited = option.value == Value.ATTACHED ? null : option;
        return Optional.empty();
      }
      boolean isLong = option.name.startsWith("--");
      boolean attached = option.value != Value.NEXT_WORD && option.value != Value.AFTER_PASS;
      if (!strict && attached && word.startsWith(isLong ? option.name + "=" : option.name)) {
        return given(option, written, before + option.name.length() + (isLong ? 1 : 0));
      }
    }
    return Optional.empty();
  }

  private Optional<Secret> given(Option option, String word, int from) {
    int start =
        switch (option.value) {
          case AFTER_USER -> word.indexOf(':', from) + 1;
          case AFTER_NAME -> word.indexOf('=', from) + 1;
          case AFTER_PASS -> word.startsWith("pass:", from) ? from + 5 : 0;
          default -> from;
        };
    String value = word.substring(start);
    if ((start == 0 && isAfter(option.value))
        || value.startsWith("`")
        || (option.value == Value.AFTER_NAME && !mayBeSession(value))
        || (program.equals("keytool") && value.equals("changeit"))
        || isPort(value)
        || !SecretValue.isSecret(NameKind.PASSWORD, "password", value)
        || (strict && !isNothingElse(value))) {
      return Optional.empty();
    }
    String name = program.isEmpty() ? option.name : program + " " + option.name;
    return Optional.of(new Secret(SecretKind.PASSWORD, name, start, word.length()));
  }

  private static boolean isAfter(Value value) {
    return value == Value.AFTER_USER || value == Value.AFTER_NAME || value == Value.AFTER_PASS;
  }

  /** Most cookies in commands accept a licence or choose a language. */
  private static boolean mayBeSession(String value) {
    return value.indexOf('%') < 0
        && value.chars().anyMatch(Character::isDigit)
        && value.chars().anyMatch(Character::isLetter);
  }

  private static boolean isPort(String value) {
    return value.length() <= LONGEST_PORT && value.chars().allMatch(Character::isDigit);
  }

  /** Neither a port nor a path nor a name: letters of both cases and digits, without a break. */
  private static boolean isNothingElse(String value) {
    boolean upper = false;
    boolean lower = false;
    boolean digit = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ("/:.,=-_".indexOf(c) >= 0) {
        return false;
      }
      upper |= Character.isUpperCase(c);
      lower |= Character.isLowerCase(c);
      digit |= Character.isDigit(c);
    }
    return upper && lower && digit && value.length() >= LEAST_OF_UNKNOWN;
  }
}
