package dev.brynje.fix.pod;

import dev.brynje.kube.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container's command does that root alone may do. */
final class RootWork {
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:^|[\\s;&|(/])(chown|chgrp|mount|umount|sysctl|apt-get|apt|apk|dnf|yum|setcap|useradd|adduser|iptables|ip6tables|nft|modprobe|mkfs[.a-z0-9]*|swapoff|nsenter|chroot|gosu|su-exec|setpriv)(?:\\s|$)");

  private RootWork() {}

  /** The first such program, unless somebody has decided on another user than root for it. */
  static Optional<String> in(Container container) {
    if (container.effective("runAsUser").integer().orElse(0) != 0) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>(container.field().get("command").strings());
    words.addAll(container.field().get("args").strings());
    for (String word : words) {
      Matcher program = PROGRAM.matcher(word);
      if (program.find()) {
        return Optional.of(program.group(1));
      }
    }
    return Optional.empty();
  }

  /** Why such a container is left as it is. */
  static String reason(String program) {
    return "it runs %s, which takes root and its capabilities; have that done where the image is built, or by fsGroup if it is about who owns a volume"
        .formatted(program);
  }
}
