package dev.brynje.core.secret;

import java.util.ArrayList;
import java.util.List;

/**
 * What a script prints into a program that reads a password: {@code echo "root:X" | chpasswd},
 * {@code echo X | docker login --password-stdin}, {@code sudo -S make <<< X}, and what it prints
 * into a .netrc.
 */
final class Fed {
  private record Printed(String word, int at) {}

  private enum Reader {
    NONE,
    /** Lines of {@code user:password}. */
    PAIRS,
    PASSWORD,
    NETRC
  }

  private static final int MOST = 64;

  private final List<Secret> found = new ArrayList<>(0);
  private final List<Printed> printed = new ArrayList<>(0);
  private String program = "";
  private boolean prints;
  private boolean piped;
  private boolean here;
  private boolean redirected;
  private Reader reader = Reader.NONE;

  /** The secrets so far, in order and apart from each other. */
  List<Secret> found() {
    return found;
  }

  /** Another command follows, which reads what this one prints where a pipe stands between. */
  void begin(boolean pipe) {
    piped = pipe && (prints || piped);
    if (!piped) {
      printed.clear();
    }
    program = "";
    prints = false;
    here = false;
    redirected = false;
    reader = Reader.NONE;
  }

  /** The next word, without its quotes. */
  void next(String word, int at) {
    if (here) {
      here = false;
      secret(new Printed(word, at));
    } else if (word.startsWith("<<<")) {
      here = word.length() == 3;
      if (!here) {
        secret(new Printed(word.substring(3), at + 3));
      }
    } else if (redirected || word.startsWith(">")) {
      redirect(word);
    } else if (prints) {
      if (printed.size() < MOST && !word.startsWith("-")) {
        printed.add(new Printed(word, at));
      }
    } else {
      command(word);
    }
  }

  private void redirect(String word) {
    int start = 0;
    while (start < word.length() && word.charAt(start) == '>') {
      start++;
    }
    redirected = start == word.length();
    if (!redirected && prints && word.endsWith("netrc")) {
      reader = Reader.NETRC;
      give();
    }
  }

  private void command(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    if (!piped && (name.equals("echo") || name.equals("printf"))) {
      prints = true;
      printed.clear();
    } else if (name.equals("chpasswd")) {
      reads(Reader.PAIRS);
    } else if (name.equals("passwd") || word.equals("--password-stdin")) {
      reads(Reader.PASSWORD);
    } else if (program.equals("sudo") && (word.equals("-S") || word.equals("--stdin"))) {
      reads(Reader.PASSWORD);
    } else if (program.equals("tee") && word.endsWith("netrc")) {
      reads(Reader.NETRC);
    } else if (name.equals("sudo") || name.equals("tee")) {
      program = name;
    }
  }

  private void reads(Reader kind) {
    reader = kind;
    if (piped) {
      give();
    }
  }

  private void give() {
    boolean next = reader != Reader.NETRC;
    for (Printed one : printed) {
      if (next) {
        secret(one);
      }
      next = reader != Reader.NETRC || one.word.equals("password");
    }
    printed.clear();
  }

  private void secret(Printed one) {
    int start = reader == Reader.PAIRS ? one.word.indexOf(':') + 1 : 0;
    boolean reads = reader != Reader.NONE && (reader != Reader.PAIRS || start > 0);
    if (reads && SecretValue.isSecret(NameKind.PASSWORD, "password", one.word.substring(start))) {
      int end = one.at + one.word.length();
      found.add(new Secret(SecretKind.PASSWORD, "password", one.at + start, end));
    }
  }
}
