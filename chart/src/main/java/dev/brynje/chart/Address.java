package dev.brynje.chart;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of what would be fetched, as they may be shown. */
final class Address {
  private static final String MASK = "••••••••";

  /** Before the host: {@code user:password@} or {@code token@}. */
  private static final Pattern CREDENTIALS =
      Pattern.compile("(^|//|::)(?<user>[^/@:?#]*)(?<password>:(?!//|:\\w+://)\\S*)?@(?=[^/@])");

  /** What kustomize itself reads of a query; anything else may be a token. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?<=[?&])(?!(?:ref|version|timeout|submodules)=)(?<name>[^=&]*)=[^&]*",
          Pattern.CASE_INSENSITIVE);

  private Address() {}

  /** Without passwords and tokens. */
  static String shown(String address) {
    String shown = CREDENTIALS.matcher(address).replaceAll(Address::masked);
    return PARAMETER.matcher(shown).replaceAll("${name}=" + MASK);
  }

  private static String masked(MatchResult found) {
    String user = found.group("user");
    boolean alone = found.group("password") == null;
    String kept = alone && user.equals("git") ? user : alone ? MASK : user + ":" + MASK;
    return Matcher.quoteReplacement(found.group(1) + kept + "@");
  }
}
