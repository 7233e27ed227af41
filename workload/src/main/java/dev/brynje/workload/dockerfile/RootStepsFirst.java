package dev.brynje.workload.dockerfile;

import dev.brynje.core.Control;
import dev.brynje.core.Ring;
import dev.brynje.core.Severity;
import dev.brynje.workload.dockerfile.StageSubject.UserSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class RootStepsFirst implements DockerfileCheck {
  private static final Control CONTROL =
      Control.named("dockerfile/root-steps-first", Ring.WORKLOAD, Severity.MEDIUM)
          .title("What needs root comes before USER gives it up")
          .rationale(
              """
              Where steps that need root come after USER, they fail, and what is done about it is
              sudo, or USER root once more. Somebody then takes out a line, or builds an earlier
              stage, and the image runs as root with nobody having wanted it.
              """)
          .remediation(
              "Do all that needs root first, then set USER once, before what runs as that user")
          .reference("cis-docker", "4.1")
          .reference("cwe", "CWE-250")
          .bad(
              """
              FROM registry.example.com/base:1.0
              USER 10001
              USER root
              RUN apk add --no-cache tool=1.0-r0
              """)
          .good(
              """
              FROM registry.example.com/base:1.0
              RUN apk add --no-cache tool=1.0-r0
              USER 10001
              RUN tool --init
              """)
          .define();

  /** Commands that only root can do, whatever they are asked for. */
  private static final Set<String> OF_ROOT =
      Set.of(
          "useradd",
          "adduser",
          "userdel",
          "usermod",
          "groupadd",
          "addgroup",
          "groupmod",
          "chpasswd",
          "chown",
          "setcap",
          "update-ca-certificates",
          "update-alternatives",
          "ldconfig");

  /** Package managers, with what they change the system by. */
  private static final Map<String, Set<String>> CHANGES =
      Map.ofEntries(
          Map.entry("apt-get", aptVerbs()),
          Map.entry("apt", aptVerbs()),
          Map.entry("apk", Set.of("add", "del", "upgrade", "update")),
          Map.entry("yum", yumVerbs()),
          Map.entry("dnf", yumVerbs()),
          Map.entry("microdnf", yumVerbs()),
          Map.entry("tdnf", yumVerbs()),
          Map.entry("zypper", Set.of("install", "in", "update", "up", "remove", "rm", "refresh")));

  private static final Set<String> RAISING = Set.of("sudo", "doas", "su", "gosu", "su-exec");

  private static Set<String> aptVerbs() {
    return Set.of("install", "update", "upgrade", "dist-upgrade", "remove", "purge", "autoremove");
  }

  private static Set<String> yumVerbs() {
    return Set.of("install", "update", "upgrade", "remove", "erase", "reinstall");
  }

  @Override
  public Control control() {
    return CONTROL;
  }

  @Override
  public boolean readsCommands() {
    return true;
  }

  @Override
  public void judge(DockerfileSubject subject, DockerfileVerdict verdict) {
    for (StageSubject stage : subject.layered()) {
      backToRoot(stage, verdict);
      for (RunScript script : stage.scripts()) {
        script
            .user()
            .filter(user -> !mayBeRoot(user))
            .ifPresent(user ->
                script.commands().stream()
                    .filter(RootStepsFirst::needsRoot)
                    .forEach(command -> needed(command, user, verdict)));
      }
    }
  }

  private static void backToRoot(StageSubject stage, DockerfileVerdict verdict) {
    Optional<UserSet> before = stage.base().flatMap(StageSubject::user);
    List<UserSet> users = stage.users();
    for (int i = 0; i < users.size(); i++) {
      UserSet now = users.get(i);
      if (before.isPresent() && !mayBeRoot(before.get()) && Users.of(now.value()).isRoot()) {
        boolean stays = i == users.size() - 1;
        verdict
            .fail(
                stage,
                now.instruction(),
                now.instruction().user().span(),
                stays
                    ? "root is taken again, and kept, after USER had given it up"
                    : "root is taken again after USER had given it up: what follows could have come before")
            .severity(stays ? Severity.MEDIUM : Severity.LOW)
            .evidence("before", Users.of(before.get().value()).name());
      }
      before = Optional.of(now);
    }
  }

  private static boolean mayBeRoot(UserSet user) {
    Users set = Users.of(user.value());
    return set.isRoot() || set.name().isEmpty() || !user.value().known();
  }

  private static boolean needsRoot(RunCommand command) {
    String first = ShellNames.base(command.command().words().getFirst().text());
    return !RAISING.contains(first)
        && (OF_ROOT.contains(command.name())
            || CHANGES.getOrDefault(command.name(), Set.of()).contains(command.verb()));
  }

  private static void needed(RunCommand command, UserSet user, DockerfileVerdict verdict) {
    verdict
        .fail(command, "%s needs root, but USER has given that up before".formatted(command.name()))
        .evidence("command", command.name())
        .evidence("user", Users.of(user.value()).name());
  }
}
