package dev.brynje.dockerfile;

import java.util.Locale;
import java.util.Set;

/** The signals that STOPSIGNAL may name. */
final class StopSignal {
  private static final Set<String> NAMES =
      Set.of(
          ("ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV"
                  + " STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ"
                  + " RTMIN RTMAX")
              .split(" "));

  private StopSignal() {}

  static boolean isOne(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    return isNumber(text)
        || NAMES.contains(name)
        || isRealTime(name, "RTMIN+", 15)
        || isRealTime(name, "RTMAX-", 14);
  }

  /** BuildKit takes any number but 0. */
  private static boolean isNumber(String text) {
    try {
      return Long.parseLong(text) != 0;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static boolean isRealTime(String name, String prefix, int most) {
    for (int i = 1; i <= most; i++) {
      if (name.equals(prefix + i)) {
        return true;
      }
    }
    return false;
  }
}
