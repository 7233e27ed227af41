package dev.brynje.dockerfile;

import java.util.Locale;
import java.util.Set;

/**
 * The grammar of platforms: {@code linux/arm64/v8}, {@code windows(10.0.17763)/amd64}.
 *
 * @see <a href="https://pkg.go.dev/github.com/containerd/platforms#Parse">containerd/platforms</a>
 */
final class Platform {
  /** A part that stands alone has to be known. */
  private static final Set<String> KNOWN =
      Set.of(
          ("aix android darwin dragonfly freebsd hurd illumos ios js linux macos nacl netbsd openbsd"
                  + " plan9 solaris windows zos 386 i386 amd64 x86_64 x86-64 amd64p32 arm armhf"
                  + " armel armbe arm64 aarch64 arm64be ppc64 ppc64le loong64 mips mipsle mips64"
                  + " mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64"
                  + " wasm")
              .split(" "));

  private Platform() {}

  static boolean isOne(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length > 3 || !isSystem(parts[0])) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      if (!isMadeOf(parts[i], "_.-")) {
        return false;
      }
    }
    return parts.length > 1 || KNOWN.contains(name(parts[0]).toLowerCase(Locale.ROOT));
  }

  static boolean isWindows(String text) {
    return name(text.split("/", -1)[0]).equalsIgnoreCase("windows");
  }

  private static String name(String system) {
    int options = system.indexOf('(');
    return options < 0 ? system : system.substring(0, options);
  }

  /** A name, perhaps with a version and features: {@code windows(10.0.17763+win32k)}. */
  private static boolean isSystem(String text) {
    String name = name(text);
    if (!isMadeOf(name, "_-")) {
      return false;
    }
    if (name.length() == text.length()) {
      return true;
    }
    if (!text.endsWith(")")) {
      return false;
    }
    String[] options = text.substring(name.length() + 1, text.length() - 1).split("\\+", -1);
    for (int i = 0; i < options.length; i++) {
      boolean empty = options[i].isEmpty();
      if (empty ? i > 0 : !isMadeOf(options[i], "_.%-") || !isUnescapable(options[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMadeOf(String text, String others) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(c ->
                (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || others.indexOf(c) >= 0);
  }

  private static boolean isUnescapable(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      if (i + 2 >= text.length()
          || Character.digit(text.charAt(i + 1), 16) < 0
          || Character.digit(text.charAt(i + 2), 16) < 0) {
        return false;
      }
    }
    return true;
  }
}
