package dev.brynje.fix.dockerfile;

import dev.brynje.dockerfile.shell.ShellWord;
import dev.brynje.fix.dockerfile.Accounts.Account;
import dev.brynje.fix.image.Base;
import dev.brynje.fix.image.ImageUser;
import dev.brynje.workload.dockerfile.StageSubject;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import dev.brynje.workload.dockerfile.Users;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * By which user an image is to run.
 *
 * @param value for USER; empty when it cannot be decided
 * @param make what makes the user, a command each; none when it is there
 * @param edits what gives a user a number that has none yet
 * @param note what is to be known of it; empty when nothing is
 * @param left what to write when it cannot be decided
 */
record UserChoice(String value, List<String> make, List<Edit> edits, String note, String left) {
  /** As good as any that nobody has, and above those that hosts give to people. */
  private static final String NUMBER = "10001";

  private static final String NOBODY = "65534";
  private static final String DISTROLESS = "65532";

  UserChoice {
    make = List.copyOf(make);
    edits = List.copyOf(edits);
  }

  private static UserChoice of(String value) {
    return new UserChoice(value, List.of(), List.of(), "", "");
  }

  private static UserChoice undecided(String left) {
    return new UserChoice("", List.of(), List.of(), "", left);
  }

  private UserChoice noted(String words) {
    return new UserChoice(value, make, edits, words, left);
  }

  boolean isDecided() {
    return !value.isEmpty();
  }

  /** The owner for what it writes, as chown takes it. */
  String owner() {
    return value.indexOf(':') < 0 ? value + ":" + value : value;
  }

  /** For a stage that runs by root, as far as is known. */
  static UserChoice of(Subject subject, StageSubject stage) {
    Lineage lineage = Lineage.of(stage);
    Accounts accounts = Accounts.of(lineage);
    Optional<UserSet> earlier = earlier(lineage);
    if (earlier.isPresent()) {
      return named(subject, stage, earlier.get().value().text().strip());
    }
    List<Account> made =
        accounts.users().values().stream()
            .filter(one -> one.uid().isEmpty() || one.isNumbered())
            .toList();
    if (made.size() > 1) {
      return undecided("it makes several users; write USER with the number of the one that it is");
    }
    if (made.size() == 1) {
      return ofAccount(subject, accounts, made.getFirst());
    }
    return accounts.users().isEmpty()
        ? ofBase(subject, stage)
        : undecided("the number of the user that it makes is not known; write USER with it");
  }

  /** The last one that was not root. */
  private static Optional<UserSet> earlier(Lineage lineage) {
    Optional<UserSet> found = Optional.empty();
    for (StageSubject stage : lineage.stages()) {
      for (UserSet one : stage.users()) {
        Users user = Users.of(one.value());
        if (one.value().known() && !user.isRoot() && !user.name().isEmpty()) {
          found = Optional.of(one);
        }
      }
    }
    return found;
  }

  /** For a user that USER names. */
  static UserChoice named(Subject subject, StageSubject stage, String written) {
    int colon = written.indexOf(':');
    String name = colon < 0 ? written : written.substring(0, colon);
    String group = colon < 0 ? "" : written.substring(colon + 1);
    if (Accounts.isNumber(name)) {
      return of(written);
    }
    Accounts accounts = Accounts.of(Lineage.of(stage));
    Account account = accounts.users().get(name);
    if (account != null) {
      UserChoice choice = ofAccount(subject, accounts, account);
      String own = accounts.groups().getOrDefault(group, group);
      return group.isEmpty() || !choice.isDecided()
          ? choice
          : choice.inGroup(Accounts.isNumber(own) ? own : group);
    }
    String image = stage.outermost().text();
    Optional<String> number =
        KnownUsers.number(name, image, subject.base(stage), subject.images().user(image));
    if (number.isEmpty()) {
      return undecided(
          "the number of %s is not known; where it is made, give it one, and write USER with that"
              .formatted(name));
    }
    return group.isEmpty()
        ? of(number.get())
        : of(number.get() + ":" + (group.equals(name) ? number.get() : group));
  }

  private UserChoice inGroup(String group) {
    String user = value.indexOf(':') < 0 ? value : value.substring(0, value.indexOf(':'));
    return new UserChoice(user + ":" + group, make, edits, note, left);
  }

  private static UserChoice ofAccount(Subject subject, Accounts accounts, Account account) {
    if (account.isNumbered()) {
      return of(account.uid() + accounts.group(account).map(gid -> ":" + gid).orElse(""));
    }
    if (!account.uid().isEmpty()) {
      return undecided(
          "the number of %s is a variable; write USER with it".formatted(account.name()));
    }
    boolean letters = account.made().isAny("adduser") && !hasWords(account);
    Optional<Edit> edit =
        subject
            .scripts()
            .behind(account.made(), name(account), (letters ? "-u " : "--uid ") + NUMBER);
    return edit.isEmpty()
        ? undecided(
            "give %s a number where it is made, and write USER with that".formatted(account.name()))
        : new UserChoice(NUMBER, List.of(), List.of(edit.get()), "", "");
  }

  /** Debian's adduser has options in words, that of BusyBox has letters. */
  private static boolean hasWords(Account account) {
    return account.made().arguments().stream().anyMatch(word -> word.text().startsWith("--"));
  }

  private static ShellWord name(Account account) {
    return account.made().command().words().stream()
        .filter(word -> word.text().endsWith(account.made().name()))
        .findFirst()
        .orElseThrow();
  }

  private static UserChoice ofBase(Subject subject, StageSubject stage) {
    String image = stage.outermost().text();
    Optional<ImageUser> known =
        stage.outermost().known() ? subject.images().user(image) : Optional.empty();
    if (known.isPresent() && known.get().uid() != Long.parseLong(NOBODY)) {
      String uid = Long.toString(known.get().uid());
      String value =
          known.get().gid().isPresent() ? uid + ":" + known.get().gid().getAsLong() : uid;
      return of(value).noted("the number is known from " + known.get().source());
    }
    Base base = subject.base(stage);
    return switch (base.family()) {
      case NONE -> of(DISTROLESS + ":" + DISTROLESS);
      case DEBIAN, RED_HAT ->
          made(
              "groupadd --gid %1$s app".formatted(NUMBER),
              "useradd --uid %1$s --gid %1$s --create-home --shell %2$s app"
                  .formatted(
                      NUMBER,
                      base.family() == Base.Family.DEBIAN ? "/usr/sbin/nologin" : "/sbin/nologin"));
      case ALPINE ->
          made(
              "addgroup -g %s app".formatted(NUMBER),
              "adduser -D -u %s -G app -s /sbin/nologin app".formatted(NUMBER));
      case UNKNOWN ->
          image.startsWith("gcr.io/distroless/")
              ? of(DISTROLESS + ":" + DISTROLESS)
              : ofUnknown(image);
    };
  }

  private static UserChoice made(String... commands) {
    return new UserChoice(NUMBER + ":" + NUMBER, List.of(commands), List.of(), "", "");
  }

  private static UserChoice ofUnknown(String image) {
    String name = image.toLowerCase(Locale.ROOT);
    boolean says =
        List.of("nonroot", "non-root", "unprivileged", "rootless", "chainguard").stream()
            .anyMatch(name::contains);
    return says
        ? undecided("write USER with the number that the base runs by, as docker inspect shows it")
        : of(NUMBER + ":" + NUMBER)
            .noted(
                "the base is not known to have this user; what asks for its name or home finds none");
  }
}
