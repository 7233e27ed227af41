package dev.brynje.workload.compose;

import dev.brynje.compose.Service;
import dev.brynje.compose.Text;
import java.util.Locale;

/**
 * An entry of {@code security_opt}, as {@code seccomp:unconfined} or {@code seccomp=unconfined}.
 *
 * @param value empty for a name alone
 */
record SecurityOption(String name, String value) {
  static SecurityOption of(Text text) {
    String option = text.text().strip();
    int end = 0;
    while (end < option.length() && option.charAt(end) != ':' && option.charAt(end) != '=') {
      end++;
    }
    String value = end < option.length() ? option.substring(end + 1) : "";
    return new SecurityOption(option.substring(0, end), value.strip().toLowerCase(Locale.ROOT));
  }

  /** Complains of each option that has a value. */
  static void judge(
      Service service, String name, String value, String message, ComposeVerdict verdict) {
    for (Text text : service.texts("security_opt")) {
      SecurityOption option = of(text);
      boolean mayBe = !text.known() && (option.name.isEmpty() || option.name.equals(name));
      if (mayBe) {
        verdict.knows(text);
      } else if (option.name.equals(name) && option.value.equals(value)) {
        verdict.fail(text.place(), "security_opt", message);
      }
    }
  }
}
