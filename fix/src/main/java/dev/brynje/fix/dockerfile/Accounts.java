package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.workload.dockerfile.RunCommand;
import dev.brynje.workload.dockerfile.RunScript;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users that a stage makes, and those that it goes on from.
 *
 * @param users by their names, in the order in which they are made
 * @param groups the numbers of groups, by their names
 */
record Accounts(Map<String, Account> users, Map<String, String> groups) {
  private static final Set<String> USER_PROGRAMS = Set.of("useradd", "adduser");
  private static final Set<String> GROUP_PROGRAMS = Set.of("groupadd", "addgroup");

  /** Options of either that take a word of their own. */
  private static final Set<String> VALUED =
      Set.of(
          "-u",
          "--uid",
          "-g",
          "--gid",
          "-G",
          "--groups",
          "--ingroup",
          "-d",
          "--home-dir",
          "--home",
          "-h",
          "-s",
          "--shell",
          "-c",
          "--comment",
          "--gecos",
          "-b",
          "--base-dir",
          "-k",
          "--skel",
          "-K",
          "--key",
          "-p",
          "--password",
          "-e",
          "-f",
          "-R",
          "--firstuid",
          "--lastuid");

  /**
   * A user.
   *
   * @param uid its number as it is written; empty when none is
   * @param gid that of its group, or the group's name; empty when none is written
   * @param made what makes it
   */
  record Account(String name, String uid, String gid, RunCommand made) {
    /** Whether the number is a number, and not root's. */
    boolean isNumbered() {
      return isNumber(uid) && !uid.chars().allMatch(c -> c == '0');
    }
  }

  static Accounts of(Lineage lineage) {
    Map<String, Account> users = new LinkedHashMap<>();
    Map<String, String> groups = new LinkedHashMap<>();
    for (RunScript script : lineage.scripts()) {
      for (RunCommand command : script.commands()) {
        Optional<String> name = name(command);
        if (name.isPresent() && USER_PROGRAMS.contains(command.name())) {
          String uid = value(command, "-u", "--uid");
          String gid = value(command, "-g", "--gid");
          String group = gid.isEmpty() ? value(command, "-G", "--ingroup") : gid;
          users.put(name.get(), new Account(name.get(), uid, group, command));
        } else if (name.isPresent() && GROUP_PROGRAMS.contains(command.name())) {
          groups.put(name.get(), value(command, "-g", "--gid"));
        }
      }
    }
    return new Accounts(users, groups);
  }

  /** The only word that is neither an option nor an option's. */
  private static Optional<String> name(RunCommand command) {
    Optional<String> name = Optional.empty();
    List<ShellWord> words = command.arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      boolean letters = word.startsWith("-") && !word.startsWith("--") && word.length() > 1;
      String option = letters ? "-" + word.charAt(word.length() - 1) : word;
      if (VALUED.contains(option) && !word.contains("=")) {
        i++;
      } else if (!word.startsWith("-")) {
        if (name.isPresent() || !words.get(i).isKnown()) {
          return Optional.empty();
        }
        name = Optional.of(word);
      }
    }
    return name;
  }

  private static String value(RunCommand command, String letter, String option) {
    List<ShellWord> words = command.arguments();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).text();
      boolean letters = word.startsWith("-") && !word.startsWith("--");
      if (word.startsWith(option + "=")) {
        return word.substring(option.length() + 1);
      }
      if (letters && word.startsWith(letter) && word.length() > 2 && isNumber(word.substring(2))) {
        return word.substring(2);
      }
      boolean here = word.equals(option) || (letters && word.endsWith(letter.substring(1)));
      if (here && i + 1 < words.size()) {
        return words.get(i + 1).text();
      }
    }
    return "";
  }

  /** The number of a user's group; empty when it is not known. */
  Optional<String> group(Account account) {
    String gid = groups.getOrDefault(account.gid(), account.gid());
    return isNumber(gid) ? Optional.of(gid) : Optional.empty();
  }

  static boolean isNumber(String text) {
    return !text.isEmpty()
        && text.length() < 10
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
